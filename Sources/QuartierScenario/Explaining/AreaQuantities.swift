import QuartierGeometry
import QuartierModel

/// The area of the zone.
struct ZoneArea: Quantity {
    let name = "area_m2"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] { [zone.itself] }
}

/// The plots of the zone, or the zone itself where it is a plot.
struct NetBuildingLand: Quantity {
    let name = "net_area_m2"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        guard zone.kind != .plots else { return [zone.itself] }
        let view = zone.site.view.plots
        var found: [Contribution] = []
        zone.products[Membership.self].plots.forEachRow(in: zone.zone) { row, weight in
            guard view.isPresent(row) else { return }
            let shape = view.shape(row)
            let area = shape.pool.area(of: shape.index)
            found.append(
                Contribution(
                    .element(.plots), view.identifier(row), share: weight, amount: weight * area,
                    facts: [.init("area_m2", area)]))
        }
        return found
    }
}

extension ZoneContext {
    /// The zone as a contribution of its own area.
    fileprivate var itself: Contribution {
        Contribution(.zone(kind), site.zones.zones[zone].id, amount: area)
    }
}
