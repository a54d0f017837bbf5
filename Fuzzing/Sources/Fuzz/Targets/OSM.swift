import Quartier

@testable import QuartierIO

/// A damaged file ends in findings, whichever layer is asked for; features with a defect have no shape.
func fuzzOSM(_ bytes: UnsafeRawBufferPointer) {
    for layer in OSMReader.layers {
        var findings = Findings()
        var options = FeatureFileOptions(displayName: "t.osm.pbf")
        options.studyLayer = layer
        let table = try? OSMReader.read(bytes, path: "t", layer: nil, options: options, findings: &findings)
        check(table, findings)
        guard let table else { continue }
        promise(table.defects.allSatisfy { table.shapes.isEmpty($0.row) }, "what is broken is not drawn")
    }
}
