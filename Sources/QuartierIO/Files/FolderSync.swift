internal import Glibc

/// What a folder of results needs besides its files.
public enum FolderSync {
    /// Waits until the names in a folder are safely on the disk.
    public static func synchronise(_ folder: String) throws(OutputError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError(folder, "the folder cannot be opened", errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw OutputError(folder, "the folder cannot be synchronised", errno: errno)
        }
    }

    /// Removes temporary files that a run which is no longer alive left in a folder, and returns their names.
    ///
    /// Only names this module gives are touched, and only if their process has ended. Who holds the folder for itself
    /// (`isOurs`) knows that nobody else is writing there: then all of them go, for numbers of processes come again,
    /// and in a container nearly always the same ones.
    @discardableResult
    public static func removeStaleTemporaries(in folder: String, isOurs: Bool = false) throws(OutputError) -> [String] {
        guard let stream = opendir(folder) else {
            throw OutputError(folder, "the folder cannot be opened", errno: errno)
        }
        defer { closedir(stream) }
        var removed: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                // The system ends names with a zero byte inside this array.
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let process = TemporaryName.process(of: name) else { continue }
            guard isOurs || process != getpid() && kill(process, 0) != 0 && errno == ESRCH else { continue }
            if unlinkat(dirfd(stream), name, 0) == 0 { removed.append(name) }
        }
        return removed.sorted()
    }
}
