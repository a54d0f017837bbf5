internal import Glibc
import QuartierIO
import QuartierModel

/// The files of a folder that may hold features or timetables: its own and those of the folders in it, no deeper.
struct FolderListing {
    /// Paths relative to the folder, in order.
    private(set) var files: [String] = []
    /// Archives that may be timetables, and folders that have tables of one, in order.
    private(set) var feeds: [String] = []
    /// What was passed over, with the reason.
    private(set) var skipped: [(name: String, reason: String)] = []

    /// As many files are looked into at most.
    static let mostFiles = 200
    /// Larger files take too long for a first look, 1 GiB.
    static let mostBytes = 1 << 30

    /// Lists a folder.
    ///
    /// Throws a finding if it cannot be read.
    init(_ folder: String) throws(Finding) {
        let entries = try Self.entries(of: folder, shown: folder)
        let hasTables = TransitFeedFile.seemsToBe(folder)
        if hasTables { feeds.append(".") }
        for entry in entries {
            guard entry.isFolder else {
                note(entry, besideTables: hasTables)
                continue
            }
            list(folder, in: entry.name)
        }
        for name in files.dropFirst(Self.mostFiles) + feeds.dropFirst(Self.mostFiles) {
            skipped.append((name, "only the first \(Self.mostFiles) files are looked into"))
        }
        files = Array(files.prefix(Self.mostFiles))
        feeds = Array(feeds.prefix(Self.mostFiles))
    }

    private mutating func list(_ folder: String, in name: String) {
        do throws(Finding) {
            let entries = try Self.entries(of: folder + "/" + name, shown: name)
            // A folder with a manifest is one that a run wrote.
            guard !entries.contains(where: { $0.name == "manifest.json" }) else {
                return skipped.append((name + "/", "these are results"))
            }
            let hasTables = TransitFeedFile.seemsToBe(folder + "/" + name)
            if hasTables { feeds.append(name) }
            for entry in entries {
                let path = name + "/" + entry.name
                if !entry.isFolder {
                    note(Entry(name: path, isFolder: false, bytes: entry.bytes), besideTables: hasTables)
                } else if TransitFeedFile.seemsToBe(folder + "/" + path) {
                    // As much a file as an archive is.
                    feeds.append(path)
                } else {
                    skipped.append((path + "/", "folders are looked into one deep"))
                }
            }
        } catch {
            skipped.append((name + "/", error.message))
        }
    }

    /// Notes a file; the tables of a timetable are no files of their own.
    private mutating func note(_ entry: Entry, besideTables: Bool) {
        let suffix = Self.suffix(of: entry.name)
        if Self.companions.contains(suffix) || besideTables && suffix == "txt" { return }
        if entry.name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            skipped.append((entry.name, "its name has control characters"))
        } else if suffix != "zip", !Self.readable.contains(suffix) {
            skipped.append((entry.name, "no format that studies read"))
        } else if entry.bytes > Self.mostBytes {
            skipped.append((entry.name, "it is larger than 1 GiB; name it in the study yourself"))
        } else if suffix == "zip" {
            feeds.append(entry.name)
        } else {
            files.append(entry.name)
        }
    }

    // MARK: Names

    private static let readable: Set<String> = [
        "geojson", "json", "geojsonl", "geojsons", "ndjson", "geojsonseq", "jsonl", "gpkg", "pbf", "csv", "tsv", "gml",
        "xml", "shp", "fgb", "dxf", "kml", "tab", "mif",
    ]

    /// What belongs to a file of another name and needs no word.
    private static let companions: Set<String> = [
        "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qpj", "qix", "qmd", "mid", "dat", "map", "id", "ind", "gpkg-wal",
        "gpkg-shm", "gfs", "xsd",
    ]

    private static func suffix(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]).lowercased() } ?? ""
    }

    // MARK: The disk

    private struct Entry {
        var name: String
        var isFolder: Bool
        var bytes: Int
    }

    /// What a folder holds, in order; what is hidden and what is neither file nor folder does not count.
    private static func entries(of path: String, shown: String) throws(Finding) -> [Entry] {
        guard let stream = opendir(path) else {
            throw Finding(
                .error, "folder-unreadable", "the folder cannot be read: \(String(cString: strerror(errno)))",
                at: Place(file: shown), remedy: "Name the folder with the data")
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard !name.hasPrefix("."), stat(path + "/" + name, &status) == 0 else { continue }
            let kind = status.st_mode & S_IFMT
            guard kind == S_IFDIR || kind == S_IFREG else { continue }
            entries.append(Entry(name: name, isFolder: kind == S_IFDIR, bytes: Int(status.st_size)))
        }
        // By bytes: the order must not hang on the locale.
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
