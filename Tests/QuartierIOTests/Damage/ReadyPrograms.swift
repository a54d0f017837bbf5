import Glibc
import Synchronization
import Testing

@testable import QuartierIO

/// GDAL's programs held ready behind the loading of their hundred libraries, each run in a fork of its own.
///
/// Ten thousand damaged files of a format take minutes instead of an hour. Confinement is left out, and has its own
/// tests; limits are kept.
final class ReadyPrograms: Sendable {
    private struct Key: Hashable {
        var path: String
        /// What decides which drivers there are.
        var skipped: String?
    }

    private struct Program {
        let process: pid_t
        let requests: Int32
    }

    private let folder: String
    private let library: String
    private let programs = Mutex<[Key: Program]>([:])

    init() throws {
        var template = Array("/tmp/quartier-ready-XXXXXX".utf8CString)
        folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        library = "\(folder)/ready.so"
        let source = "\(Files.root)/Tests/QuartierIOTests/Damage/ready.c"
        let arguments = ["/usr/bin/cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
        let process = try #require(Self.start(arguments, ["PATH=/usr/bin:/bin"], requests: nil))
        var status: Int32 = 0
        waitpid(process, &status, 0)
        try #require(status == 0, "ready.c is compiled")
    }

    deinit {
        programs.withLock { programs in
            for program in programs.values {
                close(program.requests)
                waitpid(program.process, nil, 0)
            }
        }
        FolderTree.remove(folder)
    }

    /// Runs a program as `ConfinedProgram.run` does; one at a time.
    func run(_ wanted: ConfinedProgram) -> ConfinedProgram.Outcome? {
        programs.withLock { programs in
            let key = Key(path: wanted.path, skipped: wanted.environment["GDAL_SKIP"])
            guard let program = programs[key] ?? start(wanted) else { return nil }
            programs[key] = program
            let (output, errors) = ("\(folder)/output", "\(folder)/errors")
            let limits = wanted.limits
            let words =
                [wanted.folder, output, errors, "\(limits.memory)", "\(limits.seconds)", "\(limits.fileSize)"]
                + ["\(wanted.arguments.count + 1)", wanted.path] + wanted.arguments
                + wanted.environment.map { "\($0.key)=\($0.value)" }
            let block = words.reduce(into: [UInt8]()) { $0 += Array($1.utf8) + [0] }
            var size = UInt32(block.count)
            var status: Int32 = 0
            guard write(program.requests, &size, 4) == 4, write(program.requests, block, block.count) == block.count,
                read(program.requests, &status, 4) == 4, let said = try? Files.bytes(output),
                let complained = try? Files.bytes(errors)
            else { return nil }
            let hasExited = status & 0x7F == 0
            return ConfinedProgram.Outcome(
                exitCode: hasExited ? (status >> 8) & 0xFF : -1, output: said, errors: complained,
                ranOutOfTime: status & 0x7F == SIGALRM, measures: 0)
        }
    }

    private func start(_ program: ConfinedProgram) -> Program? {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        defer { close(ends[1]) }
        let settings = program.environment.map { "\($0.key)=\($0.value)" } + ["LD_PRELOAD=\(library)"]
        return Self.start([program.path], settings, requests: ends[1])
            .map { Program(process: $0, requests: ends[0]) }
    }

    private static func start(_ words: [String], _ settings: [String], requests: Int32?) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let requests { posix_spawn_file_actions_adddup2(&actions, requests, 3) }
        let arguments = words.map { strdup($0) } + [nil]
        let environment = settings.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var process: pid_t = 0
        return posix_spawn(&process, words[0], &actions, nil, arguments, environment) == 0 ? process : nil
    }
}
