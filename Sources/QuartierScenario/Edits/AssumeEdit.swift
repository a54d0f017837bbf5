public import QuartierModel

/// Assumes something else than the study: `assume`.
public struct AssumeEdit: ScenarioEdit {
    /// The verb in a study file.
    public static let kind = "assume"
    /// Where in the study the edit stands.
    public let place: Place
    /// An assumption belongs to no layer.
    public var layer: LayerKind? { nil }
    /// An assumption asks no condition.
    public var filter: Filter? { nil }
    private let assumptions: Assumptions
    private let mayTouchNothing: Bool

    /// Assumptions that go before those of the study; `mayTouchNothing` allows them to be the same.
    public init(_ assumptions: Assumptions, mayTouchNothing: Bool = false, place: Place) {
        self.assumptions = assumptions
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Takes over the stated assumptions and keeps the others.
    public func apply(to draft: inout ScenarioDraft) {
        var merged = draft.assumptions
        merged.merge(assumptions)
        draft.note(assumesOtherwise: mayTouchNothing || merged != draft.assumptions, at: place)
        draft.assumptions = merged
    }
}
