import QuartierGeometry
import QuartierModel

/// How the ground of one zone is closed, every place counted once and as what is most sealed there.
struct GroundArea: Hashable, Sendable {
    /// Area under buildings in m².
    let built: Double
    /// Area in m² that is fully sealed and under no building.
    let sealedUnbuilt: Double
    /// Area in m² that is partly sealed, and neither built nor fully sealed anywhere.
    let partlySealed: Double
    /// Share of the zone of which it is known what covers it.
    let coverage: Double

    /// Area in m² that is built or fully sealed.
    var sealed: Double { built + sealedUnbuilt }

    /// Reads the levels of a zone; what is less than a rounding of its area is nothing.
    init(_ levels: CoverLevels, zoneArea: Double) {
        let smallest = 1e-9 * zoneArea
        func between(_ narrow: Double, _ wide: GroundLevel) -> Double {
            let difference = levels[wide.rawValue] - narrow
            return difference > smallest ? difference : 0
        }
        built = levels[GroundLevel.built.rawValue]
        sealedUnbuilt = between(built, .sealed)
        partlySealed = between(levels[GroundLevel.sealed.rawValue], .partlySealed)
        let unknown = zoneArea - levels[GroundLevel.known.rawValue]
        coverage = unknown > smallest ? 1 - unknown / zoneArea : 1
    }
}

/// What covers the ground of each zone: the union of buildings, with the surfaces of one class of sealing after the
/// other, each cut at the border of the zone.
///
/// Without surfaces nothing is measured.
struct GroundCover: Product {
    static let reads: Aspects = [.buildingShapes, .surfaceShapes, .surfaceAttributes]

    /// The cover of each zone, by level.
    private(set) var areas: CoverAreas
    private let isMeasured: Bool

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let ground = Ground(site.view)
        isMeasured = ground.isStated
        areas = try CoverAreas(of: ground, in: site.zones, crew: crew)
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GroundCover, ZoneSubset) {
        let ground = Ground(site.view)
        guard ground.isStated == isMeasured else {
            return (try GroundCover(of: site, from: products, crew: crew), .all)
        }
        guard isMeasured else { return (self, .none) }
        var copy = self
        let touched: Set<Int>
        (copy.areas, touched) = try areas.updated(
            for: ground, changed: ground.items(changes), in: site.zones, crew: crew)
        return (copy, .some(touched))
    }
}

/// What closes the ground, the most sealed first.
enum GroundLevel: Int {
    case built, sealed, partlySealed, known

    /// The narrowest level a surface belongs to; nil where its kind is not known.
    init?(of surface: Surface) {
        guard let sealing = surface.kind?.sealing else { return nil }
        switch sealing {
        case .fully: self = .sealed
        case .partly: self = .partlySealed
        case .unsealed: self = .known
        }
    }
}

/// Buildings and surfaces, numbered through: buildings of the base, surfaces of the base, then those a scenario adds.
struct Ground: CoverSource {
    static let levels = 4
    let buildings: LayerView<Building>
    let surfaces: LayerView<Surface>

    init(_ view: CityView) {
        buildings = view.buildings
        surfaces = view.surfaces
    }

    /// Whether there is anything to be known of the ground.
    var isStated: Bool { surfaces.isStated }

    var count: Int { isStated ? buildings.rowCount + surfaces.rowCount : 0 }

    private var baseCount: Int { buildings.base.count + surfaces.base.count }

    /// The numbers of what has changed, ascending.
    func items(_ changes: Changes) -> [Int] {
        let (houses, ground) = (buildings.base.count, surfaces.base.count)
        let added = buildings.patch.added.count
        return
            (changes.buildings.map { $0 < houses ? $0 : $0 + ground }
            + changes.surfaces.map { $0 < ground ? $0 + houses : $0 + houses + added }).sorted()
    }

    /// A thing as a row of its layer.
    enum Row {
        case building(Int)
        case surface(Int)
    }

    func row(_ item: Int) -> Row {
        let (houses, ground) = (buildings.base.count, surfaces.base.count)
        if item < houses { return .building(item) }
        if item < baseCount { return .surface(item - houses) }
        let added = item - baseCount
        return added < buildings.patch.added.count
            ? .building(houses + added) : .surface(ground + added - buildings.patch.added.count)
    }

    func before(_ item: Int) -> CoverPiece? {
        guard item < baseCount else { return nil }
        switch row(item) {
        case .building(let row): return piece(.built, (buildings.base.shapes, row))
        case .surface(let row):
            return piece(GroundLevel(of: surfaces.base.elements[row]), (surfaces.base.shapes, row))
        }
    }

    func now(_ item: Int) -> CoverPiece? {
        switch row(item) {
        case .building(let row): buildings.isPresent(row) ? piece(.built, buildings.shape(row)) : nil
        case .surface(let row):
            surfaces.isPresent(row) ? piece(GroundLevel(of: surfaces.element(row)), surfaces.shape(row)) : nil
        }
    }

    private func piece(_ level: GroundLevel?, _ shape: (pool: ShapePool, index: Int)) -> CoverPiece? {
        level.map { CoverPiece(pool: shape.pool, shape: shape.index, level: $0.rawValue) }
    }
}
