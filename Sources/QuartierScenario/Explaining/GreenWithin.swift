import QuartierGeometry
import QuartierModel

/// The green of the zone, every place counted once: what two spaces cover counts for the one that comes first.
struct GreenWithin: Quantity {
    let level: GreenLevel

    var name: String { level == .open ? "public green_m2" : "green_m2" }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) throws -> [Contribution] {
        let view = zone.site.view.green
        var cover = ShapePool()
        var found: [Contribution] = []
        for row in view.rows where level.holds(view.element(row)) {
            let shape = view.shape(row)
            let inside = try area(of: shape, uncoveredBy: ShapePool(), in: zone, kernel)
            // Neighbours whose common border was rounded twice share nothing that anybody drew.
            guard inside > 1e-9 * shape.pool.area(of: shape.index) else { continue }
            let amount = try area(of: shape, uncoveredBy: cover, in: zone, kernel)
            cover.appendShape(shape.index, of: shape.pool)
            found.append(contribution(of: row, in: view, inside: inside, amount: amount))
        }
        return found
    }

    private func contribution(
        of row: Int, in view: LayerView<GreenSpace>, inside: Double, amount: Double
    ) -> Contribution {
        let (pool, shape) = view.shape(row)
        let whole = pool.area(of: shape)
        let element = view.element(row)
        var facts: [Contribution.Fact] = [.init("area_m2", whole), .init("in_zone_m2", inside)]
        if inside - amount > 1e-9 * inside { facts.append(.init("counted_before_m2", inside - amount)) }
        if let kind = element.kind { facts.append(.init("kind", text: kind.rawValue)) }
        if let isPublic = element.isPublic { facts.append(.init("public", text: isPublic ? "yes" : "no")) }
        return Contribution(
            .element(.green), view.identifier(row), share: min(1, inside / whole), amount: amount, facts: facts)
    }

    /// The area in m² of a space within the zone that others leave uncovered.
    private func area(
        of shape: (pool: ShapePool, index: Int), uncoveredBy cover: ShapePool, in zone: ZoneContext,
        _ kernel: GeometryKernel
    ) throws -> Double {
        let zones = zone.site.zones
        switch zones.index.classify(shape.pool.boxes[shape.index], area: zone.zone) {
        case .outside: return 0
        case .inside: return try kernel.uncoveredArea(of: shape.index, in: shape.pool, by: cover)
        case .crossing:
            return try kernel.uncoveredArea(
                of: shape.index, in: shape.pool, by: cover,
                within: (zone.zone, zones.shapes, zones.index.locator(of: zone.zone)))
        }
    }
}
