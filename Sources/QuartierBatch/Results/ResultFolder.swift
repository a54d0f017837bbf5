internal import Glibc
import QuartierIO
import QuartierModel

/// The folder that results go to: ours or empty, never somebody else's.
///
/// While a run is under way the folder holds `.quartier/` and no manifest; the manifest is written last, so that a
/// folder with a manifest is whole. `.quartier/` holds a lock, the journal, and the rows of each finished scenario.
struct ResultFolder: Sendable {
    /// The folder's path.
    let path: String
    /// The name of the account of a run.
    static let manifest = "manifest.json"
    private static let workFolder = ".quartier"
    private var work: String { path + "/" + Self.workFolder }
    private var journal: String { work + "/journal" }

    /// Takes a folder for results, making it if need be; refuses one that holds something else.
    init(_ path: String) throws(OutputError) {
        self.path = path
        try Self.makeFolders(path)
        let content = try Self.content(of: path)
        let isOurs = content.contains(Self.workFolder) || manifest()?["quartier"] != nil
        guard content.isEmpty || isOurs else {
            throw OutputError(
                path: path, message: "the folder holds something that is no result of Quartier",
                remedy: "Name an empty or a new folder: --output DIR")
        }
    }

    /// Keeps other runs out for as long as the lock lives; `process` is the one they are told of.
    func lock(by process: Int32) throws(OutputError) -> FolderLock {
        try Self.makeFolders(work)
        return try FolderLock(work + "/lock", of: path, by: process)
    }

    /// The names of the files that earlier runs left here.
    func earlierFiles() -> [String] {
        let named = manifest()?["outputs"]?.elements?.compactMap { $0["file"]?.text } ?? []
        return Set(named + (readJournal()?.files ?? [])).sorted()
    }

    /// The account of a run that came to its end; nil if there is none.
    func manifest() -> JSONValue? {
        guard let file = try? MappedFile(path: path + "/" + Self.manifest) else { return nil }
        return try? JSONValue(parsing: Array(file.bytes))
    }

    /// The journal of a run that did not come to its end; nil if there is none.
    func readJournal() -> Journal.Content? { Journal.read(journal) }

    /// Leaves the folder as it was found: nothing was written.
    func leave(_ lock: borrowing FolderLock) {
        lock.remove()
        rmdir(work)
    }

    /// Marks the folder as being worked on, with all that a run which goes on here must know.
    ///
    /// Rows of scenarios that are not among the finished ones of `content` go.
    func begin(_ content: Journal.Content) throws(OutputError) -> Journal {
        try FolderSync.removeStaleTemporaries(in: path, isOurs: true)
        try FolderSync.removeStaleTemporaries(in: work, isOurs: true)
        if holdsFolder(SampleTable.folder) {
            try FolderSync.removeStaleTemporaries(in: path + "/" + SampleTable.folder, isOurs: true)
        }
        // First the journal, then the manifest: whenever we are stopped, one of them knows every file.
        let journal = try Journal(path: journal, content: content)
        removeRows { content.finished[$0] == nil }
        let manifest = path + "/" + Self.manifest
        if unlink(manifest) != 0, errno != ENOENT {
            throw OutputError(at: manifest, "cannot be replaced", errno)
        }
        // A manifest that came back after a power cut would call new files complete.
        try FolderSync.synchronise(path)
        return journal
    }

    /// Makes a folder inside, unless it is there.
    func makeSubfolder(_ name: String) throws(OutputError) {
        let inner = path + "/" + name
        guard mkdir(inner, 0o755) != 0, !holdsFolder(name) else { return }
        throw OutputError(
            path: inner, message: "results belong in a folder of this name, and something else has it",
            remedy: "Move it away, or name another folder for results: --output DIR")
    }

    /// Whether there is a folder of a name inside: none that a link leads to.
    private func holdsFolder(_ name: String) -> Bool {
        var status = stat()
        return lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a name that a manifest or journal lists can be that of a result of ours, and nothing outside the folder.
    private func mayRemove(_ name: String) -> Bool {
        guard name.contains("/") else { return name != Self.manifest }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0] == SampleTable.folder && parts[1].hasSuffix(".csv")
            && holdsFolder(SampleTable.folder)
    }

    /// Writes a file whole.
    func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
        try AtomicFile.write(bytes, to: path + "/" + name)
    }

    /// Ends the work: results of earlier runs that this one did not make again go, the manifest comes last.
    ///
    /// Gives the names of the files that went.
    func finish(
        manifest: [UInt8], made: Set<String>, earlier: [String], lock: consuming FolderLock
    ) throws(OutputError) -> [String] {
        let removed = earlier.filter { !made.contains($0) && mayRemove($0) && unlink(path + "/" + $0) == 0 }
        if holdsFolder(SampleTable.folder) { rmdir(path + "/" + SampleTable.folder) }
        try write(manifest, to: Self.manifest)
        unlink(journal)
        removeRows { _ in true }
        leave(lock)
        return removed
    }
}

// MARK: - Rows of finished scenarios

extension ResultFolder {
    private static let rowSuffix = ".rows"

    /// Writes down the rows of a scenario until the summary is made of them.
    ///
    /// Without waiting for the disk: rows that a power cut spoils do not have their digest, and are made again.
    func write(rows: [UInt8], of scenario: String) throws(OutputError) -> KeptScenario.Rows {
        let name = Self.workFolder + "/" + scenario + Self.rowSuffix
        let place = path + "/" + name
        let descriptor = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw OutputError(at: place, "cannot be created", errno) }
        defer { close(descriptor) }
        var rest = rows[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw OutputError(at: place, "cannot be written", count == 0 ? ENOSPC : errno)
            }
        }
        return KeptScenario.Rows(file: name, start: 0, bytes: rows.count, digest: FileDigest.sha256(of: rows))
    }

    private func removeRows(_ isStale: (String) -> Bool) {
        for name in (try? Self.content(of: work)) ?? [] where name.hasSuffix(Self.rowSuffix) {
            if isStale(String(name.dropLast(Self.rowSuffix.count))) { unlink(work + "/" + name) }
        }
    }

    /// Whether a file is still what it was.
    func holds(_ output: Manifest.Output) -> Bool {
        guard let file = try? MappedFile(path: path + "/" + output.file, limit: .max),
            file.bytes.count == output.bytes
        else { return false }
        return FileDigest.sha256(of: file.bytes) == output.digest
    }
}

// MARK: - The file system

extension ResultFolder {
    private static func makeFolders(_ path: String) throws(OutputError) {
        guard !path.isEmpty else {
            throw OutputError(path: "--output", message: "the name is empty", remedy: "Name a folder for the results")
        }
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw OutputError(path: path, message: "this is no folder", remedy: "Name a folder for the results")
            }
            return
        }
        guard lstat(path, &status) != 0 else {
            throw OutputError(
                path: path, message: "this is a link that leads to nothing",
                remedy: "Make the folder it names, or name another one: --output DIR")
        }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolders(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw OutputError(at: path, "the folder cannot be made", errno)
        }
    }

    private static func content(of path: String) throws(OutputError) -> Set<String> {
        guard let folder = opendir(path) else { throw OutputError(at: path, "the folder cannot be read", errno) }
        defer { closedir(folder) }
        var names: Set<String> = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.insert(name) }
        }
        return names
    }
}
