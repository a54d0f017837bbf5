import Quartier

@testable import QuartierIO

/// A damaged city model ends in findings; buildings with a defect have no shape.
func fuzzCityJSON(_ bytes: UnsafeRawBufferPointer) {
    readCity(bytes, CityJSONReader.read)
}

/// The same for CityGML, through Expat.
func fuzzCityGML(_ bytes: UnsafeRawBufferPointer) {
    readCity(bytes, CityGMLReader.read)
}

private typealias Reader = (UnsafeRawBufferPointer, FeatureFileOptions, String, inout Findings) throws -> FeatureTable?

private func readCity(_ bytes: UnsafeRawBufferPointer, _ read: Reader) {
    var findings = Findings()
    var table: FeatureTable?
    do {
        table = try read(bytes, FeatureFileOptions(displayName: "t"), "t", &findings)
    } catch {
        if let finding = error as? Finding { findings.add(finding) }
    }
    check(table, findings)
    guard let table else { return }
    promise(
        table.defects.allSatisfy { $0.isMended || table.shapes.isEmpty($0.row) }, "what is broken is not drawn")
}
