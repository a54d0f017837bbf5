public import QuartierModel

/// A variant of the base: edits in order.
public struct Scenario: Sendable {
    /// The edits that one scenario or one stage of the study states.
    public struct Part: Sendable {
        /// What states them.
        public let name: ScenarioName
        /// The edits, in order.
        public let edits: [any ScenarioEdit]

        /// The edits of a scenario or of a stage.
        public init(_ name: ScenarioName, _ edits: [any ScenarioEdit]) {
            self.name = name
            self.edits = edits
        }
    }

    /// What it is called.
    public let name: ScenarioName
    /// Its title for people.
    public let title: String?
    /// The edits by where they stand: those of the scenarios and stages it goes on from first, its own last.
    public let parts: [Part]

    /// A scenario from all its edits.
    public init(id: String, title: String? = nil, edits: [any ScenarioEdit]) {
        let name = ScenarioName(id)
        self.init(name, title: title, parts: [Part(name, edits)])
    }

    /// A scenario or a stage of one, from all that leads to it.
    public init(_ name: ScenarioName, title: String? = nil, parts: [Part]) {
        self.name = name
        self.title = title
        self.parts = parts
    }

    /// Its identifier, unique in the study and part of the names of its result files.
    public var id: String { name.text }

    /// All edits, in order.
    public var edits: [any ScenarioEdit] { parts.flatMap(\.edits) }

    /// The edits that the scenario or stage states itself, without those it takes over.
    public var ownEdits: [any ScenarioEdit] { parts.last?.name == name ? parts.last?.edits ?? [] : [] }
}

/// One declarative edit of a scenario.
public protocol ScenarioEdit: Sendable {
    /// The verb it has in a study file.
    static var kind: String { get }
    /// Where in the study it stands.
    var place: Place { get }
    /// The layer it works on; nil if it works on none.
    var layer: LayerKind? { get }
    /// The conditions it asks, so that the attributes they name can be loaded.
    var filter: Filter? { get }
    /// The layer whose elements become others by it.
    var changedLayer: LayerKind? { get }
    /// The attributes it sets, if that is all it does to this layer; nil if elements come, go or move.
    var attributes: Set<String>? { get }
    /// Checks everything it can and notes what is wrong in the draft, or changes the draft.
    func apply(to draft: inout ScenarioDraft)
}

extension ScenarioEdit {
    /// The layer it works on.
    public var changedLayer: LayerKind? { layer }

    /// Nil: an edit may do anything to its layer unless it says what.
    public var attributes: Set<String>? { nil }
}
