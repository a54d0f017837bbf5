import Quartier

@testable import QuartierIO

/// The tables of a Shapefile are trusted by nobody: .shp, .shx, .dbf and .cpg, with "|PART|" between them.
func fuzzShapefile(_ bytes: UnsafeRawBufferPointer) {
    let parts = split(Array(bytes), at: Array("|PART|".utf8))
    for (suffix, part) in zip(["shp", "shx", "dbf", "cpg"], parts + Array(repeating: [], count: 4)) {
        guard part.withUnsafeBytes({ write($0, to: "t.\(suffix)") }) else { fatalError("files cannot be written here") }
    }
    guard let source = try? SourceFile(path: "t.shp", name: "t.shp", format: .shapefile),
        let check = try? ShapefileCheck(source, limit: 1 << 20)
    else { return }
    promise(check.counts.withoutShape <= check.counts.features, "no more shapes are empty than there are")
    promise(check.counts.features >= 0 && check.deleted >= 0, "counts are counts")
    if let page = try? CodePage(of: source) {
        promise(page.name == "UTF-8" || CodePage.named(page.name) == page.name, "code pages have names we know")
    }
}

private func split(_ bytes: [UInt8], at mark: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
        if parts.count < 4, bytes[index...].starts(with: mark) {
            parts.append([])
            index += mark.count
        } else {
            parts[parts.count - 1].append(bytes[index])
            index += 1
        }
    }
    return parts
}

/// The names of reference systems in GML stand in the text, each once; a name is safe for PROJ.
func fuzzGML(_ bytes: UnsafeRawBufferPointer) {
    let names = GMLSystem.names(in: bytes)
    promise(names.count <= 100 && Set(names).count == names.count, "each name is given once")
    if isForPROJ(bytes), let first = names.first { _ = GMLSystem.crs(named: first) }
}

/// The features of a FlatGeobuf are in the file, each with its length.
func fuzzFlatGeobuf(_ bytes: UnsafeRawBufferPointer) {
    guard let check = try? FlatGeobufCheck(bytes, name: "t.fgb") else { return }
    promise(check.features <= bytes.count / 4, "each feature has its length")
}

/// The files of MapInfo: .dat, .id and .map, or .mif and .mid, with "|PART|" between them.
func fuzzMapInfo(_ bytes: UnsafeRawBufferPointer) {
    let parts = split(Array(bytes), at: Array("|PART|".utf8)) + Array(repeating: [], count: 3)
    for (suffix, part) in [("tab", 1), ("dat", 0), ("id", 1), ("map", 2), ("mif", 0), ("mid", 1)] {
        guard parts[part].withUnsafeBytes({ write($0, to: "m.\(suffix)") }) else {
            fatalError("files cannot be written here")
        }
    }
    if let source = try? SourceFile(path: "m.tab", name: "m.tab", format: .tab) {
        _ = try? MapInfoCheck(source, limit: 1 << 20)
    }
    if let source = try? SourceFile(path: "m.mif", name: "m.mif", format: .mif) {
        let rows = (try? InterchangeCheck(source, limit: 1 << 20))?.rows ?? 0
        promise(rows <= parts[1].count, "a row has a byte")
    }
}

/// What GDAL says becomes short lines without control characters, and counts.
func fuzzGDALMessages(_ bytes: UnsafeRawBufferPointer) {
    let messages = GDALMessages(Array(bytes), source: "Pläne/plots.shp", folder: "/tmp/work")
    promise(messages.warnings.count <= 20, "warnings are few")
    for text in messages.errors + messages.warnings {
        promise(text.count <= 302, "lines are short")
        promise(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "lines are plain")
    }
    let summary = GDALSummary(Array(bytes))
    promise(!summary.driver.contains("'"), "a driver is named without quotes")
    _ = GDALPrograms.drivers(in: String(decoding: bytes, as: UTF8.self))
}

/// Whatever the first bytes are, at most one thing is said about them, and formats are told apart.
func fuzzFileKind(_ bytes: UnsafeRawBufferPointer) {
    let kind = FileKind(bytes)
    promise((TextStart.refusal(of: kind, file: "t") == nil) == (kind.name == nil), "what has a name is refused as text")
    let formats = ForeignFormat.allCases.filter { $0.accepts(bytes) }
    promise(formats.count <= 1 || formats == [.gml, .kml], "a file is of one format, or of two in XML")
    for format in formats { promise(format.driver != "", "every format has a driver") }
    let text = String(decoding: bytes, as: UTF8.self)
    promise(FileName.suffix(text) == FileName.suffix(FileName.last(text)), "a suffix is that of the last part")
}
