import Foundation

/// The real command, run as people run it.
enum Executable {
    /// Whether a sanitizer watches the command; `make deep` says so.
    static let isSanitized = ProcessInfo.processInfo.environment["QUARTIER_SANITIZED"] != nil

    /// What came of running the command.
    struct Execution {
        /// The exit code; 128 and the signal's number if a signal ended it, as shells count.
        let code: Int32
        /// What it wrote to standard output.
        let output: String
        /// What it wrote to standard error.
        let errors: String

        /// The events of one kind that `--json-log` has told of.
        func events(_ kind: String) throws -> [[String: Any]] {
            try complaints.compactMap { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                guard let event = object as? [String: Any] else { throw Failed(reason: "no event: \(line)") }
                return event["event"] as? String == kind ? event : nil
            }
        }

        /// The lines of standard error.
        var complaints: [Substring] { errors.split(separator: "\n") }
    }

    /// The command that was built with these tests: it lies beside them.
    static let path: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = (tests as NSString).deletingLastPathComponent + "/quartier"
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return Repository.root + "/.build/debug/quartier"
    }()

    /// Runs the command to its end, with variables that differ from those of the tests.
    ///
    /// A redirection is what a shell does with the streams, after they were set to be gathered.
    static func run(
        _ arguments: String..., in folder: String = Repository.root, environment: [String: String] = [:],
        redirection: String? = nil
    ) throws -> Execution {
        let child = try start(arguments, in: folder, environment: environment, redirection: redirection)
        return try child.wait()
    }

    /// Runs words of a shell and gives the exit code.
    static func shell(_ words: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", words]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Starts the command and leaves it running.
    ///
    /// An open file may become its standard output, and a shell may do something before it becomes the command.
    static func start(
        _ arguments: [String], in folder: String = Repository.root, environment: [String: String] = [:],
        redirection: String? = nil, output: Int32? = nil, before: String = ":"
    ) throws -> Child {
        let streams = try TemporaryFolder()
        for name in ["out", "err"] { try streams.write("", to: name) }
        let target = output == nil ? ">'\(streams.path)/out'" : ""
        // The shell becomes the command (exec), so that signals to the child reach it.
        let script = """
            cd "$1" && shift
            \(before)
            exec "$@" \(target) 2>'\(streams.path)/err' \(redirection ?? "")
            """
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Tests run on threads that block signals, which a child would inherit.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // And tests in the background of a shell, or under nohup, ignore some.
        var ours = sigset_t()
        sigemptyset(&ours)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ours, number) }
        posix_spawnattr_setsigdefault(&attributes, &ours)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
        let words = ["sh", "-c", script, "sh", folder, path] + arguments
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var pid = pid_t()
        let status = withStrings(words) { argv in
            withStrings(variables.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawn(&pid, "/bin/sh", &actions, &attributes, argv, envp)
            }
        }
        guard status == 0 else { throw Failed(reason: "posix_spawn: \(status)") }
        return Child(pid: pid, streams: streams)
    }

    /// A command that was started.
    struct Child {
        let pid: pid_t
        let streams: TemporaryFolder

        /// Sends a signal.
        func send(_ signal: Int32) { kill(pid, signal) }

        /// Waits until a signal has stopped it, or it has ended.
        func waitUntilStopped() {
            var status = siginfo_t()
            while waitid(P_PID, id_t(pid), &status, WSTOPPED | WEXITED | WNOWAIT) < 0, errno == EINTR {}
        }

        /// Waits for the end.
        func wait() throws -> Execution {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0 {
                guard errno == EINTR else { throw Failed(reason: "waitpid: \(errno)") }
            }
            let signal = status & 0x7f
            return Execution(
                code: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: try streams.text(of: "out"),
                errors: try streams.text(of: "err"))
        }
    }

    private static func withStrings<R>(
        _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        return body(&pointers)
    }
}

/// A test could not do what it was about to do.
struct Failed: Error {
    let reason: String
}
