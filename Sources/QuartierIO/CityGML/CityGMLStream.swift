/// Passes a CityGML file and hands over its buildings one by one.
final class CityGMLStream: XMLListener {
    /// What of the file is wanted as trees.
    enum Wanted { case buildings, everyObject }

    /// The most that one city object may hold: 1 GiB.
    private static let sizeLimit = 1 << 30

    private let wanted: Wanted
    private let take: (XMLTree) -> Void
    /// City objects that are no buildings.
    private(set) var others = OtherCityObjects()
    private var tree: XMLTree?
    /// Whether each open element holds city objects.
    private var areMembers: [Bool] = []
    private var spaces: [String: XMLSpace] = [:]

    /// Begins with a file; `take` is called with each building, or each city object.
    init(_ wanted: Wanted, _ take: @escaping (XMLTree) -> Void) {
        self.wanted = wanted
        self.take = take
    }

    func begin(
        _ uri: UnsafeBufferPointer<UInt8>, _ local: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes
    ) throws(XMLProblem) {
        let space = String(decoding: uri, as: UTF8.self)
        let name = XMLName(vocabulary(space), String(decoding: local, as: UTF8.self))
        if areMembers.isEmpty { try check(name, space) }
        if tree == nil, let isMember = areMembers.last {
            let isBuilding = name == XMLName(.building, "Building")
            if isMember, !isBuilding { others.add(name.local) }
            if isBuilding || (isMember && wanted == .everyObject) { tree = XMLTree() }
        }
        if tree == nil {
            areMembers.append(name.isMember)
        } else {
            tree?.begin(name, attributes)
        }
        if let size = tree?.size, size > Self.sizeLimit { throw Self.tooLarge }
    }

    func end() throws(XMLProblem) {
        guard tree != nil else {
            areMembers.removeLast()
            return
        }
        tree?.end()
        guard let whole = tree, whole.isWhole else { return }
        tree = nil
        take(whole)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLProblem) {
        tree?.append(bytes)
        if let size = tree?.size, size > Self.sizeLimit { throw Self.tooLarge }
    }

    private func check(_ name: XMLName, _ uri: String) throws(XMLProblem) {
        guard name.local == "CityModel", CityGMLVersion.isOfCityGML(uri) else {
            throw XMLProblem(
                code: "not-citygml", message: "the root element is no CityModel of CityGML",
                remedy: FileFormats.advice)
        }
        let version = CityGMLVersion.number(of: uri)
        guard ["1.0", "2.0", "3.0"].contains(version) else {
            throw XMLProblem(
                code: "unsupported-version",
                message: "this is CityGML \(version.prefix(40)); read are 1.0, 2.0 and 3.0",
                remedy: "Export the model as CityGML 2.0")
        }
    }

    private func vocabulary(_ uri: String) -> XMLSpace {
        if let known = spaces[uri] { return known }
        let space = XMLSpace(uri)
        // No honest file has more than a few dozen.
        if spaces.count < 1_000 { spaces[uri] = space }
        return space
    }

    private static let tooLarge = XMLProblem(
        code: "xml-limit", message: "a city object is larger than 1 GiB", remedy: "Split the file")
}

extension XMLName {
    /// Whether an element of this name holds city objects of the model.
    fileprivate var isMember: Bool {
        switch space {
        case .core: local == "cityObjectMember"
        case .gml: local == "featureMember" || local == "featureMembers"
        default: false
        }
    }
}
