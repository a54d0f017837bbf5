/// What an evaluated state is called: the scenario, and the stage where the scenario has stages.
public struct ScenarioName: Hashable, Sendable {
    /// The identifier of the scenario in the study.
    public let scenario: String
    /// The year of the stage; nil for a scenario without stages.
    public let stage: Int?

    /// The name of a scenario, or of one of its stages.
    public init(_ scenario: String, stage: Int? = nil) {
        self.scenario = scenario
        self.stage = stage
    }

    /// The name as results write it: `taller`, `build-out@2028`.
    ///
    /// No identifier of a scenario contains '@', so no scenario can be called like a stage of another one.
    public var text: String { stage.map { "\(scenario)@\($0)" } ?? scenario }

    /// Whether a list of names asks for it: by its own name, or by that of its scenario, which means all stages.
    public func isAmong(_ names: some Collection<String>) -> Bool { names.contains(text) || names.contains(scenario) }
}
