import QuartierGeometry

/// The areas in m² of one zone that nested levels of cover take up together, the narrowest level first.
typealias CoverLevels = SIMD4<Double>

/// A piece of cover: where it lies and how it counts.
struct CoverPiece {
    let pool: ShapePool
    let shape: Int
    /// The narrowest level it belongs to; it belongs to all wider ones, too.
    let level: Int
    /// Whether it lies elsewhere than the piece that the base has in its place.
    var isRedrawn = false

    var box: BoundingBox { pool.boxes[shape] }
}

/// A thing that a scenario covers other ground with than the base.
struct CoverChange {
    let item: Int
    /// What it covers in the base; nil if nothing.
    let before: CoverPiece?
    /// What it covers in the scenario; nil if nothing.
    let now: CoverPiece?

    /// Where it covers or covered anything.
    var boxes: [BoundingBox] { [before, now].compactMap { $0?.box } }
}

/// Things that cover ground, numbered through: those of the base, then those a scenario adds.
///
/// Levels are nested: what belongs to one belongs to every wider one.
protocol CoverSource: Sendable {
    /// The number of levels, up to four.
    static var levels: Int { get }
    /// The number of all things, removed ones and those that cover nothing included.
    var count: Int { get }
    /// What a thing covers in the base; nil if it is not there or does not count.
    func before(_ item: Int) -> CoverPiece?
    /// What a thing covers in the scenario; nil if it is not there or does not count.
    func now(_ item: Int) -> CoverPiece?
}

extension CoverSource {
    /// Those of some things that cover other ground than in the base, or cover it otherwise.
    func changes(among items: [Int]) -> [CoverChange] {
        items.compactMap { item in
            let (before, now) = (before(item), now(item))
            let isSame = before?.level == now?.level && now?.isRedrawn != true
            return isSame ? nil : CoverChange(item: item, before: before, now: now)
        }
    }
}
