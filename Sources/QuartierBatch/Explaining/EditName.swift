public import QuartierModel
import QuartierScenario

/// What to call an edit.
public struct EditName: Hashable, Sendable {
    /// The scenario that states it: the one asked for, or one it is based on.
    public let scenario: String
    /// The verb.
    public let kind: String
    /// The layer it works on; nil if it works on none.
    public let layer: String?
    /// How many elements it matched, added or changed.
    public let matched: Int
    /// Where in the study it stands.
    public let place: Place

    /// `change buildings (line 71)`.
    public var label: String {
        let words = [kind, layer].compactMap { $0 }.joined(separator: " ")
        return words + (place.line.map { " (line \($0))" } ?? "")
    }
}

extension Study {
    /// The name of an edit, with the scenario that states it.
    func name(of step: EditStep) -> EditName {
        let owner = file.scenarios.first { scenario in scenario.allEdits.contains { $0.place == step.place } }
        return EditName(
            scenario: owner?.id.text ?? "", kind: step.kind, layer: step.layer?.rawValue, matched: step.matched,
            place: step.place)
    }
}
