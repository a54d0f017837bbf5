public import QuartierModel
public import QuartierScenario

/// Finds in a study what a question names, or says what is nearest.
public struct StudyQuestion: Sendable {
    private let study: Study

    /// Questions about a study.
    public init(about study: Study) {
        self.study = study
    }

    /// A scenario; nil for the base.
    public func scenario(_ id: String) throws(Finding) -> Scenario? {
        if id == StudyFile.Scenario.baseID { return nil }
        if let scenario = study.scenarios.first(where: { $0.id == id }) { return scenario }
        throw ResultComparison.unknown(
            "scenario", id, among: [StudyFile.Scenario.baseID] + study.scenarios.map(\.id))
    }

    /// The numbers of some indicators; all of them if none is named.
    public func indicators(_ ids: [String]) throws(Finding) -> [Int] {
        let known = study.baseline.indicators.map(\.definition.id)
        guard !ids.isEmpty else { return Array(known.indices) }
        return try ids.map { id throws(Finding) in
            guard let number = known.firstIndex(of: id) else {
                throw ResultComparison.unknown("indicator", id, among: known)
            }
            return number
        }
    }

    /// A zone by the text `districts/Q1`; the study as a zone is `study`.
    func zone(_ text: String, among zones: [Zone]) throws(Finding) -> Int {
        let (kind, id) = try Self.split(text)
        if let number = zones.firstIndex(where: { $0.kind == kind && $0.id == id }) { return number }
        let known = zones.filter { $0.kind == kind }.map(\.id)
        guard !known.isEmpty else {
            throw Finding(
                .error, "unknown-zone", "the study reports nothing by \(kind.rawValue)",
                remedy: "Its zones are \(study.baseline.zoneKinds.map(\.rawValue).joined(separator: ", "))")
        }
        throw ResultComparison.unknown("zone", text, among: known.map { "\(kind.rawValue)/\($0)" })
    }

    private static func split(_ text: String) throws(Finding) -> (ZoneKind, String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if let kind = ZoneKind(rawValue: parts[0]), parts.count == 2 || kind == .study {
            return (kind, parts.count == 2 ? parts[1] : ZoneKind.study.rawValue)
        }
        throw Finding(
            .error, "unknown-zone", "'\(text)' names no zone",
            remedy: "Write the kind and the identifier: districts/Q1, plots/P7, or study")
    }
}
