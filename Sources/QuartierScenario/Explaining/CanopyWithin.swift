import QuartierGeometry
import QuartierModel

/// The crowns of trees over the zone, every place counted once and stated crowns first.
struct CanopyWithin: Quantity {
    let name = "canopy_m2"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) throws -> [Contribution] {
        let crowns = try Crowns(
            of: zone.site.view.trees, assuming: zone.site.assumptions.crownDiameter, kernel: kernel)
        return try crowns.contributions(of: 0...Crowns.levels - 1, in: zone, kernel: kernel)
    }
}

extension Crowns: NamedCover {
    func name(of item: Int) -> CoverName {
        let tree = view.element(item)
        var name = CoverName(layer: .trees, id: view.identifier(item))
        name.isAssumed = tree.crownDiameter == nil && view.shape(item).pool.kinds[view.shape(item).index] == .point
        if let diameter = tree.crownDiameter ?? (name.isAssumed ? assumed : nil) {
            name.facts.append(.init("crown_diameter_m", diameter))
        }
        return name
    }
}
