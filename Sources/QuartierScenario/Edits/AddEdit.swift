internal import QuartierGeometry
public import QuartierModel

/// Adds elements to a layer: `add`.
public struct AddEdit<E: Element>: ScenarioEdit {
    /// The verb in a study file.
    public static var kind: String { "add" }
    /// Where in the study the edit stands.
    public let place: Place
    /// The layer that grows.
    public var layer: LayerKind? { E.layer }
    /// An addition asks no condition.
    public var filter: Filter? { nil }
    private let elements: Layer<E>
    private let expected: Int?

    /// An addition of elements, loaded and checked, in the study's plane.
    public init(_ elements: Layer<E>, expect expected: Int? = nil, place: Place) {
        self.elements = elements
        self.expected = expected
        self.place = place
    }

    /// Adds the elements, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        guard E.layer != .districts else { return draft.refuseDistricts(at: place) }
        draft.note(
            matched: elements.count, expected: expected, mayBeNothing: false, at: place, what: "adds")
        let layer = draft.layer(E.self)
        var present = Set(layer.rows.map(layer.identifier))
        for identifier in elements.identifiers where !present.insert(identifier).inserted {
            draft.findings.add(
                Finding(
                    .error, "duplicate-id", "\(E.layer.rawValue) already have an element '\(identifier)'", at: place,
                    remedy: "Give the added element another id, or remove the old one first"))
        }
        draft.patch(E.self) { $0.added.append(elements) }
    }
}

extension Layer {
    /// Appends the elements of another layer; foreign attributes that only one of them has are missing in the other.
    mutating func append(_ other: Layer<E>) {
        let names = Set((foreign + other.foreign).map(\.name)).sorted()
        foreign = names.map { name in
            var column = foreign(named: name) ?? Column(name: name)
            column.pad(to: count)
            let added = other.foreign(named: name)
            for row in 0..<other.count { column.append(added?[row] ?? .missing) }
            return column
        }
        for row in 0..<other.count {
            shapes.appendShape(row, of: other.shapes)
            elements.append(other.elements[row])
            identifiers.append(other.identifiers[row])
        }
        isStated = true
    }
}
