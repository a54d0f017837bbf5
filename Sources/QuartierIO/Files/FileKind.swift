/// What a file is by its first bytes, whatever its name says.
enum FileKind {
    case empty, sqlite, virtual, markup, utf16, json, records, archive, compressed, pdf, tiff, shapefile, flatGeobuf,
        osmPBF, other

    init(_ bytes: UnsafeRawBufferPointer) {
        func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        if bytes.isEmpty {
            self = .empty
        } else if begins(Array("SQLite format 3\0".utf8)) {
            self = .sqlite
        } else if begins([0, 0]), bytes.dropFirst(4).starts(with: Array("\n\tOSMHeader".utf8)) {
            // The length of the first block, below 64 KiB; then its type: field 1, nine bytes.
            self = .osmPBF
        } else if begins([0xFE, 0xFF]) || begins([0xFF, 0xFE]) || Self.looksLikeUTF16(bytes) {
            self = .utf16
        } else if begins([0x50, 0x4B, 0x03, 0x04]) {
            self = .archive
        } else if begins([0x1F, 0x8B]) || begins([0x28, 0xB5, 0x2F, 0xFD]) || begins(Array("BZh".utf8)) {
            self = .compressed
        } else if begins(Array("%PDF".utf8)) {
            self = .pdf
        } else if begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A]) {
            self = .tiff
        } else if begins([0, 0, 0x27, 0x0A]) {
            self = .shapefile
        } else if begins(Array("fgb".utf8)) {
            self = .flatGeobuf
        } else {
            self = Self.ofText(bytes)
        }
    }

    private static func looksLikeUTF16(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 4 else { return false }
        let texts: Set<UInt8> = [0x7B, 0x5B, 0x3C, 0x20, 0x0A, 0x0D, 0x09]
        return (bytes[0] == 0 && texts.contains(bytes[1]) && bytes[2] == 0)
            || (bytes[1] == 0 && texts.contains(bytes[0]) && bytes[3] == 0)
    }

    private static func ofText(_ bytes: UnsafeRawBufferPointer) -> FileKind {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        switch first {
        case nil: return .empty
        case UInt8(ascii: "{"): return .json
        case 0x1E: return .records
        case UInt8(ascii: "<"):
            let text = bytes[start...].drop { $0 <= 0x20 }
            let isVirtual = text.starts(with: "<OGRVRT".utf8) || text.starts(with: "<VRTDataset".utf8)
            return isVirtual ? .virtual : .markup
        default: return .other
        }
    }

    /// What the file is, as a phrase that follows "this is"; nil for what a reader may try.
    var name: String? {
        switch self {
        case .empty: "an empty file"
        case .sqlite: "an SQLite database (a GeoPackage?)"
        case .virtual: "a GDAL virtual file, which only points to other files"
        case .markup: "an XML or HTML file"
        case .utf16: "text in UTF-16"
        case .archive: "a zip archive"
        case .compressed: "a compressed file"
        case .pdf: "a PDF"
        case .tiff: "a TIFF image"
        case .shapefile: "a Shapefile"
        case .flatGeobuf: "a FlatGeobuf file"
        case .osmPBF: "an OpenStreetMap PBF file"
        case .json, .records, .other: nil
        }
    }
}
