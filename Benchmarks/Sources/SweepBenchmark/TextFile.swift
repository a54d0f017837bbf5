import Glibc
import Quartier

/// Files of lines.
enum TextFile {
    /// The lines of a file that are not empty.
    static func lines(of path: String) throws -> [String] {
        let file = try MappedFile(path: path)
        return String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}
