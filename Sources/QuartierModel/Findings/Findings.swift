/// The findings of a run, in the order they were met.
public struct Findings: Sendable {
    /// All findings kept so far.
    public private(set) var all: [Finding] = []
    /// Whether anything found keeps the study from running.
    public private(set) var hasErrors = false
    /// How many findings of one kind are kept one by one; further ones are only counted.
    public let limitPerKind: Int
    private var counts: [Kind: Int] = [:]
    /// Where the finding stands that counts the rest of a kind.
    private var summaries: [Kind: Int] = [:]

    /// What findings share that are listed up to a limit; an error never hides behind warnings.
    private struct Kind: Hashable {
        var severity: Severity
        var code: String
        var file: String?
        var layer: String?

        init(_ finding: Finding) {
            severity = finding.severity
            code = finding.code
            file = finding.place.file
            layer = finding.place.layer
        }
    }

    /// An empty list that keeps so many findings of a kind.
    public init(limitPerKind: Int = 20) {
        self.limitPerKind = limitPerKind
    }

    /// Adds a finding; beyond the limit of its kind it is counted but not kept.
    public mutating func add(_ finding: Finding) {
        if finding.severity == .error { hasErrors = true }
        let kind = Kind(finding)
        counts[kind, default: 0] += 1
        if counts[kind, default: 0] <= limitPerKind {
            all.append(finding)
        } else {
            var summary = finding
            summary.place = Place(file: finding.place.file, layer: finding.place.layer)
            summary.message = "more of the same: \(finding.message)"
            count(summary, kind)
        }
    }

    /// Adds the findings of another list, in their order; what it only counted is counted here too.
    public mutating func add(contentsOf other: Findings) {
        let counted = Set(other.summaries.values)
        for (index, finding) in other.all.enumerated() {
            if counted.contains(index) { count(finding, Kind(finding)) } else { add(finding) }
        }
    }

    private mutating func count(_ summary: Finding, _ kind: Kind) {
        if summary.severity == .error { hasErrors = true }
        if let index = summaries[kind] {
            all[index].count += summary.count
        } else {
            summaries[kind] = all.count
            all.append(summary)
        }
    }
}
