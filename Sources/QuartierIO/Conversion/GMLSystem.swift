internal import QuartierGeometry
internal import QuartierModel

/// The reference system that the geometries of a GML file name in `srsName`.
///
/// Besides the OGC's names, those of the AdV (Arbeitsgemeinschaft der Vermessungsverwaltungen) are known, which stand
/// in official German data: `urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH`.
enum GMLSystem {
    /// The one CRS of a file; nil if none is named, or one we do not know.
    ///
    /// Throws a finding if geometries are in different systems.
    static func read(_ source: SourceFile, _ bytes: UnsafeRawBufferPointer) throws(Finding) -> CRS? {
        var systems: [(name: String, crs: CRS)] = []
        for name in names(in: bytes) where !isHeight(name) {
            guard let crs = crs(named: name) else { return nil }
            if !systems.contains(where: { $0.crs == crs }) { systems.append((name, crs)) }
        }
        guard systems.count <= 1 else {
            throw Finding(
                .error, "mixed-crs",
                "the geometries are in different reference systems: \(systems.map(\.name).joined(separator: ", "))",
                at: Place(file: source.name), remedy: "Export the file in one reference system")
        }
        return systems.first?.crs
    }

    /// The different values of `srsName`, in order of first appearance; no honest file has more than a hundred.
    static func names(in bytes: UnsafeRawBufferPointer) -> [String] {
        var names: [String] = []
        var known: Set<String> = []
        var position = 0
        while let found = ByteSearch.position(of: "srsName=", in: bytes, from: position), known.count < 100 {
            position = found + "srsName=".utf8.count
            guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else { continue }
            let value = bytes[(position + 1)...].prefix(200).prefix { $0 != bytes[position] }
            let name = String(decoding: value, as: UTF8.self)
            if known.insert(name).inserted { names.append(name) }
        }
        return names
    }

    /// Whether a name stands for heights only: no geometry of the plane is in it.
    static func isHeight(_ name: String) -> Bool {
        ["urn:adv:crs:DE_DHHN", "urn:adv:crs:DE_DHN"].contains { name.hasPrefix($0) }
    }

    /// The CRS of a name; nil if it is not known.
    static func crs(named name: String) -> CRS? {
        try? CRS(code(of: name) ?? name)
    }

    /// The EPSG code of a name that only GML has.
    private static func code(of name: String) -> String? {
        let address = "http://www.opengis.net/gml/srs/epsg.xml#"
        if name.hasPrefix(address) { return "EPSG:\(name.dropFirst(address.count))" }
        // urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783: the plane, then the height.
        if name.hasPrefix("urn:ogc:def:crs,crs:") {
            let parts = name.split(separator: ",")
            return parts.count >= 2 ? "urn:ogc:def:\(parts[1])" : nil
        }
        // http://www.opengis.net/def/crs-compound?1=http://www.opengis.net/def/crs/EPSG/0/25832&2=…
        for scheme in ["http", "https"] where name.hasPrefix("\(scheme)://www.opengis.net/def/crs-compound?1=") {
            return String(name.drop { $0 != "=" }.dropFirst().prefix { $0 != "&" })
        }
        guard name.hasPrefix("urn:adv:crs:") else { return nil }
        let plane = name.dropFirst("urn:adv:crs:".count).prefix { $0 != "*" }
        return official.first { plane == $0.name || plane.hasPrefix($0.name + "_") }.map { "EPSG:\($0.code)" }
    }

    /// The AdV's names; what follows an underscore is the realisation of a state, in the same projection.
    private static let official: [(name: String, code: Int)] = [
        ("DE_DHDN_3GK2", 31466), ("DE_DHDN_3GK3", 31467), ("DE_DHDN_3GK4", 31468), ("DE_DHDN_3GK5", 31469),
        ("ETRS89_UTM31", 25831), ("ETRS89_UTM32", 25832), ("ETRS89_UTM33", 25833),
    ]
}
