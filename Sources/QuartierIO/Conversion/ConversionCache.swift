internal import Glibc

/// Converted files, each under a name made from everything that decides its content.
///
/// The folder is `$QUARTIER_CACHE`, else `$XDG_CACHE_HOME/quartier`, else `~/.cache/quartier`, else one of the user's
/// own below the system's temporary folder. It holds up to 4 GiB; beyond, what was not used for longest goes. It may
/// be deleted at any time: what is missing is made anew.
struct ConversionCache {
    let folder: String
    /// The bytes of all entries together.
    var limit = 4 << 30

    /// A converted file and what GDAL remarked on it.
    struct Entry {
        /// The path of the GeoPackage.
        var path: String
        var warnings: [String]
    }

    /// The cache in a folder; nil if the folder cannot be made or written to.
    init?(folder: String, limit: Int = 4 << 30) {
        guard FolderTree.make(folder), access(folder, W_OK | X_OK) == 0 else { return nil }
        self.folder = folder
        self.limit = limit
        WorkFolder.removeStale(in: folder)
    }

    /// The first of the customary folders that can be used.
    static func standard() -> ConversionCache? {
        func variable(_ name: String) -> String? {
            guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
            return value
        }
        let places = [
            variable("QUARTIER_CACHE"), variable("XDG_CACHE_HOME").map { "\($0)/quartier" },
            variable("HOME").map { "\($0)/.cache/quartier" },
        ]
        for place in places {
            if let place, let cache = ConversionCache(folder: place) { return cache }
        }
        let last = "\(TemporaryPlace.system)/quartier-cache-\(geteuid())"
        guard mkdir(last, 0o700) == 0 || errno == EEXIST, isOurs(last) else { return nil }
        return ConversionCache(folder: last)
    }

    /// Anyone can make a folder of that name in a temporary folder that all share.
    private static func isOurs(_ folder: String) -> Bool {
        var status = stat()
        return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
            && status.st_mode & 0o022 == 0
    }
}

// MARK: - Entries

extension ConversionCache {
    private static let heading = "quartier-conversion 1"
    private static let dataName = "data.gpkg"
    private static let aboutName = "about.txt"

    /// An entry, if it is there and whole.
    func entry(_ key: String) -> Entry? {
        let path = "\(folder)/\(key)"
        guard let file = try? MappedFile(path: "\(path)/\(Self.aboutName)", limit: 1 << 20) else { return nil }
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count >= 2, lines[0] == Self.heading,
            let digest = try? FileDigest.sha256(ofFile: "\(path)/\(Self.dataName)"), lines[1] == "sha256 \(digest)"
        else { return nil }
        // The time of its last use decides when it goes.
        utimensat(AT_FDCWD, path, nil, 0)
        return Entry(path: "\(path)/\(Self.dataName)", warnings: Array(lines.dropFirst(2)))
    }

    /// Keeps a GeoPackage that lies in a work folder of this cache.
    ///
    /// The entry is a folder that is renamed as a whole: another process sees all of it or nothing.
    func keep(_ data: String, warnings: [String], as key: String, work: borrowing WorkFolder) throws(OutputError)
        -> Entry
    {
        let made = "\(work.path)/entry"
        guard mkdir(made, 0o700) == 0, rename(data, "\(made)/\(Self.dataName)") == 0 else {
            throw OutputError(made, "cannot be made", errno: errno)
        }
        let digest = try Self.synchronised("\(made)/\(Self.dataName)")
        let lines = [Self.heading, "sha256 \(digest)"] + warnings
        let text = lines.map { $0.split(separator: "\n").joined(separator: " ") + "\n" }.joined()
        try AtomicFile.write(Array(text.utf8), to: "\(made)/\(Self.aboutName)")
        try install(made, as: key, work: work)
        guard let entry = entry(key) else {
            throw OutputError(
                path: folder, message: "the conversion was removed while it was made",
                remedy: "Run again, or set QUARTIER_CACHE to a folder of your own")
        }
        prune(keeping: key)
        return entry
    }

    private static func synchronised(_ path: String) throws(OutputError) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw OutputError(path, "cannot be opened", errno: errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw OutputError(path, "cannot be written to the disk", errno: errno) }
        guard let digest = try? FileDigest.sha256(ofFile: path) else {
            throw OutputError(path, "cannot be read back", errno: EIO)
        }
        return digest
    }

    private func install(_ made: String, as key: String, work: borrowing WorkFolder) throws(OutputError) {
        let path = "\(folder)/\(key)"
        // A folder in the way is another process's same conversion, or a damaged one.
        var attempts = 0
        while rename(made, path) != 0 {
            attempts += 1
            guard errno == EEXIST || errno == ENOTEMPTY, attempts < 4 else {
                throw OutputError(path, "cannot be given its name", errno: errno)
            }
            if entry(key) != nil { return }
            rename(path, "\(work.path)/damaged")
            FolderTree.remove("\(work.path)/damaged")
        }
        try FolderSync.synchronise(folder)
    }

    /// Removes the entries that were not used for longest until the rest fits.
    private func prune(keeping key: String) {
        var entries: [(name: String, time: Int, size: Int)] = []
        for name in FolderTree.names(in: folder) where name.utf8.count == 64 {
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
            entries.append((name, Int(status.st_mtim.tv_sec), FolderTree.size("\(folder)/\(name)")))
        }
        var sum = entries.reduce(0) { $0 + $1.size }
        for entry in entries.sorted(by: { ($0.time, $0.name) < ($1.time, $1.name) }) {
            guard sum > limit else { return }
            guard entry.name != key else { continue }
            FolderTree.remove("\(folder)/\(entry.name)")
            sum -= entry.size
        }
    }
}
