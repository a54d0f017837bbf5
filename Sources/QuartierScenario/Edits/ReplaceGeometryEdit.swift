import QuartierGeometry
public import QuartierModel

/// Draws the elements that a condition is true of anew: `replace_geometry`.
///
/// They keep their identifiers and all that is stated of them; what was counted in a building grows with its floor
/// area. The new shapes are those of the features with the same identifiers, or the only one for the only element.
public struct ReplaceGeometryEdit<E: Element>: ScenarioEdit {
    /// The verb in a study file.
    public static var kind: String { "replace_geometry" }
    /// Where in the study the edit stands.
    public let place: Place
    /// The layer whose elements are drawn anew.
    public var layer: LayerKind? { E.layer }
    /// Which elements are drawn anew.
    public let filter: Filter?
    private let filterPlace: Place
    private let drawings: Layer<E>
    private let source: String
    private let expected: Int?
    private let mayTouchNothing: Bool

    /// New shapes, loaded and checked, in the study's plane, for the elements that a condition is true of.
    ///
    /// `source` is what people call the file of the shapes. What its features state beside their identifiers is not
    /// looked at.
    public init(
        where filter: Filter, at filterPlace: Place, from drawings: Layer<E>, named source: String,
        expect expected: Int? = nil, mayTouchNothing: Bool = false, place: Place
    ) {
        self.filter = filter
        self.filterPlace = filterPlace
        self.drawings = drawings
        self.source = source
        self.expected = expected
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Draws the matching elements anew, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        guard E.layer != .districts else { return draft.refuseDistricts(at: place) }
        guard let filter, let rows = draft.rows(of: E.self, where: filter, at: filterPlace) else {
            draft.matches.append(0)
            return
        }
        draft.note(matched: rows.count, expected: expected, mayBeNothing: mayTouchNothing, at: place)
        let layer = draft.layer(E.self)
        guard !rows.isEmpty, let features = features(for: rows, of: layer, &draft) else { return }
        var shapes = ShapePool()
        for feature in features { shapes.appendShape(feature, of: drawings.shapes) }
        draft.redraw(rows, as: shapes, E.self)
        let drawn = AttributeAssignment(attribute: "geometry", constant: .text(source), place: place)
        let first = layer.rowCount
        draft.note(drawn, of: Array(first..<(first + rows.count)), E.self)
    }

    /// The feature for each row; nil, which is then noted, where it cannot be told which one is meant.
    private func features(
        for rows: [Int], of layer: LayerView<E>, _ draft: inout ScenarioDraft
    ) -> [Int]? {
        if drawings.count == 1, rows.count == 1 { return [0] }
        let byIdentifier = Dictionary(
            zip(drawings.identifiers, drawings.identifiers.indices), uniquingKeysWith: { first, _ in first })
        let found = rows.map { byIdentifier[layer.identifier($0)] }
        let missing = zip(rows, found).filter { $0.1 == nil }.map { layer.identifier($0.0) }
        if let first = missing.first {
            let rest = missing.count > 1 ? " and \(missing.count - 1) more" : ""
            draft.findings.add(
                Finding(
                    .error, "ambiguous-geometry",
                    "\(rows.count) \(E.layer.rawValue) are to be drawn anew, but \(source) has no feature with the id "
                        + "'\(first)'\(rest)", at: place,
                    remedy: "Give each of them a feature with its id, or narrow the condition"))
            return nil
        }
        let unused = drawings.count - found.count
        if unused > 0 {
            draft.findings.add(
                Finding(
                    .warning, "unused-geometry",
                    "\(unused) of \(drawings.count) features of \(source) are for \(E.layer.rawValue) that the "
                        + "condition does not select", at: place,
                    remedy: "Check the condition, or take the features out of the file"))
        }
        return found.compactMap { $0 }
    }
}

extension ScenarioDraft {
    /// Gives the elements of some rows other shapes, one after the other; all else of them stays.
    mutating func redraw<E: Element>(_ rows: [Int], as shapes: ShapePool, _ type: E.Type) {
        let layer = layer(type)
        var drawn = Layer<E>()
        drawn.shapes = shapes
        drawn.elements = rows.map(layer.element)
        drawn.identifiers = rows.map(layer.identifier)
        let count = layer.base.count
        for name in Set((layer.base.foreign + layer.patch.added.foreign).map(\.name)).sorted() {
            let (base, added) = (layer.base.foreign(named: name), layer.patch.added.foreign(named: name))
            var column = Column(name: name)
            for row in rows { column.append((row < count ? base?[row] : added?[row - count]) ?? .missing) }
            drawn.foreign.append(column)
        }
        patch(type) { $0.redraw(rows, as: drawn, baseCount: count) }
    }
}
