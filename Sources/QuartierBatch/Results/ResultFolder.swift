internal import Glibc
import QuartierIO
import QuartierModel

/// The folder that results go to: ours or empty, never somebody else's.
///
/// While a run is under way the folder holds `.quartier/` and no manifest; the manifest is written last, so that a
/// folder with a manifest is whole. `.quartier/` holds a lock and the journal: the names of all files that runs
/// which did not come to their end may have left.
struct ResultFolder: Sendable {
    /// The folder's path.
    let path: String
    private static let manifest = "manifest.json"
    private static let workFolder = ".quartier"
    private var work: String { path + "/" + Self.workFolder }
    private var journal: String { work + "/journal" }

    /// Takes a folder for results, making it if need be; refuses one that holds something else.
    init(_ path: String) throws(OutputError) {
        self.path = path
        try Self.makeFolders(path)
        let content = try Self.content(of: path)
        let isOurs = content.contains(Self.workFolder) || Self.isManifest(path + "/" + Self.manifest)
        guard content.isEmpty || isOurs else {
            throw OutputError(
                path: path, message: "the folder holds something that is no result of Quartier",
                remedy: "Name an empty or a new folder: --output DIR")
        }
    }

    /// Keeps other runs out for as long as the lock lives.
    func lock() throws(OutputError) -> FolderLock {
        try Self.makeFolders(work)
        return try FolderLock(work + "/lock", of: path)
    }

    /// The names of the files that earlier runs left here.
    func earlierFiles() -> [String] {
        Set(Self.outputs(inManifest: path + "/" + Self.manifest) + journalled()).sorted()
    }

    /// Leaves the folder as it was found: nothing was written.
    func leave(_ lock: borrowing FolderLock) {
        lock.remove()
        rmdir(work)
    }

    /// Marks the folder as being worked on, with the names of the files that are planned, and tells which files
    /// earlier runs left there.
    func begin(planned: [String]) throws(OutputError) -> [String] {
        try FolderSync.removeStaleTemporaries(in: path)
        if holdsFolder(SampleTable.folder) {
            try FolderSync.removeStaleTemporaries(in: path + "/" + SampleTable.folder)
        }
        let manifest = path + "/" + Self.manifest
        let earlier = earlierFiles()
        let names = Set(earlier).union(planned).sorted().joined(separator: "\n") + "\n"
        // First the journal, then the manifest: whenever we are stopped, one of them knows every file.
        try AtomicFile.write(Array(names.utf8), to: journal)
        if unlink(manifest) != 0, errno != ENOENT {
            throw OutputError(at: manifest, "cannot be replaced", errno)
        }
        // A manifest that came back after a power cut would call new files complete.
        try FolderSync.synchronise(path)
        return earlier
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
    func finish(
        manifest: [UInt8], made: Set<String>, earlier: [String], lock: consuming FolderLock
    ) throws(OutputError) {
        for name in earlier where !made.contains(name) && mayRemove(name) { unlink(path + "/" + name) }
        if holdsFolder(SampleTable.folder) { rmdir(path + "/" + SampleTable.folder) }
        try write(manifest, to: Self.manifest)
        unlink(journal)
        leave(lock)
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

    private static func manifest(at path: String) -> JSONValue? {
        guard let file = try? MappedFile(path: path) else { return nil }
        return try? JSONValue(parsing: Array(file.bytes))
    }

    private static func isManifest(_ path: String) -> Bool { manifest(at: path)?["quartier"] != nil }

    private static func outputs(inManifest path: String) -> [String] {
        manifest(at: path)?["outputs"]?.elements?.compactMap { $0["file"]?.text } ?? []
    }

    private func journalled() -> [String] {
        guard let file = try? MappedFile(path: journal) else { return [] }
        return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
