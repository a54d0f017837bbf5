internal import Glibc
public import QuartierModel

/// A regular file mapped into memory, read-only, for as long as the value lives.
///
/// Folders, pipes and devices are refused without waiting for them. A file that another program shortens while
/// it is mapped ends the process: inputs must not be written to during a run.
public struct MappedFile: ~Copyable {
    /// The bytes of the file; empty for an empty file.
    ///
    /// Valid only as long as the file value.
    public let bytes: UnsafeRawBufferPointer

    /// Maps a file.
    ///
    /// Throws a finding that names the file (`displayName`, or the path) if it is missing, not readable, not a
    /// regular file, or larger than `limit` bytes.
    public init(path: String, displayName: String? = nil, limit: Int = ReadingLimits().bytes) throws(Finding) {
        bytes = try Self.map(path, named: displayName ?? path, limit: limit)
    }

    deinit {
        // The pointer came from mmap as mutable; unmapping does not write through it.
        if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
    }

    private static func map(_ path: String, named name: String, limit: Int) throws(Finding) -> UnsafeRawBufferPointer {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw Finding(.error, "bad-path", "the path is empty or holds a zero byte", at: Place(file: name))
        }
        // Not blocking, so that opening a pipe returns at once and can be refused.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure("cannot be opened", name, errno) }
        defer { close(descriptor) }
        let size = try regularSize(descriptor, name)
        guard size <= limit else {
            throw Finding(
                .error, "file-too-large", "the file has \(size) bytes, more than the limit of \(limit)",
                at: Place(file: name), remedy: "Split the file")
        }
        guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let base, base != UnsafeMutableRawPointer(bitPattern: -1) else {
            throw failure("cannot be read", name, errno)
        }
        madvise(base, size, MADV_SEQUENTIAL)
        return UnsafeRawBufferPointer(start: base, count: size)
    }

    private static func regularSize(_ descriptor: Int32, _ name: String) throws(Finding) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("cannot be examined", name, errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return Int(status.st_size)
        case S_IFDIR:
            throw Finding(
                .error, "not-a-file", "this is a folder, not a file", at: Place(file: name),
                remedy: "Name a file inside it")
        default:
            throw Finding(
                .error, "not-a-file", "this is a pipe or a device, not a regular file", at: Place(file: name),
                remedy: "Write the data to a file first")
        }
    }

    private static func failure(_ what: String, _ name: String, _ number: Int32) -> Finding {
        Finding(
            .error, number == ENOENT ? "file-missing" : "file-unreadable",
            number == ENOENT ? "there is no such file" : "the file \(what): \(SystemError.text(number))",
            at: Place(file: name), remedy: SystemError.readingRemedy(number))
    }
}
