internal import Glibc
import QuartierIO

/// What a run under way has begun and finished, line by line.
///
/// Each line is a JSON object behind the first sixteen digits of its SHA-256, and is added by one call, so that
/// threads do not cut into each other's lines. A line that a sudden end has torn is not believed. Lines are not forced
/// to the disk: after a power cut some may be missing, which costs the work they tell of and nothing else, for files are
/// trusted by their digests only.
struct Journal: Sendable {
    /// What the lines of a journal come to.
    struct Content: Sendable {
        /// The build of the program that wrote it.
        var build: String?
        /// Every file that runs which did not come to their end may have left.
        var files: [String] = []
        /// The scenarios that were finished.
        var finished: [String: KeptScenario] = [:]
        /// The scenarios that were begun and not finished, and whether each had the process for itself.
        var begun: [(id: String, isAlone: Bool)] = []
        /// The scenarios that have ended a process, and how.
        var crashes: [String: String] = [:]
        /// Whether a process has ended while no scenario was under way.
        var hasEndedOnItsOwn = false
    }

    private let file: AppendedFile

    /// Begins a journal with what is to be known from the first moment on, in place of one that may be there.
    init(path: String, content: Content) throws(OutputError) {
        var bytes = Self.line { writer in
            writer.member("build", content.build)
            writer.texts("planned", content.files)
        }
        for kept in content.finished.values.sorted(by: { $0.id < $1.id }) { bytes += Self.line(kept.write) }
        for (id, reason) in content.crashes.sorted(by: { $0.key < $1.key }) {
            bytes += Self.line { writer in
                writer.member("crash", id)
                writer.member("reason", reason)
            }
        }
        if content.hasEndedOnItsOwn { bytes += Self.line { $0.member("ended", true) } }
        try AtomicFile.write(bytes, to: path)
        file = try AppendedFile(path)
    }

    /// Notes that a scenario is being worked on.
    func begin(_ id: String, isAlone: Bool) throws(OutputError) {
        try file.append(
            Self.line { writer in
                writer.member("start", id)
                writer.member("alone", isAlone)
            })
    }

    /// Notes that a scenario has all its files.
    func finish(_ kept: KeptScenario) throws(OutputError) { try file.append(Self.line(kept.write)) }

    /// Notes that a scenario has come to its end without results.
    func giveUp(_ id: String) throws(OutputError) { try file.append(Self.line { $0.member("failed", id) }) }

    // MARK: Lines

    private static let checkLength = 16

    private static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        members(&writer)
        writer.endObject()
        let text = writer.takeBytes()
        return check(text) + [UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")]
    }

    private static func check(_ text: [UInt8]) -> [UInt8] {
        Array(FileDigest.sha256(of: text).utf8.prefix(checkLength))
    }

    /// Reads a journal; nil if there is none.
    static func read(_ path: String) -> Content? {
        guard let file = try? MappedFile(path: path) else { return nil }
        var content = Content()
        for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
            let text = Array(line.dropFirst(checkLength + 1))
            guard !text.isEmpty, line.prefix(checkLength).elementsEqual(check(text)),
                let value = try? JSONValue(parsing: text)
            else { continue }
            content.add(value)
        }
        return content
    }
}

extension Journal.Content {
    fileprivate mutating func add(_ line: JSONValue) {
        if let names = line["planned"]?.elements {
            build = line["build"]?.text
            files = names.compactMap(\.text)
        } else if let id = line["start"]?.text {
            begun.append((id, line["alone"] == .boolean(true)))
        } else if let kept = KeptScenario(line) {
            finished[kept.id] = kept
            begun.removeAll { $0.id == kept.id }
        } else if let id = line["failed"]?.text {
            begun.removeAll { $0.id == id }
        } else if let id = line["crash"]?.text {
            crashes[id] = line["reason"]?.text
        } else if line["ended"] == .boolean(true) {
            hasEndedOnItsOwn = true
        }
    }
}

/// A file that lines are added to.
private final class AppendedFile: Sendable {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw OutputError(at: path, "cannot be opened", errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Adds bytes; the system keeps lines of different threads apart.
    func append(_ bytes: [UInt8]) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw OutputError(at: path, "cannot be written", count == 0 ? ENOSPC : errno)
            }
        }
    }
}
