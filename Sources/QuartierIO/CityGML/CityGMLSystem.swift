internal import QuartierGeometry
internal import QuartierModel

/// The reference system of a CityGML file, and the order of its axes.
struct CityGMLSystem {
    /// The name the file uses; nil if it names none.
    let name: String?
    /// Whether coordinates have north (or latitude) first.
    let isNorthFirst: Bool

    /// Looks through the file for `srsName`, at envelopes and at geometries.
    ///
    /// Throws a finding if it names several systems, or one in two orders of axes.
    init(_ bytes: UnsafeRawBufferPointer, file: String) throws(Finding) {
        let names = GMLSystem.names(in: bytes).filter { !GMLSystem.isHeight($0) }
        let known = names.map { (crs: CityModelFormat.crs(named: $0), isNorthFirst: Self.isNorthFirst($0)) }
        let isOne = known.allSatisfy { $0.crs == known[0].crs && $0.isNorthFirst == known[0].isNorthFirst }
        // Names that nobody knows are one system only if they are one name.
        guard isOne, names.count <= 1 || known[0].crs != nil else {
            throw Finding(
                .error, "mixed-crs",
                "the geometries are in different reference systems: \(names.prefix(8).joined(separator: ", "))",
                at: Place(file: file), remedy: "Export the file in one reference system")
        }
        name = names.first
        isNorthFirst = known.first?.isNorthFirst ?? false
    }

    /// Names of the OGC follow the register; all other ways of naming a system put east first.
    private static func isNorthFirst(_ name: String) -> Bool {
        let lower = name.lowercased()
        let ofOGC = [
            "urn:ogc:def:crs", "urn:x-ogc:def:crs", "http://www.opengis.net/def/crs",
            "https://www.opengis.net/def/crs",
        ]
        guard ofOGC.contains(where: lower.hasPrefix), !lower.contains("crs84") else { return false }
        return CityModelFormat.crs(named: name)?.isNorthFirst ?? false
    }
}
