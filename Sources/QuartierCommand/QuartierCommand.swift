import ArgumentParser
import Glibc
import Quartier

/// The command `quartier`.
struct QuartierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quartier",
        abstract: "Compares ways to build a quarter: density, green, access, for every scenario of a study.",
        discussion: """
            Example:
              quartier check study.yaml
              quartier run study.yaml --output results

            Exit codes: 0 done, 1 finished with failed scenarios, 2 bad input, 3 interrupted (run again with --resume),
            70 internal error.
            """,
        version: Version.line,
        subcommands: [
            Run.self, Check.self, Pack.self, Init.self, Inspect.self, Indicators.self, Compare.self, Explain.self,
            Solve.self, Schema.self,
        ])
}

/// Runs the command: wrong words on the command line are bad input (2), like everything else a user gets wrong.
@main
enum Main {
    static func main() {
        keepStandardStreams()
        do {
            var command = try QuartierCommand.parseAsRoot()
            try command.run()
        } catch let outcome as Outcome {
            exit(outcome.rawValue)
        } catch {
            let code = QuartierCommand.exitCode(for: error)
            let message = QuartierCommand.fullMessage(for: error)
            if code == .success {
                if !message.isEmpty { print(message) }
                exit(0)
            }
            Terminal.tell(message)
            exit(code == .validationFailure ? Outcome.badInput.rawValue : Outcome.internalError.rawValue)
        }
    }
}

extension Main {
    /// Opens what the caller has closed of standard input, output and error: else the next file to be opened takes
    /// its number, and messages for people end up in results.
    private static func keepStandardStreams() {
        for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
            _ = open("/dev/null", O_RDWR)
        }
    }
}

/// How the command ends when it does not end well.
enum Outcome: Int32, Error {
    case failedScenarios = 1
    case badInput = 2
    case interrupted = 3
    case internalError = 70
}
