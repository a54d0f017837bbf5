internal import Glibc

/// A folder of our own that is gone when the value is.
struct WorkFolder: ~Copyable {
    let path: String

    /// Makes a folder inside another; nil, and errno, if that cannot be.
    init?(in parent: String) {
        var template = Array("\(parent)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { return nil }
        // The program that works here sees no links, so its paths must have none.
        guard let resolved = realpath(made, nil) else { return nil }
        defer { free(resolved) }
        path = String(cString: resolved)
    }

    deinit { FolderTree.remove(path) }

    private static let prefix = ".quartier-work-"

    /// Removes what processes left behind that are no more.
    static func removeStale(in parent: String) {
        for name in FolderTree.names(in: parent) where name.hasPrefix(prefix) {
            guard let process = Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }), process > 0,
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            FolderTree.remove("\(parent)/\(name)")
        }
    }
}

/// Folders with what is in them.
enum FolderTree {
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a folder and what is in it; links are removed, not followed.
    static func remove(_ path: String) {
        for name in names(in: path) {
            let inner = "\(path)/\(name)"
            var status = stat()
            guard lstat(inner, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
        }
        rmdir(path)
    }

    /// Makes a folder and those above it, for the user alone; false if that cannot be.
    static func make(_ path: String) -> Bool {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else { return false }
        }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The bytes of the files in a folder.
    static func size(_ path: String) -> Int {
        names(in: path).reduce(0) { sum, name in
            var status = stat()
            return lstat("\(path)/\(name)", &status) == 0 ? sum + Int(status.st_size) : sum
        }
    }
}

/// Where temporary files go.
enum TemporaryPlace {
    static var system: String {
        guard let folder = getenv("TMPDIR").map({ String(cString: $0) }), folder.hasPrefix("/") else { return "/tmp" }
        return folder
    }
}
