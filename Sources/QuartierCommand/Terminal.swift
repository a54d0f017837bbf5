import Glibc
import Quartier

/// Messages for people, on standard error; what was asked for goes to standard output.
enum Terminal {
    /// Whether a person is watching.
    static let isWatched = isatty(STDERR_FILENO) == 1

    /// Writes a line.
    static func tell(_ text: String) { write(text + "\n") }

    /// Writes a text over the current line; progress, for those who watch.
    static func overwrite(_ text: String) { write("\r\u{1B}[K" + text) }

    /// Writes findings, worst first among the counts, in the order they were met.
    static func tell(_ findings: Findings) {
        for finding in findings.all { tell(finding.description) }
    }

    /// The counts of findings in words.
    static func summary(of findings: Findings) -> String {
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.all.filter { $0.severity == severity }.count
            return count == 0 ? nil : "\(count) \(severity)\(count == 1 ? "" : "s")"
        }
        return counts.isEmpty ? "nothing to report" : counts.joined(separator: ", ")
    }

    /// How many characters fit into a line of standard output; 120 where that is no terminal.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
        return max(60, Int(size.ws_col))
    }

    /// Writes what was asked for to a file, or to standard output where none is named.
    static func deliver(_ bytes: [UInt8], to file: String?) throws {
        guard let file, file != "-" else {
            return try show(String(decoding: bytes, as: UTF8.self), terminator: "")
        }
        do throws(OutputError) {
            try AtomicFile.write(bytes, to: file)
        } catch {
            tell(error.description)
            throw Outcome.badInput
        }
    }

    /// Writes what was asked for to standard output; output that is lost is no success.
    ///
    /// A reader that has seen enough (`| head`) is none of our business.
    static func show(_ text: String, terminator: String = "\n") throws {
        var bytes = Array((text + terminator).utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno == EPIPE {
                return
            } else if errno != EINTR {
                tell("standard output cannot be written: \(String(cString: strerror(errno)))")
                throw Outcome.internalError
            }
        }
    }

    private static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }
}
