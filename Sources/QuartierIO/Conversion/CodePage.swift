internal import QuartierModel

/// The code page in which the texts of a Shapefile are written (Zeichensatz).
///
/// The .cpg decides, else the language byte of the .dbf, else the bytes themselves: what is UTF-8 throughout is taken
/// for UTF-8, anything else for Windows-1252, and both are said.
struct CodePage {
    /// The name GDAL knows it by.
    let name: String
    /// What the user should know about the choice.
    let finding: Finding?

    init(of source: SourceFile) throws(Finding) {
        let table = try MappedFile(path: source.path(of: "dbf") ?? "", displayName: source.name(of: "dbf"))
        let texts = TableTexts(table.bytes)
        var stated: String?
        var unknown: String?
        if let path = source.path(of: "cpg") {
            let file = try MappedFile(path: path, displayName: source.name(of: "cpg"), limit: 4096)
            let text = String(decoding: file.bytes.prefix(64), as: UTF8.self)
            stated = Self.named(text)
            if stated == nil { unknown = text.filter { !$0.isNewline } }
        }
        if stated == nil, table.bytes.count > 29 { stated = Self.ofLanguage(table.bytes[29]) }
        let isUTF8 = texts.areUTF8
        name = stated == nil || stated == "UTF-8" ? (isUTF8 ? "UTF-8" : "CP1252") : stated ?? ""
        finding = Self.finding(
            stated: stated, unknown: unknown, isUTF8: isUTF8, isASCII: texts.areASCII, file: source.name)
    }

    private static func finding(
        stated: String?, unknown: String?, isUTF8: Bool, isASCII: Bool, file: String
    ) -> Finding? {
        let place = Place(file: file)
        let remedy = "If umlauts look wrong, write the name of the code page into a file beside it that ends in .cpg"
        if let unknown, !isASCII {
            return Finding(
                .warning, "code-page-unknown", "the .cpg names '\(unknown)', which is no code page we know", at: place,
                remedy: "Write UTF-8, 1252 or 8859-1 into it")
        }
        if stated == "UTF-8", !isUTF8 {
            return Finding(
                .warning, "code-page-wrong", "the .cpg says UTF-8, but the texts are not; read as Windows-1252",
                at: place, remedy: remedy)
        }
        guard stated == nil, !isASCII else { return nil }
        let read = isUTF8 ? "they are UTF-8 throughout, and read so" : "they are not UTF-8; read as Windows-1252"
        return Finding(
            .note, "code-page-guessed", "the code page of the texts is not stated; \(read)", at: place, remedy: remedy)
    }

    /// GDAL's name of the code page a .cpg names in one of many ways.
    static func named(_ text: String) -> String? {
        var word = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        if ["UTF8", "65001", "CP65001"].contains(word) { return "UTF-8" }
        for prefix in ["ANSI", "OEM", "WINDOWS", "CP", "MS", "IBM"] where word.hasPrefix(prefix) {
            word.removeFirst(prefix.count)
        }
        if word == "LATIN1" || word == "ISOLATIN1" { return "ISO-8859-1" }
        for prefix in ["ISO", ""] where word.hasPrefix(prefix + "8859") {
            guard let part = Int(word.dropFirst(prefix.count + 4)), (1...16).contains(part) else { return nil }
            return "ISO-8859-\(part)"
        }
        guard let page = Int(word), pages.contains(page) else { return nil }
        return "CP\(page)"
    }

    private static let pages: Set<Int> = [
        437, 620, 737, 775, 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 936, 949, 950, 1250,
        1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
    ]

    /// GDAL's name of the code page that stands for a language byte; the ANSI of the byte 0x57 is Windows-1252.
    private static func ofLanguage(_ byte: UInt8) -> String? {
        switch byte {
        case 0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B: "CP437"
        case 0x02, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37: "CP850"
        case 0x03, 0x57, 0x58, 0x59: "CP1252"
        case 0x08, 0x17, 0x66: "CP865"
        case 0x13, 0x7B: "CP932"
        case 0x1C, 0x6C: "CP863"
        case 0x1F, 0x22, 0x23, 0x40, 0x64, 0x87: "CP852"
        case 0x24: "CP860"
        case 0x26, 0x65: "CP866"
        case 0x4D, 0x7A: "CP936"
        case 0x4E, 0x79: "CP949"
        case 0x4F, 0x78: "CP950"
        case 0x50, 0x7C: "CP874"
        case 0x67: "CP861"
        case 0x6A, 0x86: "CP737"
        case 0x6B, 0x88: "CP857"
        case 0x7D: "CP1255"
        case 0x7E: "CP1256"
        case 0xC8: "CP1250"
        case 0xC9: "CP1251"
        case 0xCA: "CP1254"
        case 0xCB: "CP1253"
        case 0xCC: "CP1257"
        default: nil
        }
    }
}

/// The texts of a dBASE table, its field names included, as bytes.
private struct TableTexts {
    private(set) var areASCII = true
    private(set) var areUTF8 = true

    /// Looks through the table, whose lengths `ShapefileCheck` has checked.
    init(_ bytes: UnsafeRawBufferPointer) {
        let (rows, header, width) = (Int(bytes.little32(4)), Int(bytes.little16(8)), Int(bytes.little16(10)))
        var columns: [(start: Int, length: Int)] = []
        var start = 1
        for field in stride(from: 32, to: header - 32, by: 32) where bytes[field] != 0x0D {
            look(bytes[field..<field + 11].prefix { $0 != 0 })
            let length = Int(bytes[field + 16])
            if bytes[field + 11] == UInt8(ascii: "C"), start + length <= width { columns.append((start, length)) }
            start += length
        }
        for row in 0..<rows {
            for column in columns {
                let first = header + row * width + column.start
                look(bytes[first..<first + column.length])
                if !areUTF8 { return }
            }
        }
    }

    private mutating func look(_ text: Slice<UnsafeRawBufferPointer>) {
        guard text.contains(where: { $0 >= 0x80 }) else { return }
        areASCII = false
        if String(validating: text, as: UTF8.self) == nil { areUTF8 = false }
    }
}
