internal import Glibc
internal import Synchronization

/// Whether somebody wants the run to stop: Ctrl-C, or a request to end.
public enum Interruption {
    private static let wasAsked = Atomic<Bool>(false)

    /// The signals by which people and systems ask a program to end.
    public static let signals = [SIGINT, SIGTERM, SIGHUP]
    /// The signal by which a supervisor asks its child to end.
    public static let request = SIGUSR1

    /// Lets a first SIGINT, SIGTERM or SIGHUP end the run between two scenarios, and a second one at once.
    ///
    /// A signal that the caller has us ignore stays ignored: a run under `nohup` outlives its terminal. A closed
    /// pipe and a file too large for the disk are errors of writing and no reason to die without a word.
    public static func listen() {
        wasAsked.store(false, ordering: .relaxed)
        for number in signals where !isIgnored(number) {
            signal(number) { number in
                let isSecond = Interruption.wasAsked.exchange(true, ordering: .relaxed)
                if isSecond { _exit(128 + number) }
            }
        }
        ignoreErrorsOfWriting()
    }

    /// Lets the supervisor alone say when to end: a Ctrl-C reaches both processes, and must not count twice.
    ///
    /// The supervisor makes its child with these signals blocked, so that none is lost before this is called.
    public static func listenToSupervisor() {
        wasAsked.store(false, ordering: .relaxed)
        for number in signals { signal(number, SIG_IGN) }
        signal(request) { _ in Interruption.wasAsked.store(true, ordering: .relaxed) }
        ignoreErrorsOfWriting()
        var blocked = sigset_t()
        sigemptyset(&blocked)
        for number in blockedAtStart { sigaddset(&blocked, number) }
        pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
    }

    /// The signals that a supervisor blocks for its child until that listens.
    public static let blockedAtStart = signals + [request]

    private static func ignoreErrorsOfWriting() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Whether the caller has us ignore a signal.
    public static func isIgnored(_ number: Int32) -> Bool {
        var current = sigaction()
        guard sigaction(number, nil, &current) == 0 else { return false }
        // SIG_IGN is the number 1 in the guise of a function; functions cannot be compared, numbers can.
        return unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Whether the run should end.
    public static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

    /// Asks the run to end, as a signal would.
    public static func ask() { wasAsked.store(true, ordering: .relaxed) }
}
