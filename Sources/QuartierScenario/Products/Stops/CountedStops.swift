import QuartierGeometry
import QuartierModel

/// The stops that count: those of the base without what a scenario takes from them, and what it brings.
struct CountedStops: Sendable {
    /// The rows that counted before any scenario, ascending.
    let baseRows: [Int]
    private let base: ServedStops
    private var new: ServedStops
    private var gone: Set<Int> = []
    /// The rows of the base that count no more, ascending.
    private(set) var leaving: [Int] = []
    /// The rows that count only now, ascending.
    private(set) var coming: [Int] = []

    /// The stops of a view for which a condition holds.
    init(in view: LayerView<Stop>, where counts: (Int) -> Bool) {
        baseRows = view.rows.filter(counts)
        base = ServedStops(of: baseRows, in: view)
        new = ServedStops(of: [], in: view)
    }

    /// The stops of a scenario, of which only some rows may count otherwise than in the base.
    func updated(in view: LayerView<Stop>, rows: [Int], where counts: (Int) -> Bool) -> CountedStops {
        precondition(leaving.isEmpty && coming.isEmpty, "a change starts from the base")
        var copy = self
        for row in rows {
            let did = base.contains(row)
            let does = view.isPresent(row) && counts(row)
            if did, !does { copy.leaving.append(row) }
            if does, !did { copy.coming.append(row) }
        }
        copy.gone = Set(copy.leaving)
        copy.new = ServedStops(of: copy.coming, in: view)
        return copy
    }

    /// Where the stops are that count no more.
    var leavingPlaces: [Coordinate] { leaving.flatMap(base.places) }

    /// Where the stops are that count only now.
    var comingPlaces: [Coordinate] { new.places }

    /// The nearest stop and its distance, if one lies at most so far.
    func nearest(to point: Coordinate, within limit: Double) -> (row: Int, metres: Double)? {
        let old = base.nearest(to: point, within: limit, except: gone).flatMap { $0.metres.isFinite ? $0 : nil }
        let now = new.nearest(to: point, within: old?.metres ?? limit)
        guard let now, let old, now.metres == old.metres else { return now ?? old }
        return now.row < old.row ? now : old
    }

    /// One of the stops that stand on an area.
    func first(on shape: Int, of pool: ShapePool) -> Int? {
        base.first(on: shape, of: pool, except: gone) ?? new.first(on: shape, of: pool)
    }
}
