public import QuartierModel

/// A variant of the base: edits in order.
public struct Scenario: Sendable {
    /// Its identifier, part of the names of its result files.
    public let id: String
    /// Its title for people.
    public let title: String?
    /// The edits, those of the scenarios it is based on first.
    public let edits: [any ScenarioEdit]

    /// A scenario from all its edits.
    public init(id: String, title: String? = nil, edits: [any ScenarioEdit]) {
        self.id = id
        self.title = title
        self.edits = edits
    }
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
    /// Checks everything it can and notes what is wrong in the draft, or changes the draft.
    func apply(to draft: inout ScenarioDraft)
}
