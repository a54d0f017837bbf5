import QuartierGeometry
public import QuartierModel

/// Builds on the plots that a condition is true of, in the manner of a built form: `paint`.
///
/// On a plot of area A, a form of coverage c and n storeys, painted with a share s and a density d, gives buildings with
/// A · s · c · d of footprint and n storeys, so A · s · c · d · n of gross floor area, divided among the uses of the
/// form: one building for each, which states its storeys and its use. Dwellings, residents and jobs follow from the
/// assumptions of the study. What stands on the plot stays, unless it is replaced: each building of the plot then
/// keeps 1 − s of its footprint, and of what was counted in it; with a share of 1 it goes.
public struct PaintEdit: ScenarioEdit {
    /// The verb in a study file.
    public static let kind = "paint"
    /// Where in the study the edit stands.
    public let place: Place
    /// Plots are painted.
    public var layer: LayerKind? { .plots }
    /// It is buildings that come and go.
    public var changedLayer: LayerKind? { .buildings }
    /// Which plots are painted.
    public let filter: Filter?
    private let filterPlace: Place
    private let form: BuiltForm
    private let share: Double
    private let density: Double
    private let replaces: Bool
    private let expected: Int?
    private let mayTouchNothing: Bool

    /// A built form for the plots that a condition is true of.
    ///
    /// `share` is the part of each plot that is built in this manner, above 0 to 1; `density` multiplies the coverage of
    /// the form, which then is at most 1. The base must know the plots of buildings if `replaces` is true.
    public init(
        where filter: Filter, at filterPlace: Place, form: BuiltForm, share: Double = 1, density: Double = 1,
        replaces: Bool = false, expect expected: Int? = nil, mayTouchNothing: Bool = false, place: Place
    ) {
        self.filter = filter
        self.filterPlace = filterPlace
        self.form = form
        self.share = share
        self.density = density
        self.replaces = replaces
        self.expected = expected
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Paints the matching plots, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        guard let filter, let rows = draft.rows(of: Plot.self, where: filter, at: filterPlace) else {
            draft.matches.append(0)
            return
        }
        draft.note(matched: rows.count, expected: expected, mayBeNothing: mayTouchNothing, at: place)
        guard !rows.isEmpty, isPossible(&draft) else { return }
        do {
            let painted = try buildings(on: rows, of: draft.layer(Plot.self), beside: draft.layer(Building.self), draft)
            if replaces { try makeRoom(on: rows, &draft) }
            draft.patch(Building.self) { $0.added.append(painted) }
        } catch {
            let reason = (error as? GeometryError)?.message ?? "\(error)"
            draft.findings.add(
                Finding(
                    .error, "geometry-failure", "the plots cannot be painted: \(reason)", at: place,
                    remedy: "Check the shapes of the plots"))
        }
    }

    private func isPossible(_ draft: inout ScenarioDraft) -> Bool {
        let coverage = form.coverage * density
        guard coverage > 1 else { return true }
        draft.findings.add(
            Finding(
                .error, "too-dense",
                "'\(form.name)' covers \(form.coverage) of a plot; at a density of \(density) it would cover more than "
                    + "all of it", at: place, remedy: "Lower the density, or take a form with more storeys"))
        return false
    }

    private func buildings(
        on rows: [Int], of plots: LayerView<Plot>, beside present: LayerView<Building>, _ draft: borrowing ScenarioDraft
    ) throws(GeometryError) -> Layer<Building> {
        let uses = form.orderedUses
        var taken = Set(present.rows.map(present.identifier))
        var painted = Layer<Building>()
        let shape = PaintedShape(kernel: draft.kernel)
        for row in rows {
            let (pool, index) = plots.shape(row)
            let footprints = try shape.footprints(
                of: pool.area(of: index) * share * form.coverage * density, in: index, of: pool,
                shares: uses.map(\.share))
            for (number, (use, _)) in uses.enumerated() {
                painted.shapes.appendShape(number, of: footprints)
                var building = Building()
                building.storeys = form.storeys
                building.use = use
                painted.elements.append(building)
                painted.identifiers.append(
                    Self.identifier("\(plots.identifier(row)) \(form.name) \(use.rawValue)", &taken))
            }
        }
        painted.shapes.normaliseOrientation()
        return painted
    }

    /// A plot may be painted twice.
    private static func identifier(_ wanted: String, _ taken: inout Set<String>) -> String {
        var (identifier, number) = (wanted, 1)
        while !taken.insert(identifier).inserted {
            number += 1
            identifier = "\(wanted) \(number)"
        }
        return identifier
    }

    /// Takes the share that is painted off what stands on the plots.
    private func makeRoom(on plots: [Int], _ draft: inout ScenarioDraft) throws {
        let buildings = draft.layer(Building.self)
        let painted = Set(plots)
        let placements = try draft.placements(of: buildings)
        let rows = buildings.rows.filter { row in
            placements[row].plot.map { painted.contains(Int($0)) } ?? false
        }
        guard share < 1 else {
            draft.patch(Building.self) { patch in
                patch.removed.formUnion(rows)
                for row in rows { patch.changed[row] = nil }
            }
            return
        }
        var shapes = ShapePool()
        for row in rows {
            let (pool, index) = buildings.shape(row)
            shapes.appendShape(index, of: pool)
        }
        draft.redraw(rows, as: shapes.scaled(areaBy: 1 - share), Building.self)
    }
}
