internal import Glibc
import QuartierIO
import QuartierModel

/// The folder that results go to: ours or empty, never somebody else's.
///
/// While a run is under way the folder holds `.quartier/` and no manifest; the manifest is written last, so that a
/// folder with a manifest is whole.
struct ResultFolder: Sendable {
    /// The folder's path.
    let path: String
    private static let manifest = "manifest.json"
    private static let workFolder = ".quartier"

    /// Takes a folder for results, making it if need be; refuses one that holds something else.
    init(_ path: String) throws(OutputError) {
        self.path = path
        try Self.makeFolders(path)
        let content = try Self.content(of: path)
        let isOurs = content.contains(Self.workFolder) || Self.isManifest(path + "/" + Self.manifest)
        guard content.isEmpty || isOurs else {
            throw OutputError(
                path: path, message: "the folder holds something that is no result of Quartier",
                remedy: "Name an empty or a new folder")
        }
    }

    /// Marks the folder as being worked on, and tells which result files an earlier run left there.
    func begin() throws(OutputError) -> [String] {
        let work = path + "/" + Self.workFolder
        try Self.makeFolders(work)
        let earlier = work + "/earlier-manifest.json"
        let manifest = path + "/" + Self.manifest
        if rename(manifest, earlier) != 0, errno != ENOENT {
            throw OutputError(
                path: manifest, message: "cannot be set aside: \(String(cString: strerror(errno)))",
                remedy: "Check that the folder may be written to")
        }
        return Self.outputs(inManifest: earlier)
    }

    /// Writes a file whole.
    func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
        try AtomicFile.write(bytes, to: path + "/" + name)
    }

    /// Ends the work: results of earlier runs that this one did not make again go, the manifest comes last.
    func finish(manifest: [UInt8], made: Set<String>, earlier: [String]) throws(OutputError) {
        for name in earlier where !made.contains(name) && !name.contains("/") { unlink(path + "/" + name) }
        try write(manifest, to: Self.manifest)
        unlink(path + "/" + Self.workFolder + "/earlier-manifest.json")
        rmdir(path + "/" + Self.workFolder)
    }
}

// MARK: - The file system

extension ResultFolder {
    private static func makeFolders(_ path: String) throws(OutputError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw OutputError(path: path, message: "this is no folder", remedy: "Name a folder for the results")
            }
            return
        }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolders(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw OutputError(
                path: path, message: "the folder cannot be made: \(String(cString: strerror(errno)))",
                remedy: "Name a folder you may write to: --output DIR", number: errno)
        }
    }

    private static func content(of path: String) throws(OutputError) -> Set<String> {
        guard let folder = opendir(path) else {
            throw OutputError(
                path: path, message: "the folder cannot be read: \(String(cString: strerror(errno)))",
                remedy: "Name a folder you may read and write", number: errno)
        }
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
}
