import Quartier

/// What a run says while it lasts, on standard error: lines for people, or events for programs.
struct RunMessages {
    /// How it says it.
    enum Manner {
        /// Findings, progress and failures as lines.
        case plain
        /// Only what went wrong.
        case quiet
        /// One JSON object a line.
        case events
    }

    let manner: Manner
    /// The study file, as the user named it.
    let study: String
    /// What lines call the study where there are several.
    let name: String?

    /// Says what was found; all of it, or what keeps the study from being run.
    func tell(_ findings: Findings) {
        switch manner {
        case .plain: Terminal.tell(findings)
        case .quiet: break
        case .events: for finding in findings.all { event("finding") { Self.write(finding, to: &$0) } }
        }
    }

    /// Says why a study is refused.
    func refuse(_ findings: Findings) {
        if manner == .quiet { Terminal.tell(findings) } else { tell(findings) }
    }

    /// Says what went wrong.
    func fail(_ message: String) {
        guard manner == .events else { return Terminal.tell(message) }
        event("error") { $0.member("message", message) }
    }

    /// Says that the process at work has been ended by a signal.
    func crash(_ signal: Int32, _ message: String) {
        guard manner == .events else { return Terminal.tell(message) }
        event("crashed") { writer in
            writer.member("signal", Int(signal))
            writer.member("message", message)
        }
    }

    /// Says how the run has ended.
    func finish(_ code: Int32, _ summary: RunSummary? = nil, seconds: Duration = .zero) {
        guard manner == .events else { return }
        event("finished") { writer in
            writer.member("exit_code", Int(code))
            guard let summary else { return }
            writer.member("evaluated", summary.overview.rows.count - summary.reused)
            writer.member("reused", summary.reused)
            writer.member("failed", summary.failures.count)
            writer.member("files", summary.files.count)
            writer.member("removed", summary.removed.count)
            writer.member("seconds", seconds: seconds / .seconds(1))
        }
    }

    /// Writes an event: a line with what happened, to which study, and more.
    func event(_ kind: String, _ members: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("event", kind)
        writer.member("study", study)
        members(&writer)
        writer.endObject()
        Terminal.tell(String(decoding: writer.takeBytes(), as: UTF8.self))
    }

    private static func write(_ finding: Finding, to writer: inout JSONWriter) {
        writer.member("severity", "\(finding.severity)")
        writer.member("code", finding.code)
        writer.member("message", finding.message)
        writer.member("place", finding.place.description)
        writer.key("remedy")
        if let remedy = finding.remedy { writer.value(remedy) } else { writer.null() }
        writer.member("count", finding.count)
    }
}

extension JSONWriter {
    mutating func member(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    mutating func member(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    /// A duration in seconds, to the millisecond.
    mutating func member(_ name: String, seconds: Double) {
        key(name)
        fixed(seconds, decimals: 3)
    }
}
