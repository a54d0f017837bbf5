internal import QuartierModel

/// Where the text of a file begins, or why it is no text a reader can use.
enum TextStart {
    /// The first byte of JSON text behind a byte order mark and space; nil, with a finding, if there is none.
    static func find(in bytes: UnsafeRawBufferPointer, file: String, findings: inout Findings) -> Int? {
        let kind = FileKind(bytes)
        if let finding = refusal(of: kind, file: file) {
            findings.add(finding)
            return nil
        }
        let start = skipMark(in: bytes, file: file, findings: &findings)
        var scanner = JSONScanner(bytes, from: start)
        scanner.skipSpace()
        return scanner.position
    }

    /// The byte behind a UTF-8 byte order mark, which is noted, or 0.
    static func skipMark(in bytes: UnsafeRawBufferPointer, file: String, findings: inout Findings) -> Int {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return 0 }
        findings.add(
            Finding(
                .note, "byte-order-mark", "the file begins with a byte order mark, which is passed over",
                at: Place(file: file)))
        return 3
    }

    /// The finding that a file is something else than text in UTF-8; nil if it may be text.
    static func refusal(of kind: FileKind, file: String) -> Finding? {
        guard let name = kind.name else { return nil }
        let place = Place(file: file)
        switch kind {
        case .empty:
            return Finding(.error, "empty-file", "the file is empty", at: place, remedy: "Get a whole copy")
        case .utf16:
            return Finding(.error, "utf16", "this is \(name)", at: place, remedy: "Save the file as UTF-8")
        case .virtual:
            return Finding(
                .error, "vrt-in-disguise", "this is \(name)", at: place, remedy: "Name the file it points to")
        default:
            return Finding(
                .error, "wrong-format", "this is \(name), whatever its name says", at: place,
                remedy: FileFormats.advice(for: kind))
        }
    }
}

/// The parts of a file's path that readers use.
enum FileName {
    /// The last part of a path.
    static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The name without its suffix.
    static func stem(_ path: String) -> String {
        let name = last(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// The suffix in lower case, without the dot; empty if there is none.
    static func suffix(_ path: String) -> String {
        let name = last(path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
