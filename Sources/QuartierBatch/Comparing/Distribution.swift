/// How an indicator is spread over the zones of an alternative.
public struct Distribution: Sendable {
    /// The number of the alternative.
    public let alternative: Int
    /// The indicator.
    public let indicator: String
    /// The kind of zone.
    public let zoneKind: String
    /// How many zones have a value.
    public let zones: Int
    /// How many zones have none.
    public let undefined: Int
    /// The smallest value and its first zone.
    public let minimum: (value: Double, zone: String)
    /// The largest value and its first zone.
    public let maximum: (value: Double, zone: String)
    /// The lower quartile, the median and the upper quartile, linear between neighbours (type 7 of Hyndman and Fan,
    /// the default of R, NumPy and Excel).
    public let quartiles: [Double]
    /// What the zone of the average resident has: the mean weighted by residents; nil for sums, and where the
    /// residents of a zone are not known.
    public let residentMean: Double?

    /// The largest less the smallest value.
    public var spread: Double { maximum.value - minimum.value }

    /// The spread of some values; nil where there are none.
    ///
    /// `residents` gives a weight for each value, or nil where weights make no sense.
    init?(
        of values: [(zone: String, value: Double)], residents: [Double]?, undefined: Int, alternative: Int,
        indicator: String, zoneKind: String
    ) {
        guard let first = values.first else { return nil }
        let minimum = values.dropFirst().reduce(first) { $1.value < $0.value ? $1 : $0 }
        let maximum = values.dropFirst().reduce(first) { $1.value > $0.value ? $1 : $0 }
        self.minimum = (minimum.value, minimum.zone)
        self.maximum = (maximum.value, maximum.zone)
        let sorted = values.map(\.value).sorted()
        quartiles = [0.25, 0.5, 0.75].map { Self.quantile($0, of: sorted) }
        residentMean = residents.flatMap { weights in
            let all = weights.reduce(0, +)
            return all > 0 ? zip(values, weights).reduce(0) { $0 + $1.0.value * $1.1 } / all : nil
        }
        zones = values.count
        self.undefined = undefined
        self.alternative = alternative
        self.indicator = indicator
        self.zoneKind = zoneKind
    }

    /// The value below which a share of sorted values lies, linear between neighbours.
    static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let position = share * Double(sorted.count - 1)
        let below = Int(position)
        guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}
