import QuartierGeometry
import QuartierModel

/// What closes the ground of the zone, every place counted once and as what is most sealed there.
struct GroundWithin: Quantity {
    /// What is summed, as an identifier with its unit.
    let name: String
    /// The levels that count, outside those that are narrower.
    let levels: ClosedRange<GroundLevel>

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) throws -> [Contribution] {
        try Ground(zone.site.view).contributions(
            of: levels.lowerBound.rawValue...levels.upperBound.rawValue, in: zone, kernel: kernel)
    }
}

extension GroundLevel: Comparable {
    static func < (first: GroundLevel, second: GroundLevel) -> Bool { first.rawValue < second.rawValue }
}

extension Ground: NamedCover {
    func name(of item: Int) -> CoverName {
        switch row(item) {
        case .building(let row):
            return CoverName(layer: .buildings, id: buildings.identifier(row))
        case .surface(let row):
            let kind = surfaces.element(row).kind.map { Contribution.Fact("kind", text: $0.rawValue) }
            return CoverName(layer: .surfaces, id: surfaces.identifier(row), facts: kind.map { [$0] } ?? [])
        }
    }
}
