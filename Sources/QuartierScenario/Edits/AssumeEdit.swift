public import QuartierModel

/// Assumes or measures otherwise than the study: `assume`.
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
    private let parameters: StatedParameters
    private let mayTouchNothing: Bool

    /// Assumptions and parameters that go before those of the study; `mayTouchNothing` allows them to be the same.
    public init(
        _ assumptions: Assumptions, _ parameters: StatedParameters = StatedParameters(), mayTouchNothing: Bool = false,
        place: Place
    ) {
        self.assumptions = assumptions
        self.parameters = parameters
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Takes over what is stated and keeps the rest.
    ///
    /// Conditions that ask for `plot` and `district` go on placing elements as the study assigns them.
    public func apply(to draft: inout ScenarioDraft) {
        if let finding = fixedParameter {
            draft.findings.add(finding)
            draft.matches.append(0)
            return
        }
        var assumed = draft.assumptions
        assumed.merge(assumptions)
        var measured = draft.parameters
        measured.merge(parameters)
        noteOtherDistance(&draft)
        draft.note(
            assumesOtherwise: mayTouchNothing || assumed != draft.assumptions || measured != draft.parameters, at: place
        )
        draft.assumptions = assumed
        draft.parameters = measured
    }

    /// What decides which indicators there are is the same for all scenarios.
    private var fixedParameter: Finding? {
        if parameters.stopAccess.limits != nil {
            return Finding(
                .error, "fixed-parameter",
                "'limits_m' makes an indicator of each distance, the same for all scenarios",
                at: place, remedy: "State all distances under 'parameters' of the study")
        }
        if parameters.transitClasses.standard != nil || parameters.transitClasses.distance != nil {
            return Finding(
                .error, "fixed-parameter",
                "'standard' and 'distance' decide what classes are, the same for all scenarios", at: place,
                remedy: "State them under 'parameters' of the study; make a second study for another standard")
        }
        if parameters.frequentService.intervals != nil || parameters.frequentService.limit != nil {
            return Finding(
                .error, "fixed-parameter",
                "'intervals_min' and 'limit_m' of 'frequent_service' make indicators, the same for all scenarios",
                at: place, remedy: "State them under 'parameters' of the study")
        }
        guard parameters.stopAccess.distance != nil || parameters.greenAccess.distance != nil else { return nil }
        return Finding(
            .error, "fixed-parameter", "'distance' decides which indicators there are, the same for all scenarios",
            at: place, remedy: "State 'distance: both' under 'parameters' of the study to have the two side by side")
    }

    /// An indicator keeps its name, by which scenarios are compared, though its distance is another one.
    private func noteOtherDistance(_ draft: inout ScenarioDraft) {
        guard let limit = parameters.greenAccess.limit,
            let named = draft.indicatorNamedOther(thanGreenWithin: limit)
        else { return }
        draft.findings.add(
            Finding(
                .warning, "other-distance",
                "'\(named)' keeps its name, but is measured with \(distanceText(limit)) m in this scenario", at: place,
                remedy: "Say so wherever its numbers are shown"))
    }
}
