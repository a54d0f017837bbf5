public import QuartierModel

/// Opens or closes the ground of the surfaces that a condition is true of: `surface`.
///
/// Only surfaces that are more sealed than the new kind are unsealed, and only less sealed ones are sealed: all others
/// of the condition stay as they are, and do not count as matches.
public struct SurfaceEdit: ScenarioEdit {
    /// What happens to the ground.
    public enum Action: String, Hashable, Sendable, CaseIterable {
        /// It is opened (Entsiegelung).
        case unseal
        /// It is closed (Versiegelung).
        case seal

        /// Whether the ground is opened.
        public var isOpening: Bool { self == .unseal }

        /// Whether anything can become a kind in this way.
        public func canLead(to kind: SurfaceKind) -> Bool { kind.sealing != (isOpening ? .fully : .unsealed) }

        /// Whether a kind becomes another one in this way.
        func concerns(_ kind: SurfaceKind, to new: SurfaceKind) -> Bool {
            isOpening ? kind.sealing > new.sealing : kind.sealing < new.sealing
        }
    }

    /// The verb in a study file.
    public static let kind = "surface"
    /// Where in the study the edit stands.
    public let place: Place
    /// Surfaces are changed.
    public var layer: LayerKind? { .surfaces }
    /// Which surfaces are changed.
    public let filter: Filter?
    private let filterPlace: Place
    private let action: Action
    private let newKind: SurfaceKind
    private let expected: Int?
    private let mayTouchNothing: Bool

    /// A new cover for the surfaces that a condition is true of.
    public init(
        _ action: Action, where filter: Filter, at filterPlace: Place, to newKind: SurfaceKind,
        expect expected: Int? = nil, mayTouchNothing: Bool = false, place: Place
    ) {
        self.action = action
        self.filter = filter
        self.filterPlace = filterPlace
        self.newKind = newKind
        self.expected = expected
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Changes the surfaces, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        guard let filter, let rows = draft.rows(of: Surface.self, where: filter, at: filterPlace) else {
            draft.matches.append(0)
            return
        }
        let layer = draft.layer(Surface.self)
        let unknown = rows.filter { layer.element($0).kind == nil }
        let concerned = rows.filter { layer.element($0).kind.map { action.concerns($0, to: newKind) } ?? false }
        draft.note(matched: concerned.count, expected: expected, mayBeNothing: mayTouchNothing, at: place)
        noteUnknown(unknown, of: rows.count, layer, &draft)
        let assignment = AttributeAssignment(
            attribute: "kind", constant: .text(newKind.rawValue), place: place)
        draft.note(assignment, of: concerned, Surface.self)
        draft.patch(Surface.self) { patch in
            for row in concerned {
                var surface = layer.element(row)
                surface.kind = newKind
                let isBase = row < layer.base.count && layer.base.elements[row] == surface
                patch.changed[row] = isBase ? nil : surface
            }
        }
    }

    /// Nobody knows whether ground is closed of which nothing is stated.
    private func noteUnknown(
        _ rows: [Int], of count: Int, _ layer: LayerView<Surface>, _ draft: inout ScenarioDraft
    ) {
        guard let first = rows.first else { return }
        let rest = rows.count > 1 ? " and \(rows.count - 1) more" : ""
        draft.findings.add(
            Finding(
                .warning, "nothing-to-change",
                "\(rows.count) of \(count) matching surfaces state no 'kind' and stay as they are: "
                    + layer.identifier(first) + rest,
                at: place, remedy: "Add 'AND kind IS NOT NULL' to the condition, or set their kind with 'change'"))
    }
}
