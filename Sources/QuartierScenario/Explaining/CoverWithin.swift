import QuartierGeometry
import QuartierModel

/// What things that cover ground are called.
protocol NamedCover: CoverSource {
    /// The layer of a thing, its identifier, and what is stated of it.
    func name(of item: Int) -> CoverName
}

/// The name of a thing that covers ground.
struct CoverName {
    var layer: LayerKind
    var id: String
    var facts: [Contribution.Fact] = []
    /// Whether its extent rests on an assumption.
    var isAssumed = false
}

extension NamedCover {
    /// What things of some levels cover in a zone and those of narrower levels leave uncovered.
    ///
    /// Every place counts once: what two things cover counts for the one of the narrower level, or the one that comes
    /// first.
    func contributions(
        of levels: ClosedRange<Int>, in zone: ZoneContext, kernel: GeometryKernel
    ) throws -> [Contribution] {
        let things = (0..<count).compactMap { item in now(item).map { (item: item, piece: $0) } }
        var cover = ShapePool()
        for thing in things where thing.piece.level < levels.lowerBound && zone.mayHold(thing.piece) {
            cover.appendShape(thing.piece.shape, of: thing.piece.pool)
        }
        var found: [Contribution] = []
        for level in levels {
            for thing in things where thing.piece.level == level {
                let inside = try zone.area(of: thing.piece, uncoveredBy: ShapePool(), kernel)
                // Neighbours whose common border was rounded twice share nothing that anybody drew.
                guard inside > 1e-9 * thing.piece.area else { continue }
                let amount = try zone.area(of: thing.piece, uncoveredBy: cover, kernel)
                cover.appendShape(thing.piece.shape, of: thing.piece.pool)
                found.append(name(of: thing.item).contribution(of: thing.piece, inside: inside, amount: amount))
            }
        }
        return found
    }
}

extension CoverName {
    fileprivate func contribution(of piece: CoverPiece, inside: Double, amount: Double) -> Contribution {
        var all: [Contribution.Fact] = [.init("area_m2", piece.area), .init("in_zone_m2", inside)]
        if inside - amount > 1e-9 * inside { all.append(.init("counted_before_m2", inside - amount)) }
        return Contribution(
            .element(layer), id, share: min(1, inside / piece.area), amount: amount, imputed: isAssumed ? amount : 0,
            facts: all + facts)
    }
}

extension CoverPiece {
    fileprivate var area: Double { pool.area(of: shape) }
}

extension ZoneContext {
    fileprivate func mayHold(_ piece: CoverPiece) -> Bool {
        site.zones.index.classify(piece.box, area: zone) != .outside
    }

    /// The area in m² of a piece within the zone that others leave uncovered.
    fileprivate func area(
        of piece: CoverPiece, uncoveredBy cover: ShapePool, _ kernel: GeometryKernel
    ) throws -> Double {
        let zones = site.zones
        switch zones.index.classify(piece.box, area: zone) {
        case .outside: return 0
        case .inside: return try kernel.uncoveredArea(of: piece.shape, in: piece.pool, by: cover)
        case .crossing:
            return try kernel.uncoveredArea(
                of: piece.shape, in: piece.pool, by: cover,
                within: (zone, zones.shapes, zones.index.locator(of: zone)))
        }
    }
}
