internal import CConfine
internal import Glibc

/// What a program may use before it is ended.
struct ConversionLimits: Hashable, Sendable {
    /// Bytes of memory, libraries included.
    var memory: UInt64
    /// Seconds of computing, and seconds on the clock.
    var seconds: UInt64
    /// Bytes of any file it writes.
    var fileSize: UInt64
    /// Bytes kept of what it says.
    var messages = 1 << 20

    /// Limits that honest files of a size stay well below: GDAL reads a megabyte of GML in a tenth of a second.
    init(bytes: Int) {
        let size = UInt64(clamping: bytes)
        memory = min(1 << 30 + 4 * size, 16 << 30)
        seconds = 60 + size >> 20
        fileSize = min(256 << 20 + 16 * size, 256 << 30)
    }
}

/// A program of the system, run under limits, without network, files of others or the user's environment.
///
/// Where the kernel allows it (Linux with Landlock and seccomp) the program can open no socket and no file outside
/// the system's programs and libraries and its working folder; everywhere it has limits, a fresh environment and a
/// folder with copies of its inputs.
struct ConfinedProgram {
    /// The absolute path.
    var path: String
    var arguments: [String]
    /// The whole environment: nothing is inherited.
    var environment: [String: String]
    /// The working folder.
    var folder: String
    var limits: ConversionLimits

    /// What came of a run.
    struct Outcome {
        /// The exit code; -1 if a signal ended the program.
        var exitCode: Int32
        var output: [UInt8]
        var errors: [UInt8]
        var ranOutOfTime: Bool
        /// Which measures of the kernel were in force.
        var measures: Int32
    }

    /// Runs the program to its end; nil, and errno, if it could not be started.
    func run() -> Outcome? {
        guard let output = Pipe(), let errors = Pipe() else { return nil }
        var measures: Int32 = 0
        let process = start(output.writing, errors.writing, &measures)
        let reason = errno
        close(output.writing)
        close(errors.writing)
        defer {
            close(output.reading)
            close(errors.reading)
        }
        guard process > 0 else {
            errno = reason
            return nil
        }
        var watch = Watch(process: process, seconds: limits.seconds, keeping: limits.messages)
        watch.listen(to: [output.reading, errors.reading])
        let status = watch.end()
        return Outcome(
            exitCode: quartier_exit_code(status), output: watch.heard[0], errors: watch.heard[1],
            ranOutOfTime: watch.ranOutOfTime, measures: measures)
    }

    private func start(_ output: Int32, _ errors: Int32, _ measures: inout Int32) -> pid_t {
        let words = CStrings([path] + arguments)
        let settings = CStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        return folder.withCString { folder in
            var confinement = quartier_confinement(
                address_space: limits.memory, cpu_seconds: limits.seconds, file_size: limits.fileSize, open_files: 128,
                folder: folder)
            return words.withPointers { words in
                settings.withPointers { settings in
                    quartier_confine(path, words, settings, &confinement, output, errors, &measures)
                }
            }
        }
    }

    private struct Pipe {
        let reading: Int32
        let writing: Int32

        init?() {
            var ends: [Int32] = [-1, -1]
            // Closed on exec, so that a program another thread starts meanwhile does not keep the pipe open.
            guard quartier_pipe(&ends) == 0 else { return nil }
            (reading, writing) = (ends[0], ends[1])
        }
    }
}

/// Texts as C wants them: a list of pointers with nil behind the last.
private struct CStrings {
    private let bytes: [[CChar]]

    init(_ texts: [String]) { bytes = texts.map { Array($0.utf8CString) } }

    func withPointers<Result>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result) -> Result {
        // One block for all texts: nested closures for each would go as deep as there are texts.
        var block = bytes.flatMap { $0 }
        return block.withUnsafeMutableBufferPointer { block in
            var pointers: [UnsafeMutablePointer<CChar>?] = []
            var offset = 0
            for text in bytes {
                pointers.append(block.baseAddress.map { $0 + offset })
                offset += text.count
            }
            pointers.append(nil)
            return pointers.withUnsafeBufferPointer { list in
                // The list has at least the nil, so it has an address.
                guard let start = list.baseAddress else { preconditionFailure("a list of texts has an end") }
                return body(start)
            }
        }
    }
}

/// Listens to a running program and ends it when its time is up.
private struct Watch {
    let process: pid_t
    var heard: [[UInt8]] = [[], []]
    var ranOutOfTime = false
    private let deadline: Int
    private let limit: Int

    init(process: pid_t, seconds: UInt64, keeping limit: Int) {
        self.process = process
        self.limit = limit
        deadline = Self.now() + Int(clamping: seconds) * 1000
    }

    mutating func listen(to descriptors: [Int32]) {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while polled.contains(where: { $0.fd >= 0 }) {
            guard remaining > 0 else { return kill() }
            guard poll(&polled, nfds_t(polled.count), Int32(clamping: remaining)) >= 0 || errno == EINTR else {
                return kill()
            }
            for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
                let count = read(polled[index].fd, &block, block.count)
                if count > 0 {
                    // What is beyond the limit is read all the same, or the program would wait for us for ever.
                    heard[index].append(contentsOf: block.prefix(min(count, limit - heard[index].count)))
                } else if count == 0 || errno != EINTR {
                    polled[index].fd = -1
                }
                polled[index].revents = 0
            }
        }
    }

    /// Waits for the end, which a program may put off after it has closed its outputs.
    mutating func end() -> Int32 {
        var status: Int32 = 0
        var pause: useconds_t = 200
        while waitpid(process, &status, WNOHANG) == 0 {
            if remaining <= 0 { kill() }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        // Whatever it started goes with it.
        Glibc.kill(-process, SIGKILL)
        return status
    }

    private mutating func kill() {
        ranOutOfTime = true
        Glibc.kill(-process, SIGKILL)
    }

    private var remaining: Int { deadline - Self.now() }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
