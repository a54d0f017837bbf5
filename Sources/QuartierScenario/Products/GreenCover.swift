import QuartierGeometry
import QuartierModel

/// The green of one zone, every place counted once.
struct GreenArea: Hashable, Sendable {
    /// Area covered by green in m².
    let green: Double
    /// Area covered by public green in m².
    let publicGreen: Double
    /// Share of the green area of which it is stated whether it is public; 1 where there is none.
    let publicCoverage: Double

    /// Reads the levels of a zone.
    ///
    /// Green that only touches a zone may overlap it by a rounding, and areas that are the same may differ by one; that
    /// says nothing about access.
    init(_ levels: CoverLevels, zoneArea: Double) {
        green = levels[GreenLevel.all.rawValue]
        publicGreen = levels[GreenLevel.open.rawValue]
        let stated = levels[GreenLevel.stated.rawValue]
        publicCoverage = green > 1e-9 * zoneArea && stated < green * (1 - 1e-9) ? stated / green : 1
    }
}

/// How much of each zone is green: the union of the green spaces, cut at the border of the zone.
struct GreenCover: Product {
    static let reads: Aspects = [.greenShapes, .greenAttributes]

    /// The green of each zone, by level.
    private(set) var areas: CoverAreas

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        areas = try CoverAreas(of: GreenGround(view: site.view.green), in: site.zones, crew: crew)
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenCover, ZoneSubset) {
        var copy = self
        let touched: Set<Int>
        (copy.areas, touched) = try areas.updated(
            for: GreenGround(view: site.view.green), changed: changes.green, in: site.zones, crew: crew)
        return (copy, .some(touched))
    }
}

/// The sorts of green whose areas are measured, the narrowest first.
enum GreenLevel: Int {
    /// Green that is stated to be public.
    case open
    /// Green of which it is stated whether it is public.
    case stated
    /// All green.
    case all

    /// The narrowest level a space belongs to; nil if it does not count.
    init?(of space: GreenSpace) {
        guard space.kind?.isGreen ?? true else { return nil }
        self = space.isPublic == true ? .open : space.isPublic != nil ? .stated : .all
    }
}

/// Green spaces by row.
struct GreenGround: CoverSource {
    static let levels = 3
    let view: LayerView<GreenSpace>

    var count: Int { view.rowCount }

    func before(_ item: Int) -> CoverPiece? {
        guard item < view.base.count else { return nil }
        return piece(view.base.elements[item], (view.base.shapes, item))
    }

    func now(_ item: Int) -> CoverPiece? {
        view.isPresent(item) ? piece(view.element(item), view.shape(item)) : nil
    }

    private func piece(_ space: GreenSpace, _ shape: (pool: ShapePool, index: Int)) -> CoverPiece? {
        GreenLevel(of: space).map { CoverPiece(pool: shape.pool, shape: shape.index, level: $0.rawValue) }
    }
}
