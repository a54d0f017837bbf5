import Quartier

/// What was read whole and is written by us is read again as the same features.
func fuzzGeoJSON(_ bytes: UnsafeRawBufferPointer) {
    writeAndReadAgain(read(bytes)) { features in
        var text = GeoJSONFeatureEncoder.beginCollection(bbox: .empty, decimals: decimals)
        for (index, feature) in features.enumerated() {
            GeoJSONFeatureEncoder.appendFeature(feature, isFirst: index == 0, to: &text)
        }
        text += GeoJSONFeatureEncoder.endCollection()
        return text.withUnsafeBytes { read($0, stated: .wgs84) }
    }
}

/// The same for one feature a line.
func fuzzSequence(_ bytes: UnsafeRawBufferPointer) {
    writeAndReadAgain(readSequence(bytes)) { features in
        let text: [UInt8] = Array(features.joined(separator: [0x0A]))
        return text.withUnsafeBytes { readSequence($0, stated: .wgs84) }
    }
}

private typealias Reading = (table: FeatureTable?, findings: Findings)

private let decimals = 9

private func read(_ bytes: UnsafeRawBufferPointer, stated crs: CRS? = nil) -> Reading {
    var findings = Findings()
    let table = GeoJSONReader.read(
        bytes, name: "t", displayName: "t.geojson", fields: .all, crs: crs, findings: &findings)
    check(table, findings)
    return (table, findings)
}

private func readSequence(_ bytes: UnsafeRawBufferPointer, stated crs: CRS? = nil) -> Reading {
    var findings = Findings()
    let table = GeoJSONSeqReader.read(
        bytes, name: "t", displayName: "t.geojsonl", fields: .all, crs: crs, findings: &findings)
    check(table, findings)
    return (table, findings)
}

private func writeAndReadAgain(_ reading: Reading, _ readAgain: ([[UInt8]]) -> Reading) {
    guard let table = reading.table, table.count > 0, table.isWhole(reading.findings) else { return }
    var rounded = ShapePool()
    var features: [[UInt8]] = []
    for row in 0..<table.count {
        let geometry = GeoJSONFeatureEncoder.geometry(of: row, in: table.shapes, decimals: decimals)
        _ = rounded.appendShape(0, of: geometry.rounded)
        features.append(feature(row, of: table, geometry))
    }
    let again = readAgain(features)
    guard let copy = again.table, copy.isWhole(again.findings) else {
        fatalError("broken promise: what we wrote is read without complaint: \(again.findings.all)")
    }
    promise(copy.shapes.coordinates == rounded.coordinates, "shapes are read as they were written")
    promise(copy.shapes.ringCount == rounded.ringCount && copy.count == table.count, "no part is lost")
    promise(copy.identifiers == table.identifiers, "identifiers are read as they were written")
    promise(table.hasSameValues(as: copy), "attributes are read as they were written")
}

private func feature(_ row: Int, of table: FeatureTable, _ geometry: GeoJSONFeatureEncoder.Geometry) -> [UInt8] {
    var writer = JSONWriter()
    GeoJSONFeatureEncoder.writeFeature(
        id: table.identifiers[row], geometry: geometry, decimals: decimals, to: &writer
    ) { writer in
        for column in table.columns {
            writer.key(column.name)
            switch column[row] {
            case .missing: writer.null()
            case .number(let number): writer.value(number)
            case .text(let text): writer.value(text)
            case .boolean(let flag): writer.value(flag)
            }
        }
    }
    return writer.bytes
}
