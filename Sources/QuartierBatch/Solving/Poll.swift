/// The neighbours of a point at a step.
///
/// One step each way along every ordered axis, and every other value of one that has no order. Those alone get stuck
/// where a bound runs aslant, so as many directions again are drawn, at right angles to one another: over many polls
/// they point everywhere.
struct Poll {
    /// The neighbours, in a fixed order; none is the point itself.
    let neighbours: [[Int]]

    /// The neighbours of a point after so many halvings; the drawn directions depend on the seed and the number.
    init(of axes: [DirectSearch.Axis], around point: [Int], halvings: Int, seed: UInt64, number: UInt64) {
        var found: [[Int]] = []
        for (index, axis) in axes.enumerated() {
            guard axis.isOrdered else {
                for value in 0..<axis.count where value != point[index] {
                    found.append(Self.moved(point, index, to: value))
                }
                continue
            }
            let step = Self.step(halvings, on: axis)
            for value in [point[index] + step, point[index] - step] {
                found.append(Self.moved(point, index, to: max(0, min(value, axis.count - 1))))
            }
        }
        let ordered = axes.indices.filter { axes[$0].isOrdered && axes[$0].count > 1 }
        if ordered.count > 1 {
            for direction in Self.directions(ordered.count, seed: seed, number: number) {
                for sign in [1.0, -1.0] {
                    var neighbour = point
                    for (share, index) in zip(direction, ordered) {
                        let way = (sign * share * Double(Self.step(halvings, on: axes[index]))).rounded()
                        // A step is shorter than its axis, which has fewer values than a Double counts.
                        neighbour[index] = max(0, min(point[index] + Int(way), axes[index].count - 1))
                    }
                    found.append(neighbour)
                }
            }
        }
        neighbours = found.filter { $0 != point }
    }

    private static func moved(_ point: [Int], _ index: Int, to value: Int) -> [Int] {
        var point = point
        point[index] = value
        return point
    }

    /// The step on an axis, in values: its length halved so often, but never below the finest.
    static func step(_ halvings: Int, on axis: DirectSearch.Axis) -> Int {
        max(axis.finest, (axis.count - 1) >> min(halvings, 62))
    }

    /// Directions at right angles, the longest component of each being 1: the columns of a Householder reflection by a
    /// vector drawn by the seed.
    private static func directions(_ count: Int, seed: UInt64, number: UInt64) -> [[Double]] {
        var draws = SplitMix64(seed: seed, name: "poll \(number)")
        var normal: [Double] = []
        for _ in 0..<count {
            // The sum of four is near enough to a normal distribution for no direction to be preferred much.
            var sum = -2.0
            for _ in 0..<4 { sum += Double(draws.next() >> 11) * 0x1p-53 }
            normal.append(sum)
        }
        let square = normal.reduce(0) { $0 + $1 * $1 }
        guard square > 1e-12 else { return [] }
        return (0..<count).map { column in
            let reflected = (0..<count).map { row in
                (row == column ? 1 : 0) - 2 * normal[row] * normal[column] / square
            }
            let longest = reflected.reduce(0) { max($0, abs($1)) }
            return reflected.map { $0 / longest }
        }
    }
}
