internal import Glibc
public import QuartierModel
public import QuartierTransit

/// A feed and what was counted while it was read.
public struct LoadedFeed: Sendable {
    /// The feed.
    public let feed: TransitFeed
    /// What its tables hold.
    public let account: FeedAccount
}

/// Reads timetables in GTFS: an archive (`.zip`), or a folder of its text files.
///
/// Findings about rows have the names of the notices of MobilityData's GTFS validator where one fits
/// (`foreign_key_violation`), in its spelling, so that its documentation helps; all others are spelt as everywhere
/// (`duplicate-trip`). What is read of GTFS: agencies, stops, routes, calendars, trips, stop times, frequencies,
/// transfers and pathways.
public enum TransitFeedFile {
    /// Reads a feed.
    ///
    /// Returns nil if it cannot be used as a whole; the findings say why. Trips with a fault are left out, with a
    /// finding for each kind of fault that counts them.
    public static func read(
        path: String, displayName: String? = nil, limits: FeedLimits = FeedLimits(), findings: inout Findings
    ) -> LoadedFeed? {
        let name = displayName ?? path
        do throws(Finding) {
            if isFolder(path) {
                return try read(FeedFolder(path: path, name: name), limits, &findings)
            }
            let file = try MappedFile(path: path, displayName: name)
            return read(file.bytes, name: name, limits: limits, findings: &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Reads an archive in memory.
    static func read(
        _ bytes: UnsafeRawBufferPointer, name: String, limits: FeedLimits = FeedLimits(), findings: inout Findings
    ) -> LoadedFeed? {
        do throws(Finding) {
            let kind = FileKind(bytes)
            if kind != .archive, let refusal = TextStart.refusal(of: kind, file: name) { throw refusal }
            guard ![.json, .records].contains(kind) else {
                throw Finding(
                    .error, "not-a-feed", "the file is no archive, but text such as GeoJSON",
                    at: Place(file: name), remedy: "Name a GTFS feed: a zip archive, or the folder of its text files")
            }
            let archive = try FeedArchive(bytes, name: name, limits: limits)
            guard archive.holdsFeed else {
                throw Finding(
                    .error, "not-a-feed", "the archive holds no timetable: there is no stops.txt, no trips.txt …",
                    at: Place(file: name), remedy: "Name a GTFS feed; unpack archives of other files first")
            }
            if let folder = archive.folder {
                findings.add(
                    Finding(
                        .warning, "invalid_input_files_in_subfolder",
                        "the tables lie in the folder '\(folder)' of the archive", at: Place(file: name),
                        remedy: "Pack the text files without a folder"))
            }
            return try read(archive, limits, &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Whether a path is a feed as far as its name and its first bytes tell: an archive, or a folder with its tables.
    public static func seemsToBe(_ path: String) -> Bool {
        if isFolder(path) { return FeedFolder.holdsFeed(path) }
        guard FileName.suffix(path) == "zip", let file = try? MappedFile(path: path) else { return false }
        return FileKind(file.bytes) == .archive
    }

    /// Whether a path is a folder or a sound archive that has a table of a feed.
    public static func holdsFeed(_ path: String) -> Bool {
        if isFolder(path) { return FeedFolder.holdsFeed(path) }
        guard let file = try? MappedFile(path: path), FileKind(file.bytes) == .archive else { return false }
        return (try? FeedArchive(file.bytes, name: path, limits: FeedLimits()))?.holdsFeed ?? false
    }

    /// The files that a feed is read from: the archive, or those of the tables that the folder has.
    public static func files(of path: String) -> [String] {
        guard isFolder(path) else { return [path] }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        return FeedTable.allCases.map { "\(folder)/\($0.fileName)" }.filter { access($0, F_OK) == 0 }
    }

    static func read(
        _ source: any FeedSource, _ limits: FeedLimits = FeedLimits(), _ findings: inout Findings
    ) throws(Finding) -> LoadedFeed {
        var reading = FeedReading(source, limits: limits)
        let feed: TransitFeed
        do throws(Finding) {
            feed = try reading.read()
        } catch {
            for finding in reading.notices.findings { findings.add(finding) }
            throw error
        }
        for finding in reading.notices.findings { findings.add(finding) }
        return LoadedFeed(feed: feed, account: reading.account)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
