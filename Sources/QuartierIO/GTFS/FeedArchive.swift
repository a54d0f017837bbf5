internal import CZip
internal import QuartierModel

/// A feed as a zip archive, read through libzip from the mapped file, entry by entry and into memory only.
///
/// Nothing is unpacked to a name that the archive gives. Archives that no publisher makes are refused: many entries,
/// names twice, folders (but for one around all), archives in the archive, encryption, and sizes out of proportion.
final class FeedArchive: FeedSource {
    let name: String
    /// The folder around all tables, if there is one.
    private(set) var folder: String?
    /// libzip's archive; closed in `deinit`.
    private let archive: OpaquePointer
    private let limits: FeedLimits
    private var entries: [String: Entry] = [:]

    /// An entry as the archive's directory tells of it.
    private struct Entry {
        var index: UInt64
        var size: Int
    }

    /// Opens an archive over bytes that outlive it.
    init(_ bytes: UnsafeRawBufferPointer, name: String, limits: FeedLimits) throws(Finding) {
        self.name = name
        self.limits = limits
        archive = try Self.open(bytes, name)
        try readDirectory()
    }

    deinit { zip_discard(archive) }

    func path(of table: FeedTable) -> String {
        "\(name)!/\(folder.map { $0 + "/" } ?? "")\(table.fileName)"
    }

    func open(_ table: FeedTable) throws(Finding) -> (any TableBytes)? {
        guard let entry = entries[table.fileName] else { return nil }
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw damage(path(of: table), Self.words(of: archive))
        }
        return EntryBytes(file, of: self, size: entry.size, path: path(of: table))
    }

    /// Whether any table of a feed is there.
    var holdsFeed: Bool { FeedTable.allCases.contains { entries[$0.fileName] != nil } }

    // MARK: Opening

    private static func open(_ bytes: UnsafeRawBufferPointer, _ name: String) throws(Finding) -> OpaquePointer {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            throw damage(name, String(cString: zip_error_strerror(&error)))
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            throw damage(name, String(cString: zip_error_strerror(&error)))
        }
        return archive
    }

    private func readDirectory() throws(Finding) {
        let count = zip_get_num_entries(archive, 0)
        guard count >= 0, Int(count) <= limits.entries else {
            throw refusal(
                "too-many-entries", "the archive has \(count) entries, more than \(limits.entries)",
                "Pack the text files of one feed, and nothing else")
        }
        var names: [(name: String, entry: Entry)] = []
        var total = 0
        for index in 0..<UInt64(count) {
            guard let (name, size) = try entry(index) else { continue }
            // No overflow: each size is below 2^62, and there are few.
            total = min(total, limits.inflatedBytes) + min(size, limits.inflatedBytes)
            guard total <= limits.inflatedBytes else {
                throw refusal(
                    "archive-too-large", "the archive inflates to more than \(limits.inflatedBytes) bytes",
                    "Cut the feed to the region of the study")
            }
            names.append((name, Entry(index: index, size: size)))
        }
        let folders = Set(names.map { $0.name.split(separator: "/", omittingEmptySubsequences: false).dropLast() })
        let path = folders.first ?? []
        guard folders.count <= 1, path.count <= 1 else {
            throw refusal(
                "invalid_input_files_in_subfolder", "the archive holds folders",
                "Pack the text files of one feed without folders")
        }
        folder = path.first.map(String.init)
        for (name, entry) in names {
            let file = String(name.split(separator: "/").last ?? "")
            guard entries.updateValue(entry, forKey: file) == nil else {
                throw refusal(
                    "duplicate-entry", "the archive holds '\(Self.shown(file))' twice", "Keep one of them")
            }
        }
    }

    /// The name and the size of an entry; nil for what packing programs add of their own: folders, and notes of macOS.
    private func entry(_ index: UInt64) throws(Finding) -> (name: String, size: Int)? {
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_RAW), &status) == 0, let raw = status.name else {
            throw Self.damage(name, Self.words(of: archive))
        }
        let entry = String(cString: raw)
        if entry.hasSuffix("/") || entry.hasPrefix("__MACOSX/") || entry.hasSuffix(".DS_Store") { return nil }
        let shown = Self.shown(entry)
        // Other separators, roots and ways up have no place in an honest name.
        if entry.contains("\\") || entry.hasPrefix("/") || entry.split(separator: "/").contains("..") {
            throw refusal(
                "path-in-archive", "the archive holds '\(shown)', a path that leads elsewhere",
                "Pack the text files of one feed without folders")
        }
        if FileName.suffix(entry) == "zip" {
            throw refusal(
                "archive-in-archive", "the archive holds another one, '\(shown)'", "Unpack it, and name the inner one")
        }
        guard status.encryption_method == UInt16(ZIP_EM_NONE) else {
            throw refusal("encrypted-archive", "'\(shown)' is encrypted", "Pack the feed without a password")
        }
        guard [Int32(ZIP_CM_STORE), ZIP_CM_DEFLATE].contains(Int32(status.comp_method)) else {
            throw refusal(
                "unknown-compression", "'\(shown)' is packed by a method that zip programs seldom know",
                "Pack the feed anew with zip")
        }
        guard let size = Int(exactly: status.size), let packed = Int(exactly: status.comp_size),
            size <= limits.harmlessBytes || size / limits.ratio <= packed
        else {
            throw refusal(
                "zip-bomb", "'\(shown)' inflates out of all proportion to its packed size", "Get the feed anew")
        }
        return (entry, size)
    }

    private func refusal(_ code: String, _ message: String, _ remedy: String) -> Finding {
        Finding(.error, code, message, at: Place(file: name), remedy: remedy)
    }

    private static func shown(_ text: String) -> String { text.count > 60 ? "\(text.prefix(60))…" : text }

    fileprivate static func damage(_ place: String, _ words: String) -> Finding {
        Finding(
            .error, "damaged-archive", "the archive cannot be read (libzip: \(words))", at: Place(file: place),
            remedy: "Get a whole copy of the file")
    }

    private func damage(_ place: String, _ words: String) -> Finding { Self.damage(place, words) }

    private static func words(of archive: OpaquePointer) -> String {
        String(cString: zip_error_strerror(zip_get_error(archive)))
    }
}

/// An entry of an archive as a stream, which keeps the archive open.
private final class EntryBytes: TableBytes {
    /// libzip's file; closed in `deinit`.
    private let file: OpaquePointer
    private let archive: FeedArchive
    private let path: String
    private var left: Int

    init(_ file: OpaquePointer, of archive: FeedArchive, size: Int, path: String) {
        self.file = file
        self.archive = archive
        self.path = path
        left = size
    }

    deinit { zip_fclose(file) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Finding) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        let count = zip_fread(file, start, UInt64(buffer.count))
        guard count >= 0 else {
            throw FeedArchive.damage(path, String(cString: zip_error_strerror(zip_file_get_error(file))))
        }
        // What the directory promised is the budget, whatever the data inflates to.
        left -= Int(count)
        guard left >= 0 else { throw FeedArchive.damage(path, "more data than the directory says") }
        return Int(count)
    }
}

extension TransitFeedFile {
    /// The version of libzip in use: "1.7.3".
    public static var libraryVersion: String { zip_libzip_version().map { String(cString: $0) } ?? "unknown" }
}
