/// What GDAL's programs say on standard error.
struct GDALMessages {
    /// Lines that mean that something is lost, whatever the exit code.
    private(set) var errors: [String] = []
    /// Lines worth knowing, each once, at most twenty.
    private(set) var warnings: [String] = []

    /// Remarks on the GeoPackage that nobody but our reader opens.
    private static let harmless = [
        "is not normally allowed by the GeoPackage specification", "which is not normally allowed by the GeoPackage",
    ]

    /// Reads messages; `source` is how the user calls the file.
    init(_ bytes: [UInt8], source: String, folder: String) {
        var failed = false
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let text = Self.presentable(line, source: source, folder: folder)
            if line.hasPrefix("ERROR") {
                errors.append(Self.withoutNumber(text))
            } else if line.hasPrefix("FAILURE") || line.hasPrefix("Usage") {
                failed = true
            } else if failed, !text.isEmpty {
                errors.append(text)
                failed = false
            } else if line.hasPrefix("Warning"), !Self.harmless.contains(where: { line.contains($0) }) {
                let warning = Self.withoutNumber(text)
                if warnings.count < 20, !warnings.contains(warning) { warnings.append(warning) }
            }
        }
        if failed { errors.append("the program failed") }
    }

    /// One line, not too long, that names the user's file and none of ours.
    private static func presentable(_ line: Substring, source: String, folder: String) -> String {
        var text = String(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
        for path in ["\(folder)/source/", "\(folder)/", "source/"] { text = replaced(path, by: "", in: text) }
        for suffix in ["shp", "shx", "dbf", "gml", "fgb", "dxf", "kml", "tab", "dat", "map", "id", "mif", "mid"] {
            text = replaced("source.\(suffix)", by: FileName.withoutSuffix(source) + ".\(suffix)", in: text)
        }
        return text.count > 300 ? text.prefix(300) + " …" : text
    }

    private static func replaced(_ part: String, by other: String, in text: String) -> String {
        text.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }

    /// "no such column" from "ERROR 1: no such column".
    private static func withoutNumber(_ text: String) -> String {
        guard let colon = text.firstRange(of: ": ") else { return text }
        return String(text[colon.upperBound...])
    }
}

/// What `ogrinfo` reports of a file: the driver, and the features of each layer.
struct GDALSummary {
    private(set) var driver = ""
    private(set) var counts: [Int] = []

    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("Feature Count: ") {
                counts.append(Int(line.dropFirst("Feature Count: ".count)) ?? -1)
            } else if driver.isEmpty, let start = line.firstRange(of: "using driver `") {
                driver = String(line[start.upperBound...].prefix { $0 != "'" })
            }
        }
    }
}
