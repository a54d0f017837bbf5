internal import Glibc

/// The first bytes of a zip archive.
public enum ZipStart {
    /// Whether bytes begin as an archive does.
    public static func isArchive(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: signature) }

    /// The name of the first entry of an archive; nil if the file is none, or has none.
    public static func firstName(ofFile path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var header = [UInt8](repeating: 0, count: 30 + 4096)
        let count = pread(file, &header, header.count, 0)
        guard count > 30, isArchive(header) else { return nil }
        let length = Int(header[26]) | Int(header[27]) << 8
        guard length > 0, 30 + length <= count else { return nil }
        return String(validating: header[30..<30 + length], as: UTF8.self)
    }

    private static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
}
