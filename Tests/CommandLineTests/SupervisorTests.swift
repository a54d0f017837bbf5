import Glibc
import Synchronization
import Testing

@testable import QuartierCommand

/// The child that does the work of a run.
@Suite(.disabled(if: Executable.isSanitized, "a test's process has threads, and no fork of it may begin others then"))
struct SupervisorTests {
    /// A forked thread has the number of its parent's thread in Swift's memory, and could never let go of a lock that
    /// another thread waits for.
    @Test func locksThatThreadsWaitForAreLetGoInTheChild() async {
        await #expect(processExitsWith: .success) {
            // The parent has locked something before, as a run that has loaded a study has.
            contended.withLock { $0 += 1 }
            let ending = Supervisor.run { _ in
                alarm(20)
                return contend() == 2 ? 0 : 1
            }
            guard case .code(0)? = ending else { exit(1) }
        }
    }

    @Test func whatTheWorkComesToIsTheCodeOfTheChild() async {
        await #expect(processExitsWith: .success) {
            guard case .code(7)? = Supervisor.run({ _ in 7 }) else { exit(1) }
            guard
                case .signal(SIGABRT, hadBegun: true)? = Supervisor.run({ report in
                    report.tellBeginning()
                    signal(SIGABRT, SIG_DFL)
                    abort()
                })
            else { exit(2) }
        }
    }
}

private let contended = Mutex(0)

/// Has a second thread wait for a lock of this one; the number of times it was locked.
private func contend() -> Int {
    var other = pthread_t()
    contended.withLock { count in
        pthread_create(
            &other, nil,
            { _ in
                contended.withLock { $0 += 1 }
                return nil
            }, nil)
        // Long enough for the other thread to ask the kernel to be woken.
        usleep(200_000)
        count = 1
    }
    pthread_join(other, nil)
    return contended.withLock { $0 }
}
