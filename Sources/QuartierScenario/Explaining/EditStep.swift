public import QuartierGeometry
public import QuartierModel

/// What one edit of a scenario does, beside the edits before it.
public struct EditStep: Sendable {
    /// The verb of the edit; of a timetable also what is done to what: `transit headway 12`.
    public let kind: String
    /// The layer it works on; nil if it works on none.
    public let layer: LayerKind?
    /// Where in the study it stands.
    public let place: Place
    /// How many elements it matched, added or changed.
    public let matched: Int
    /// The scenario up to this edit, ready to be measured.
    public let appraisal: Appraisal
    /// The elements it changed, by layer and identifier.
    let touched: Touched
}

extension Baseline {
    /// The edits of a scenario one after the other, each with what the scenario comes to with it.
    ///
    /// The last one is the scenario itself. The scenario has no errors: it has been evaluated.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func steps(of scenario: Scenario, crew: Crew) throws -> [EditStep] {
        var draft = ScenarioDraft(of: self, crew: crew)
        let edits = scenario.parts.flatMap { part in part.edits.map { (part.name, $0) } }
        var before = draft.view
        return try edits.enumerated().map { number, stated in
            let (part, edit) = stated
            draft.part = part
            draft.apply(edit)
            // Stops follow from the timetable when all edits are made; here each step is the end of its own scenario.
            var settled = draft
            settled.settleStops()
            defer { before = settled.view }
            let words = (edit as? TransitEdit).map { " \($0.words)" } ?? ""
            return EditStep(
                kind: type(of: edit).kind + words, layer: edit.layer, place: edit.place,
                matched: draft.matches.count > number ? draft.matches[number] : 0,
                appraisal: try appraisal(of: settled, crew: crew), touched: Touched(from: before, to: settled.view))
        }
    }
}

extension Appraisal {
    /// The number of a zone; nil where there is no such zone.
    public func zone(_ kind: ZoneKind, _ id: String) -> Int? {
        site.zones.zones.firstIndex { $0.kind == kind && $0.id == id }
    }

    /// How many of the elements that an edit changed lie in a zone; those it took away lay there.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func elements(touchedBy step: EditStep, in zone: Int, crew: Crew) throws -> Int {
        try step.touched.count(in: zone, of: self, kernel: crew.kernel)
    }
}

/// The rows that one edit changed.
struct Touched: Sendable {
    private var plots: Set<Int> = []
    private var buildings: Set<Int> = []
    private var green: Set<Int> = []
    private var stops: Set<Int> = []
    private var streets: Set<Int> = []

    init(from before: CityView, to after: CityView) {
        plots = after.patch.plots.rows(differingFrom: before.patch.plots, baseCount: after.base.plots.count)
        buildings = after.patch.buildings.rows(
            differingFrom: before.patch.buildings, baseCount: after.base.buildings.count)
        green = after.patch.green.rows(differingFrom: before.patch.green, baseCount: after.base.green.count)
        stops = after.patch.stops.rows(differingFrom: before.patch.stops, baseCount: after.base.stops.count)
        streets = after.patch.streets.rows(differingFrom: before.patch.streets, baseCount: after.base.streets.count)
    }

    /// How many elements they are of a zone: an element that was drawn anew is one, though it has two rows.
    func count(in zone: Int, of appraisal: Appraisal, kernel: GeometryKernel) throws -> Int {
        let view = appraisal.site.view
        let membership = appraisal.products.optional(Membership.self)
        func isIn(_ rows: LayerMembership?, _ row: Int, _ shape: (pool: ShapePool, index: Int)) throws -> Bool {
            if let rows { return rows.zones(of: row).contains { Int($0.zone) == zone } }
            return try appraisal.site.zones.touch(shape, zone: zone, kernel)
        }
        func identifiers<E: Element>(
            _ rows: Set<Int>, _ layer: LayerView<E>, _ members: LayerMembership? = nil
        ) throws -> Int {
            Set(try rows.filter { try isIn(members, $0, layer.shape($0)) }.map(layer.identifier)).count
        }
        return try identifiers(plots, view.plots, membership?.plots)
            + identifiers(buildings, view.buildings, membership?.buildings) + identifiers(green, view.green)
            + identifiers(stops, view.stops) + identifiers(streets, view.streets)
    }
}

extension LayerPatch {
    /// The rows that differ from those of an earlier state of the patch.
    func rows(differingFrom earlier: LayerPatch, baseCount: Int) -> Set<Int> {
        var rows = removed.symmetricDifference(earlier.removed)
        for (row, element) in changed where earlier.changed[row] != element { rows.insert(row) }
        rows.formUnion((baseCount + earlier.added.count)..<(baseCount + added.count))
        return rows
    }
}

extension ZoneSet {
    /// Whether a shape lies in a zone, or some of it does.
    fileprivate func touch(
        _ shape: (pool: ShapePool, index: Int), zone: Int, _ kernel: GeometryKernel
    ) throws -> Bool {
        guard shape.pool.kinds[shape.index] == .area else {
            return shape.pool.coordinates[shape.pool.range(of: shape.index)].contains {
                index.contains($0, area: zone)
            }
        }
        switch index.classify(shape.pool.boxes[shape.index], area: zone) {
        case .inside: return true
        case .outside: return false
        case .crossing:
            let inside = try kernel.intersectionArea(shape.index, of: shape.pool, with: zone, of: shapes)
            return inside > 1e-9 * shape.pool.area(of: shape.index)
        }
    }
}
