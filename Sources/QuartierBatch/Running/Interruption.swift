internal import Glibc
internal import Synchronization

/// Whether somebody wants the run to stop: Ctrl-C, or a request to end.
public enum Interruption {
    private static let wasAsked = Atomic<Bool>(false)

    /// Lets a first SIGINT, SIGTERM or SIGHUP end the run between two scenarios, and a second one at once.
    ///
    /// A closed pipe is an error of writing and no reason to die without a word.
    public static func listen() {
        wasAsked.store(false, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                let isSecond = Interruption.wasAsked.exchange(true, ordering: .relaxed)
                if isSecond { _exit(128 + number) }
            }
        }
        signal(SIGPIPE, SIG_IGN)
    }

    /// Whether the run should end.
    public static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

    /// Asks the run to end, as a signal would.
    public static func ask() { wasAsked.store(true, ordering: .relaxed) }
}
