public import QuartierGeometry

/// Times at stops for which a feed states none, between two for which it does.
///
/// GTFS asks for times at the first and the last stop only and gives no rule for those between. Here a vehicle is taken
/// to run at one speed between two stated times: along the stated distances (`shape_dist_traveled`) if every stop of the
/// trip has one and they do not decrease, else along straight lines from stop to stop, else, where all is in one place,
/// in equal steps. Times are rounded to the second and wait nowhere.
public struct TimeInterpolation {
    /// By what the times of a trip were told.
    public enum Measure: Sendable, Hashable {
        /// The distances the feed states along the way.
        case statedDistances
        /// Straight lines between stops.
        case straightLines
    }

    /// Fills the blanks of one trip.
    ///
    /// `times` and `departures` are the trip's rows, -1 where blank; the first and the last are stated. `distances` are
    /// those of the feed, NaN where blank. Returns by what the blanks were told; nil if there were none.
    public static func fill(
        arrivals: UnsafeMutableBufferPointer<Int32>, departures: UnsafeMutableBufferPointer<Int32>,
        distances: UnsafeBufferPointer<Double>?, places: (Int) -> Coordinate
    ) -> Measure? {
        guard arrivals.contains(-1) else { return nil }
        let stated = distances.flatMap { isUsable($0) ? $0 : nil }
        var from = 0
        while from < arrivals.count - 1 {
            var to = from + 1
            while to < arrivals.count - 1, arrivals[to] < 0 { to += 1 }
            if to > from + 1 {
                var along = [0.0]
                for row in from..<to {
                    let step =
                        stated.map { $0[row + 1] - $0[row] }
                        ?? GreatCircle.metres(from: places(row), to: places(row + 1))
                    along.append(along[along.count - 1] + step)
                }
                fill(from..<to, along, arrivals, departures)
            }
            from = to
        }
        return stated == nil ? .straightLines : .statedDistances
    }

    private static func fill(
        _ rows: Range<Int>, _ along: [Double], _ arrivals: UnsafeMutableBufferPointer<Int32>,
        _ departures: UnsafeMutableBufferPointer<Int32>
    ) {
        let start = Double(departures[rows.lowerBound])
        let length = Double(arrivals[rows.upperBound]) - start
        let whole = along[along.count - 1]
        for (index, row) in rows.enumerated().dropFirst() {
            let share = whole > 0 ? along[index] / whole : Double(index) / Double(rows.count)
            let time = Int32((start + length * min(max(share, 0), 1)).rounded())
            arrivals[row] = time
            departures[row] = time
        }
    }

    private static func isUsable(_ distances: UnsafeBufferPointer<Double>) -> Bool {
        // NaN fails every comparison.
        guard let first = distances.first, first >= 0 else { return false }
        return (1..<distances.count).allSatisfy { distances[$0] >= distances[$0 - 1] && distances[$0].isFinite }
    }
}
