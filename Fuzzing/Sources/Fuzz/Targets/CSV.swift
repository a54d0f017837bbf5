import Quartier

/// A table that was read without complaint is written by us as one that holds the same.
func fuzzTable(_ bytes: UnsafeRawBufferPointer) {
    let (table, findings) = read(bytes)
    guard let table, table.isWhole(findings) else { return }
    var writer = CSVWriter()
    writer.row(table.fieldNames)
    for row in 0..<table.count {
        for column in table.columns {
            switch column[row] {
            case .missing: writer.missing()
            case .number(let number): writer.cell(number)
            case .text(let text): writer.cell(text)
            case .boolean(let flag): writer.cell(flag)
            }
        }
        writer.endRow()
    }
    let (copy, complaints) = writer.bytes.withUnsafeBytes { read($0) }
    guard let copy, copy.isWhole(complaints) else {
        fatalError("broken promise: what we wrote is read without complaint: \(complaints.all)")
    }
    promise(copy.shapes.isSame(as: table.shapes), "points are read as they were written")
    promise(table.hasSameValues(as: copy), "cells are read as they were written")
}

private func read(_ bytes: UnsafeRawBufferPointer) -> (table: FeatureTable?, findings: Findings) {
    var findings = Findings()
    let table = CSVReader.read(
        bytes, x: "x", y: "y", crs: .wgs84, name: "t", displayName: "t.csv", fields: .all, findings: &findings)
    check(table, findings)
    return (table, findings)
}
