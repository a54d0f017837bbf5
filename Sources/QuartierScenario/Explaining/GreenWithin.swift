import QuartierGeometry
import QuartierModel

/// The green of the zone, every place counted once.
struct GreenWithin: Quantity {
    /// The widest sort of green that counts.
    let level: GreenLevel

    var name: String { level == .open ? "public green_m2" : "green_m2" }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) throws -> [Contribution] {
        try GreenGround(view: zone.site.view.green).contributions(of: 0...level.rawValue, in: zone, kernel: kernel)
    }
}

extension GreenGround: NamedCover {
    func name(of item: Int) -> CoverName {
        let space = view.element(item)
        var name = CoverName(layer: .green, id: view.identifier(item))
        if let kind = space.kind { name.facts.append(.init("kind", text: kind.rawValue)) }
        if let isPublic = space.isPublic { name.facts.append(.init("public", text: isPublic ? "yes" : "no")) }
        return name
    }
}
