internal import QuartierGeometry
internal import QuartierModel

/// Reads the buildings of CityGML 1.0, 2.0 and 3.0, one after the other.
///
/// A file is passed once. Only if a footprint hangs on a reference (XLink) into another building it is passed again, to
/// fetch what is referred to.
enum CityGMLReader {
    static func read(
        _ bytes: UnsafeRawBufferPointer, options: FeatureFileOptions, file: String, findings: inout Findings
    ) throws(Finding) -> FeatureTable? {
        let system = try CityGMLSystem(bytes, file: file)
        let (crs, source) = CityModelFormat.system(
            system.name, "srsName", options, place: Place(file: file), findings: &findings)
        let table = CityModelTable(file: file, crs: crs, crsSource: source, options: options)
        do throws(XMLProblem) {
            var pass = CityGMLPass(table, file: file, isNorthFirst: system.isNorthFirst)
            try pass.read(bytes)
            if !pass.unresolved.isEmpty {
                let found = try Self.surfaces(of: pass.unresolved, in: bytes, isNorthFirst: system.isNorthFirst)
                if !found.isEmpty {
                    pass = CityGMLPass(table, file: file, isNorthFirst: system.isNorthFirst, elsewhere: found)
                    try pass.read(bytes)
                }
            }
            return pass.finished(findings: &findings)
        } catch {
            throw error.finding(file: file)
        }
    }

    /// The surfaces that stand under one of some identifiers, anywhere in the file.
    private static func surfaces(
        of wanted: Set<String>, in bytes: UnsafeRawBufferPointer, isNorthFirst: Bool
    ) throws(XMLProblem) -> [String: [CitySurface]] {
        var found: [String: [CitySurface]] = [:]
        let stream = CityGMLStream(.everyObject) { tree in
            let surfaces = CityGMLBuilding.surfaces(of: wanted, in: tree, isNorthFirst: isNorthFirst)
            found.merge(surfaces) { first, _ in first }
        }
        try XMLScanner(stream).read(bytes)
        return found
    }
}

/// One pass over a file: its buildings become rows.
final class CityGMLPass {
    private var table: CityModelTable
    private let file: String
    private let isNorthFirst: Bool
    private let elsewhere: [String: [CitySurface]]
    private var losses = ValueLosses()
    private var others = OtherCityObjects()
    /// References that lead out of their building.
    private(set) var unresolved: Set<String> = []

    /// A pass that fills a table; `elsewhere` holds surfaces that buildings refer to and do not have.
    init(
        _ table: CityModelTable, file: String, isNorthFirst: Bool, elsewhere: [String: [CitySurface]] = [:]
    ) {
        self.table = table
        self.file = file
        self.isNorthFirst = isNorthFirst
        self.elsewhere = elsewhere
    }

    /// Reads all buildings.
    func read(_ bytes: UnsafeRawBufferPointer) throws(XMLProblem) {
        let stream = CityGMLStream(.buildings) { [unowned self] tree in add(tree) }
        try XMLScanner(stream).read(bytes)
        others = stream.others
    }

    private func add(_ tree: XMLTree) {
        var building = CityGMLBuilding(tree, isNorthFirst: isNorthFirst, elsewhere: elsewhere)
        table.add(building.building(noting: &losses, file: file))
        unresolved.formUnion(building.unresolved)
    }

    /// The table, and what there is to say.
    func finished(findings: inout Findings) -> FeatureTable {
        losses.report(to: &findings)
        let finished = table.finished(findings: &findings)
        others.report(file: file, to: &findings)
        return finished
    }
}
