/// The findings of a run, in the order they were met.
public struct Findings: Sendable {
    /// All findings kept so far.
    public private(set) var all: [Finding] = []
    /// How many findings of one code and file are kept one by one; further ones are only counted.
    public let limitPerCode: Int
    private var counts: [String: Int] = [:]

    /// An empty list that keeps so many findings of a kind for each file.
    public init(limitPerCode: Int = 20) {
        self.limitPerCode = limitPerCode
    }

    /// Adds a finding; beyond the limit of its kind it is counted but not kept.
    public mutating func add(_ finding: Finding) {
        let key = "\(finding.code)\u{0}\(finding.place.file ?? "")\u{0}\(finding.place.layer ?? "")"
        let seen = counts[key, default: 0]
        counts[key] = seen + 1
        if seen < limitPerCode {
            all.append(finding)
        } else if seen == limitPerCode {
            var summary = finding
            summary.place = Place(file: finding.place.file, layer: finding.place.layer)
            summary.message = "more of the same: \(finding.message)"
            all.append(summary)
        } else if let index = all.lastIndex(where: {
            $0.code == finding.code && $0.place.file == finding.place.file && $0.place.layer == finding.place.layer
                && $0.place.feature == nil && $0.message.hasPrefix("more of the same")
        }) {
            all[index].count += 1
        }
    }

    /// Adds the findings of another list, in their order.
    public mutating func add(contentsOf other: Findings) {
        for finding in other.all { add(finding) }
    }

    /// Whether anything found keeps the study from running.
    public var hasErrors: Bool { all.contains { $0.severity == .error } }
}
