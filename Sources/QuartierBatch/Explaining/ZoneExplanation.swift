public import QuartierGeometry
import QuartierModel
public import QuartierScenario

/// Why the results say what they say of a zone: the features behind the value, and the edits that led to it.
public struct ZoneExplanation: Sendable {
    /// What an edit of the scenario did to the value.
    public struct Step: Sendable {
        /// The edit.
        public let edit: EditName
        /// How many of the elements that it changed lie in the zone.
        public let elementsInZone: Int
        /// The value with this edit and all before it.
        public let value: Double?
        /// By how much the edit moved it; nil where one of the two values is missing.
        public let difference: Double?
    }

    /// The scenario.
    public let scenario: String
    /// The value and the features behind it.
    public let explanation: Explanation
    /// What the base says of the zone; nil in the base itself, and for a zone that it does not have.
    public let base: Measurement?
    /// The edits that reached the zone, in order.
    public let steps: [Step]
}

extension Study {
    /// Why some indicators say what they say of a zone, given as `districts/Q1`.
    ///
    /// Throws a `Finding` if there is no such zone, `StudyError` if the scenario cannot be measured, and what GEOS
    /// could not do, as a `GeometryError`.
    public func explain(
        _ zone: String, indicators: [Int], in scenario: Scenario?, crew: Crew
    ) throws -> [ZoneExplanation] {
        let question = StudyQuestion(about: self)
        let base = baseline.appraisal
        guard let scenario else {
            let number = try question.zone(zone, among: base.zones)
            return try indicators.map { indicator in
                ZoneExplanation(
                    scenario: StudyFile.Scenario.baseID,
                    explanation: try base.explanation(of: indicator, in: number, crew: crew), base: nil, steps: [])
            }
        }
        let appraisal = try measured(scenario, crew)
        let number = try question.zone(zone, among: appraisal.zones)
        let steps = try baseline.steps(of: scenario, crew: crew)
        let (kind, id) = (appraisal.zones[number].kind, appraisal.zones[number].id)
        return try indicators.map { indicator in
            let before = base.zone(kind, id).map { base.measurement(of: indicator, in: $0) }
            var last = before?.value
            let found = try steps.map { step in
                let value = step.appraisal.zone(kind, id)
                    .flatMap { step.appraisal.measurement(of: indicator, in: $0).value }
                defer { last = value }
                return ZoneExplanation.Step(
                    edit: name(of: step),
                    elementsInZone: try appraisal.elements(touchedBy: step, in: number, crew: crew), value: value,
                    difference: value.flatMap { value in last.map { value - $0 } })
            }
            return ZoneExplanation(
                scenario: scenario.id,
                explanation: try appraisal.explanation(of: indicator, in: number, crew: crew), base: before,
                steps: found.filter { $0.elementsInZone > 0 || $0.difference != 0 })
        }
    }

    /// A scenario, measured; `StudyError` if it cannot be.
    func measured(_ scenario: Scenario, _ crew: Crew) throws -> Appraisal {
        switch try baseline.appraisal(of: scenario, crew: crew) {
        case .success(let appraisal): return appraisal
        case .failure(let refusal): throw StudyError(findings: refusal.findings)
        }
    }
}
