internal import Glibc
import QuartierIO

/// Keeps two runs from writing into one folder.
///
/// The system holds the lock and drops it when the process ends, however it ends: a run that was killed never
/// stands in the way of the next one. The file only tells who holds it.
struct FolderLock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// How often, and how many microseconds apart, the lock is tried while its holder is going down.
    private static let (attempts, pause) = (500, useconds_t(10_000))

    /// Takes the lock, or refuses and names the process that has it.
    ///
    /// `process` is the one that others are told of. A holder that has just been killed may keep the lock for a moment
    /// by a child which is about to follow it: that moment is waited for.
    init(_ path: String, of folder: String, by process: Int32) throws(OutputError) {
        var attempt = 0
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard descriptor >= 0 else { throw OutputError(at: folder, "cannot be locked", errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let number = errno
                let holder = Self.holder(descriptor)
                close(descriptor)
                guard number == EWOULDBLOCK else { throw OutputError(at: folder, "cannot be locked", number) }
                attempt += 1
                if attempt < Self.attempts, let holder, Self.hasEnded(holder) {
                    usleep(Self.pause)
                    continue
                }
                throw OutputError(
                    path: folder, message: "another run is writing here\(holder.map { ", process \($0)" } ?? "")",
                    remedy: "Wait until it has ended, or name another folder: --output DIR")
            }
            // The holder before us may have removed the file between our two calls; then the lock is on nothing.
            guard Self.isStillThere(descriptor, path) else {
                close(descriptor)
                continue
            }
            Self.sign(descriptor, by: process)
            self.descriptor = descriptor
            self.path = path
            return
        }
    }

    deinit { close(descriptor) }

    /// Removes the file; the lock itself goes with the value.
    func remove() { unlink(path) }

    /// Whether a process is no more, or waits only for its parent to notice.
    private static func hasEnded(_ process: Int32) -> Bool {
        guard kill(process, 0) == 0 || errno != ESRCH else { return true }
        var bytes = [UInt8](repeating: 0, count: 512)
        let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        // "17 (name) Z …": the name may hold anything, a closing bracket too.
        let count = read(file, &bytes, bytes.count)
        let text = bytes.prefix(max(0, count))
        guard let bracket = text.lastIndex(of: UInt8(ascii: ")")) else { return false }
        return text.dropFirst(bracket + 2).first == UInt8(ascii: "Z")
    }

    private static func isStillThere(_ descriptor: Int32, _ path: String) -> Bool {
        var held = stat()
        var named = stat()
        return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
            && held.st_dev == named.st_dev
    }

    private static func sign(_ descriptor: Int32, by process: Int32) {
        let text = Array("\(process)\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 24)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}

extension OutputError {
    /// A failed call of the system at a path.
    init(at path: String, _ what: String, _ number: Int32) {
        self.init(
            path: path, message: "\(what): \(String(cString: strerror(number)))",
            remedy: "Name a folder you may read and write: --output DIR", number: number)
    }
}
