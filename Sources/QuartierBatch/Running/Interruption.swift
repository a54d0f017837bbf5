internal import Glibc
internal import Synchronization

/// Whether somebody wants the run to stop: Ctrl-C, or a request to end.
public enum Interruption {
    private static let wasAsked = Atomic<Bool>(false)

    /// Lets a first SIGINT, SIGTERM or SIGHUP end the run between two scenarios, and a second one at once.
    ///
    /// A signal that the caller has us ignore stays ignored: a run under `nohup` outlives its terminal. A closed
    /// pipe and a file too large for the disk are errors of writing and no reason to die without a word.
    public static func listen() {
        wasAsked.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            signal(number) { number in
                let isSecond = Interruption.wasAsked.exchange(true, ordering: .relaxed)
                if isSecond { _exit(128 + number) }
            }
        }
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    private static func isIgnored(_ number: Int32) -> Bool {
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
