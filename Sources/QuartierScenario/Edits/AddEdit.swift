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
    /// Whether the study leaves the elements out on purpose.
    private let isLeftOut: Bool

    /// An addition of elements, loaded and checked, in the study's plane.
    ///
    /// `scale` gives each element so many times its area about its centroid; 0 leaves all of them out.
    public init(_ elements: Layer<E>, scaledBy scale: Double = 1, expect expected: Int? = nil, place: Place) {
        self.elements = scale > 0 ? elements.scaled(areaBy: scale) : elements
        isLeftOut = scale == 0
        self.expected = expected
        self.place = place
    }

    /// Adds the elements, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        guard E.layer != .districts else { return draft.refuseDistricts(at: place) }
        draft.note(added: elements.count, expected: expected, at: place)
        guard !isLeftOut else {
            draft.matches[draft.matches.count - 1] = 0
            return
        }
        let layer = draft.layer(E.self)
        let new = Set(elements.identifiers)
        var present = Set(draft.rows(identifiedBy: new, in: layer).map(layer.identifier))
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
    /// The layer with every shape so many times its area.
    fileprivate func scaled(areaBy factor: Double) -> Layer {
        var scaled = self
        scaled.shapes = shapes.scaled(areaBy: factor)
        return scaled
    }

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
