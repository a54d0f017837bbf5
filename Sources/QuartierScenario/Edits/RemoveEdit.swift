public import QuartierModel

/// Takes away the elements that a condition is true of: `remove`.
public struct RemoveEdit: ScenarioEdit {
    /// The verb in a study file.
    public static let kind = "remove"
    /// Where in the study the edit stands.
    public let place: Place
    /// The layer whose elements go.
    public let layer: LayerKind?
    /// Which elements go.
    public let filter: Filter?
    private let filterPlace: Place
    private let expected: Int?
    private let mayTouchNothing: Bool

    /// A removal of the elements of a layer that a condition is true of.
    public init(
        layer: LayerKind, where filter: Filter, at filterPlace: Place, expect expected: Int? = nil,
        mayTouchNothing: Bool = false, place: Place
    ) {
        self.layer = layer
        self.filter = filter
        self.filterPlace = filterPlace
        self.expected = expected
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Removes the matching elements, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        if layer?.withEditableType({ apply($0, to: &draft) }) == nil { draft.refuseDistricts(at: place) }
    }

    private func apply<E: Element>(_ type: E.Type, to draft: inout ScenarioDraft) {
        guard let filter, let rows = draft.rows(of: type, where: filter, at: filterPlace) else {
            draft.matches.append(0)
            return
        }
        draft.note(matched: rows.count, expected: expected, mayBeNothing: mayTouchNothing, at: place)
        draft.patch(type) { patch in
            patch.removed.formUnion(rows)
            for row in rows { patch.changed[row] = nil }
        }
    }
}
