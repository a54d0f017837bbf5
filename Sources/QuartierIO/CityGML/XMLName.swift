/// A vocabulary that the elements of a city model are of.
enum XMLSpace: Equatable {
    case gml, core, building, construction, generics, otherOfCityGML, xlink, other

    /// The vocabulary of a namespace.
    init(_ uri: String) {
        if uri == "http://www.opengis.net/gml" || uri.hasPrefix("http://www.opengis.net/gml/") {
            self = .gml
        } else if let rest = CityGMLVersion.path(of: uri) {
            switch rest.split(separator: "/").first {
            case "building": self = .building
            case "construction": self = .construction
            case "generics": self = .generics
            case let name? where name.first?.isNumber == true: self = .core
            default: self = .otherOfCityGML
            }
        } else {
            self = uri == "http://www.w3.org/1999/xlink" ? .xlink : .other
        }
    }
}

/// The version of CityGML that a namespace stands for.
enum CityGMLVersion {
    private static let register = "http://www.opengis.net/citygml/"
    /// Before the OGC took it up (0.3, 0.4).
    private static let oldRegister = "http://www.citygml.org/citygml/"

    /// What follows the register in a namespace: "2.0", "building/2.0"; nil for namespaces of others.
    static func path(of uri: String) -> Substring? {
        uri.hasPrefix(register) ? uri.dropFirst(register.count) : nil
    }

    /// Whether a namespace is CityGML's, of whatever version.
    static func isOfCityGML(_ uri: String) -> Bool { uri.hasPrefix(register) || uri.hasPrefix(oldRegister) }

    /// The number at the end of a namespace.
    static func number(of uri: String) -> String {
        uri.hasPrefix(oldRegister)
            ? "from before 1.0" : uri.split(separator: "/").last.map(String.init) ?? uri
    }
}

/// The name of an element or an attribute.
struct XMLName: Equatable {
    var space: XMLSpace
    var local: String

    init(_ space: XMLSpace, _ local: String) {
        self.space = space
        self.local = local
    }
}
