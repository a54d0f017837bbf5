import CConfine
import Glibc
import Quartier
import Synchronization

/// Has a child of this process do the work, so that a crash costs a scenario and not the run.
enum Supervisor {
    /// How a child has ended.
    enum Ending {
        /// By itself, with an exit code.
        case code(Int32)
        /// By a signal; whether it had begun with the scenarios.
        case signal(Int32, hadBegun: Bool)
    }

    /// How a child tells that it has begun.
    struct Report {
        fileprivate let descriptor: Int32

        /// Tells the supervisor that the study is loaded and scenarios are begun.
        func tellBeginning() {
            var byte = UInt8(ascii: "b")
            _ = write(descriptor, &byte, 1)
        }
    }

    private static let child = Atomic<Int32>(0)
    private static let wasAsked = Atomic<Bool>(false)

    /// Whether somebody wants the run to end.
    static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

    /// Hands a first SIGINT, SIGTERM or SIGHUP on to the child as a request to end between two scenarios; a second one
    /// ends both at once.
    static func listen() {
        for number in Interruption.signals where !Interruption.isIgnored(number) {
            signal(number) { number in
                let isSecond = Supervisor.wasAsked.exchange(true, ordering: .relaxed)
                let child = Supervisor.child.load(ordering: .relaxed)
                if child > 0 { kill(child, isSecond ? SIGKILL : Interruption.request) }
                if isSecond { _exit(128 + number) }
            }
        }
        // A reader of messages who has left must not take the child along.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Has a child do something that comes to an exit code, and waits for its end; nil if there can be no child.
    ///
    /// To be called before there is any second thread, and never in a child.
    static func run(_ work: (Report) -> Int32) -> Ending? {
        var ends: [Int32] = [-1, -1]
        guard quartier_pipe(&ends) == 0 else { return nil }
        defer { close(ends[0]) }
        // What is written twice is no output: both processes would have it in their buffers.
        fflush(nil)
        let mask = block()
        let process = fork {
            close(ends[0])
            Interruption.listenToSupervisor()
            exit(work(Report(descriptor: ends[1])))
        }
        close(ends[1])
        if process > 0 { child.store(process, ordering: .relaxed) }
        unblock(mask)
        guard process > 0 else { return nil }
        defer { child.store(0, ordering: .relaxed) }
        return wait(for: process, reporting: ends[0])
    }

    /// Makes a child that does something on a thread of its own.
    private static func fork(_ work: () -> Void) -> Int32 {
        withoutActuallyEscaping(work) { work in
            var work = work
            return withUnsafeMutablePointer(to: &work) { work in
                quartier_fork(
                    { context in
                        // The caller's frame is there in the child too, where its thread waits for this one.
                        context?.assumingMemoryBound(to: (() -> Void).self).pointee()
                    }, work, stackSize)
            }
        }
    }

    /// As much as a process begins with.
    private static let stackSize = 8 << 20

    private static func wait(for process: Int32, reporting end: Int32) -> Ending? {
        // A signal that came while there was no child has reached nobody.
        if isAsked { kill(process, Interruption.request) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
        let signal = status & 0x7f
        guard signal != 0 else { return .code(status >> 8 & 0xff) }
        var byte: UInt8 = 0
        return .signal(signal, hadBegun: read(end, &byte, 1) == 1)
    }

    /// Keeps signals waiting until the child listens to them.
    private static func block() -> sigset_t {
        var (blocked, before) = (sigset_t(), sigset_t())
        sigemptyset(&blocked)
        for number in Interruption.blockedAtStart { sigaddset(&blocked, number) }
        sigprocmask(SIG_BLOCK, &blocked, &before)
        return before
    }

    private static func unblock(_ mask: sigset_t) {
        var mask = mask
        sigprocmask(SIG_SETMASK, &mask, nil)
    }
}
