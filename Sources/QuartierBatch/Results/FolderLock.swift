internal import Glibc
import QuartierIO

/// Keeps two runs from writing into one folder.
///
/// The system holds the lock and drops it when the process ends, however it ends: a run that was killed never
/// stands in the way of the next one. The file only tells who holds it.
struct FolderLock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Takes the lock, or refuses and names the process that has it.
    init(_ path: String, of folder: String) throws(OutputError) {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard descriptor >= 0 else { throw OutputError(at: folder, "cannot be locked", errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let number = errno
                let holder = Self.holder(descriptor)
                close(descriptor)
                guard number == EWOULDBLOCK else { throw OutputError(at: folder, "cannot be locked", number) }
                throw OutputError(
                    path: folder, message: "another run is writing here\(holder.map { ", process \($0)" } ?? "")",
                    remedy: "Wait until it has ended, or name another folder: --output DIR")
            }
            // The holder before us may have removed the file between our two calls; then the lock is on nothing.
            guard Self.isStillThere(descriptor, path) else {
                close(descriptor)
                continue
            }
            Self.sign(descriptor)
            self.descriptor = descriptor
            self.path = path
            return
        }
    }

    deinit { close(descriptor) }

    /// Removes the file; the lock itself goes with the value.
    func remove() { unlink(path) }

    private static func isStillThere(_ descriptor: Int32, _ path: String) -> Bool {
        var held = stat()
        var named = stat()
        return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
            && held.st_dev == named.st_dev
    }

    private static func sign(_ descriptor: Int32) {
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func holder(_ descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 24)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
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
