internal import CConfine

/// A format that GDAL's programs read for us.
enum ForeignFormat: String, CaseIterable {
    case shapefile, gml, flatGeobuf, dxf, kml, tab, mif

    /// The format that a suffix (without dot, lower case) promises; nil for others.
    init?(suffix: String) {
        guard let format = Self.allCases.first(where: { $0.suffixes.contains(suffix) }) else { return nil }
        self = format
    }

    /// What people call the format.
    var name: String {
        switch self {
        case .shapefile: "Shapefile"
        case .gml: "GML"
        case .flatGeobuf: "FlatGeobuf"
        case .dxf: "DXF"
        case .kml: "KML"
        case .tab, .mif: "MapInfo"
        }
    }

    /// The one driver of GDAL that may open it.
    var driver: String {
        switch self {
        case .shapefile: "ESRI Shapefile"
        case .gml: "GML"
        case .flatGeobuf: "FlatGeobuf"
        case .dxf: "DXF"
        case .kml: "LIBKML"
        case .tab, .mif: "MapInfo File"
        }
    }

    /// The suffix the driver is shown, whatever the case of the user's.
    var suffix: String { suffixes[0] }

    private var suffixes: [String] {
        switch self {
        case .shapefile: ["shp"]
        case .gml: ["gml", "xml"]
        case .flatGeobuf: ["fgb"]
        case .dxf: ["dxf"]
        case .kml: ["kml"]
        case .tab: ["tab"]
        case .mif: ["mif"]
        }
    }

    /// The suffixes of the files that belong to the named one: those it cannot do without, and those it may have.
    var companions: (needed: [String], useful: [String]) {
        switch self {
        case .shapefile: (["shx", "dbf"], ["prj", "cpg"])
        case .tab: (["dat", "map", "id"], ["ind"])
        case .mif: ([], ["mid"])
        default: ([], [])
        }
    }

    /// Whether a file has layers with names of their own; the layer of others is named for the file.
    var namesLayers: Bool { self == .gml || self == .kml }

    /// Whether GDAL hands over arcs as arcs, which our own reader draws as chords; those of others come as chords.
    var keepsArcs: Bool { self == .gml || self == .flatGeobuf }

    /// Whether the content can be what the suffix promises.
    func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let start = UnsafeRawBufferPointer(rebasing: bytes.prefix(65_536))
        switch self {
        case .shapefile: return FileKind(bytes) == .shapefile
        // The name stands there twice, each time with a byte of the version.
        case .flatGeobuf: return bytes.starts(with: "fgb".utf8) && bytes.dropFirst(4).starts(with: "fgb".utf8)
        case .gml: return FileKind(bytes) == .markup && ByteSearch.contains("http://www.opengis.net/gml", in: start)
        case .kml: return FileKind(bytes) == .markup && ByteSearch.contains("<kml", in: start)
        case .dxf: return Self.beginsAsDrawing(start)
        case .tab: return Self.words(of: start).hasPrefix("!TABLE")
        case .mif: return Self.words(of: start).hasPrefix("VERSION")
        }
    }

    /// A drawing begins with a group code and its value on two lines: 0 SECTION, or 999 and a remark.
    private static func beginsAsDrawing(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let text = words(of: bytes)
        return text.hasPrefix("0 SECTION") || text.hasPrefix("999 ")
    }

    /// The first words, in capitals, with one space between them.
    private static func words(of bytes: UnsafeRawBufferPointer) -> String {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let words = bytes[start...].prefix(200).split { $0 <= 0x20 }
        return words.prefix(4).map { String(decoding: $0, as: UTF8.self).uppercased() }.joined(separator: " ")
    }
}

/// Searches bytes for a short text.
enum ByteSearch {
    static func contains(_ text: String, in bytes: UnsafeRawBufferPointer) -> Bool {
        position(of: text, in: bytes) != nil
    }

    /// The first position of a text at or after another.
    static func position(of text: String, in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        let needle = Array(text.utf8)
        let found = quartier_search(base + start, bytes.count - start, needle, needle.count)
        return found < 0 ? nil : start + found
    }
}
