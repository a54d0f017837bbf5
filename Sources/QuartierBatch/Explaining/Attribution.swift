public import QuartierGeometry
import QuartierModel
public import QuartierScenario

/// What each edit of a scenario is responsible for.
///
/// In order, every edit is measured upon those before it: the steps add up to what the scenario changes. Alone, it is
/// measured upon the base: what the edits do together beyond the sum of what each does alone is their interaction.
public struct Attribution: Sendable {
    /// What an edit does to an indicator.
    public struct Effect: Sendable {
        /// The value with this edit and all before it.
        public let value: Double?
        /// By how much the edit moved it; nil where one of the two values is missing.
        public let inOrder: Double?
        /// By how much the edit moves the base without any other; nil where that cannot be told.
        public let alone: Double?

        /// What the edit owes to those before it.
        public var interaction: Double? { inOrder.flatMap { step in alone.map { step - $0 } } }
    }

    /// An edit and its effects.
    public struct Edit: Sendable {
        /// The edit.
        public let name: EditName
        /// Its effects, in the order of the indicators.
        public let effects: [Effect]
        /// Why the edit cannot stand alone; nil where it can.
        public let obstacle: String?
    }

    /// The scenario.
    public let scenario: String
    /// What was measured: `districts/Q1`, or the zones that were added up.
    public let extent: String
    /// The indicators.
    public let indicators: [IndicatorDefinition]
    /// The values of the base, in the order of the indicators.
    public let base: [Double?]
    /// The edits, in order.
    public let edits: [Edit]

    /// What the whole scenario changes of an indicator; nil where a value is missing.
    public func total(of indicator: Int) -> Double? {
        guard let last = edits.last else { return base[indicator] == nil ? nil : 0 }
        return last.effects[indicator].value.flatMap { value in base[indicator].map { value - $0 } }
    }

    /// What the edits do together beyond the sum of what each does alone; nil where one of them cannot stand alone.
    public func interaction(of indicator: Int) -> Double? {
        var sum = 0.0
        for edit in edits {
            guard let alone = edit.effects[indicator].alone else { return nil }
            sum += alone
        }
        return total(of: indicator).map { $0 - sum }
    }
}

extension Study {
    /// What each edit of a scenario does to some indicators, of a zone given as `districts/Q1` or of all together.
    ///
    /// Throws a `Finding` if there is no such zone, `StudyError` if the scenario cannot be measured, and what GEOS
    /// could not do, as a `GeometryError`.
    public func attribute(
        _ scenario: Scenario, indicators: [Int], zone: String?, crew: Crew
    ) throws -> Attribution {
        let whole = try measured(scenario, crew)
        let extent = try Extent(zone, of: whole, in: self)
        let base = indicators.map { extent.value(of: $0, in: baseline.appraisal) }
        var last = base
        let edits = try zip(scenario.edits, try baseline.steps(of: scenario, crew: crew)).map { edit, step in
            let alone = try baseline.appraisal(of: Scenario(id: scenario.id, edits: [edit]), crew: crew)
            let values = indicators.map { extent.value(of: $0, in: step.appraisal) }
            defer { last = values }
            let effects = indicators.indices.map { number in
                let single = (try? alone.get()).flatMap { extent.value(of: indicators[number], in: $0) }
                return Attribution.Effect(
                    value: values[number], inOrder: Self.difference(values[number], last[number]),
                    alone: Self.difference(single, base[number]))
            }
            return Attribution.Edit(name: name(of: step), effects: effects, obstacle: Self.obstacle(of: alone))
        }
        return Attribution(
            scenario: scenario.id, extent: extent.words,
            indicators: indicators.map { baseline.indicators[$0].definition }, base: base, edits: edits)
    }

    private static func difference(_ value: Double?, _ before: Double?) -> Double? {
        value.flatMap { value in before.map { value - $0 } }
    }

    private static func obstacle(of result: Result<Appraisal, ScenarioRefusal>) -> String? {
        guard case .failure(let refusal) = result else { return nil }
        return refusal.findings.all.first { $0.severity == .error }?.message
    }
}

/// What values are taken of: a zone, or all zones of a kind together.
private struct Extent {
    private let kind: ZoneKind
    private let id: String?
    private let overlaps: Bool

    init(_ zone: String?, of appraisal: Appraisal, in study: Study) throws(Finding) {
        if let zone {
            let found = appraisal.zones[try StudyQuestion(about: study).zone(zone, among: appraisal.zones)]
            (kind, id, overlaps) = (found.kind, found.id, false)
        } else {
            let kinds = study.baseline.zoneKinds
            kind = [.study, .districts, .plots].first(where: kinds.contains) ?? .districts
            id = nil
            let code = "overlapping-\(kind.rawValue)"
            overlaps = study.findings.all.contains { $0.code == code }
        }
    }

    var words: String { id.map { "\(kind.rawValue)/\($0)" } ?? kind.rawValue }

    func value(of indicator: Int, in appraisal: Appraisal) -> Double? {
        if let id { return appraisal.zone(kind, id).flatMap { appraisal.measurement(of: indicator, in: $0).value } }
        // What lies in two zones would count twice.
        guard !overlaps else { return nil }
        let zones = appraisal.zones.indices.filter { appraisal.zones[$0].kind == kind }
        return Overview.total(
            zones.map { appraisal.measurement(of: indicator, in: $0) }, scale: appraisal.scale(of: indicator))
    }
}
