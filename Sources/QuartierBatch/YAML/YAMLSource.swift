internal import QuartierModel

/// The bytes of a YAML file that are known to be UTF-8 of a bearable size, without a byte order mark.
struct YAMLSource: Sendable {
    /// The file as the user named it; nil for a text that comes from elsewhere.
    let file: String?
    let bytes: [UInt8]

    /// Checks the bytes; nil, with a finding, where they cannot be a study file.
    init?(_ bytes: [UInt8], file: String?, findings: inout Findings) {
        self.file = file
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard bytes.count <= YAMLLimits.bytes else {
            findings.add(Self.tooLarge(file))
            return nil
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: self.bytes.span)
        } catch {
            let mark = Mark(ofByte: error.byteOffsets.lowerBound, in: self.bytes)
            findings.add(
                Finding(
                    .error, "invalid-utf8", "the text is not in UTF-8", at: place(mark),
                    remedy: "Save the file in the encoding UTF-8"))
            return nil
        }
    }

    /// The finding for a file that is larger than the limit.
    static func tooLarge(_ file: String?) -> Finding {
        Finding(
            .error, "file-too-large", "a study file may have up to \(YAMLLimits.bytes >> 20) MiB",
            at: Place(file: file), remedy: "Put features into files of their own and name them with 'from'")
    }

    /// A position in this file.
    func place(_ mark: Mark) -> Place {
        Place(file: file, line: mark.line, column: mark.column)
    }

    /// The first byte of the character at a position; nil past the end.
    func byte(at mark: Mark) -> UInt8? { offset(of: mark).map { bytes[$0] } }

    /// Which byte is the first of the character at a position; nil past the end.
    func offset(of mark: Mark) -> Int? {
        var line = 1
        var column = 1
        for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if line == mark.line, column == mark.column { return offset }
            column += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            }
        }
        return nil
    }
}
