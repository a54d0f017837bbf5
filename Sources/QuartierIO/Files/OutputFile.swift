internal import Glibc
internal import Synchronization

/// A file being written: it appears under its name, whole, only when it is committed.
///
/// The bytes go to a hidden file in the same folder, which is removed again if the value dies before
/// `commit()`. The name must not be taken by anything but a regular file: links are not followed.
public struct OutputFile: ~Copyable {
    /// The file that `commit()` makes.
    public let path: String
    private let name: String
    private let temporary: String
    private let folder: Int32
    private var file: Int32
    private var buffer: [UInt8] = []

    /// Bytes gathered before they are handed to the system.
    private static let bufferSize = 1 << 18

    /// Begins a file.
    public init(path: String) throws(OutputError) {
        let parts = try Self.split(path)
        let folder = open(parts.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw OutputError(path, "the folder cannot be opened", errno: errno) }
        let temporary = TemporaryName.make(for: parts.name)
        let file: Int32
        do throws(OutputError) {
            try Self.checkDestination(folder, parts.name, path)
            file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw OutputError(path, "cannot be created", errno: errno) }
        } catch {
            close(folder)
            throw error
        }
        self.path = path
        self.name = parts.name
        self.temporary = temporary
        self.folder = folder
        self.file = file
    }

    deinit {
        if file >= 0 {
            close(file)
            unlinkat(folder, temporary, 0)
        }
        close(folder)
    }

    /// The path of the hidden file, for a library that writes files by itself.
    ///
    /// What it wrote is committed like everything else; `append` must not be used beside it.
    var temporaryPath: String {
        let path = String(path.dropLast(name.count)) + temporary
        return path.hasPrefix("/") ? path : "./" + path
    }

    /// Adds bytes at the end.
    public mutating func append(_ bytes: [UInt8]) throws(OutputError) {
        if buffer.isEmpty, bytes.count >= Self.bufferSize {
            try write(bytes)
        } else {
            buffer.append(contentsOf: bytes)
            if buffer.count >= Self.bufferSize { try flush() }
        }
    }

    /// Puts the whole file under its name, safely on the disk.
    ///
    /// A file committed once takes no more bytes.
    public mutating func commit() throws(OutputError) {
        precondition(file >= 0, "a file is committed once")
        try flush()
        guard fchmod(file, 0o644) == 0 else { throw OutputError(path, "cannot be given its mode", errno: errno) }
        guard fsync(file) == 0 else { throw OutputError(path, "cannot be written to the disk", errno: errno) }
        // A link or folder put there while we wrote must not be replaced either.
        try Self.checkDestination(folder, name, path)
        guard renameat(folder, temporary, folder, name) == 0 else {
            throw OutputError(path, "cannot be given its name", errno: errno)
        }
        let closed = close(file)
        let reason = errno
        file = -1
        guard closed == 0 || reason == EINTR else { throw OutputError(path, "cannot be closed", errno: reason) }
        guard fsync(folder) == 0 else { throw OutputError(path, "its folder cannot be synchronised", errno: errno) }
    }
}

// MARK: - Steps

extension OutputFile {
    private mutating func flush() throws(OutputError) {
        guard !buffer.isEmpty else { return }
        try write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8]) throws(OutputError) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { all in
                Glibc.write(file, all.baseAddress.map { $0 + done }, all.count - done)
            }
            if written > 0 {
                done += written
            } else if errno != EINTR {
                throw OutputError(path, "cannot be written", errno: written == 0 ? ENOSPC : errno)
            }
        }
    }

    private static func split(_ path: String) throws(OutputError) -> (folder: String, name: String) {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw OutputError(path: path, message: "this is not the name of a file", remedy: "Name a file")
        }
        let folder = String(path.dropLast(name.count))
        return (folder.isEmpty ? "." : folder, name)
    }

    private static func checkDestination(_ folder: Int32, _ name: String, _ path: String) throws(OutputError) {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            guard errno == ENOENT else { throw OutputError(path, "cannot be examined", errno: errno) }
            return
        }
        let remedy = "Remove it, or choose another name"
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw OutputError(path: path, message: "this is a folder", remedy: remedy)
        case S_IFLNK:
            throw OutputError(path: path, message: "this is a link, and links are not written through", remedy: remedy)
        default: throw OutputError(path: path, message: "this is a pipe or a device", remedy: remedy)
        }
    }
}

/// The names of files being written: `.quartier-<target>-<pid>-<counter>.tmp`.
enum TemporaryName {
    private static let counter = Atomic<Int>(0)

    static func make(for name: String) -> String {
        let number = counter.add(1, ordering: .relaxed).newValue
        // Names are at most 255 bytes long on common disks; what is cut off only helps people to read it.
        var shown = name
        while shown.utf8.count > 180 { shown.removeLast() }
        return ".quartier-\(shown)-\(getpid())-\(number).tmp"
    }

    /// The process that made a temporary file; nil if the name is not one of ours.
    static func process(of name: String) -> Int32? {
        guard name.hasPrefix(".quartier-"), name.hasSuffix(".tmp") else { return nil }
        let parts = name.dropLast(4).split(separator: "-")
        guard parts.count >= 4, Int(parts[parts.count - 1]) != nil else { return nil }
        return Int32(parts[parts.count - 2])
    }
}
