import Glibc
import Synchronization

/// Looks every millisecond how much memory is the process's own, and keeps the most it saw.
///
/// `VmHWM` would count the pages of mapped files too. What is given back within a millisecond goes unseen; the arrays
/// of a large layer live longer.
final class MemoryWatch: Sendable {
    private let most = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)
    private let hasEnded = Atomic<Bool>(false)

    init() {
        var thread = pthread_t()
        let me = Unmanaged.passRetained(self).toOpaque()
        let made = pthread_create(&thread, nil, Self.start, me)
        precondition(made == 0, "no thread could be made to watch the memory")
        pthread_detach(thread)
    }

    /// Ends the watch and returns the most bytes seen.
    func stop() -> Int {
        isOver.store(true, ordering: .releasing)
        while !hasEnded.load(ordering: .acquiring) { usleep(1000) }
        return most.load(ordering: .relaxed)
    }

    private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { me in
        if let me { Unmanaged<MemoryWatch>.fromOpaque(me).takeRetainedValue().watch() }
        return nil
    }

    private func watch() {
        while !isOver.load(ordering: .acquiring) {
            most.store(max(most.load(ordering: .relaxed), Self.anonymousBytes()), ordering: .relaxed)
            usleep(1000)
        }
        hasEnded.store(true, ordering: .releasing)
    }

    /// `RssAnon` of /proc/self/status, in bytes; 0 if the system does not tell.
    private static func anonymousBytes() -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("RssAnon:") else { continue }
            return (text.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0)
                * 1024
        }
        return 0
    }
}
