internal import Glibc

/// Paths that stay right when a study and its results move together.
enum RelativePath {
    /// What leads from a folder to a file, both of which exist; the file's own path where no way is known.
    static func path(from folder: String, to file: String) -> String {
        guard let from = real(folder), let to = real(file) else { return file }
        let (here, there) = (from.split(separator: "/"), to.split(separator: "/"))
        let common = zip(here, there).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: here.count - common) + there.dropFirst(common).map(String.init)
        return steps.joined(separator: "/")
    }

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
