/// How departures of two directions make one interval.
public enum DirectionPolicy: String, Sendable, Hashable, CaseIterable {
    /// Every departure counts: a stop or a line of one direction.
    case all
    /// Half of the departures of each line, but all of them where it serves the station in one direction only: at the
    /// ends of lines, on one-way lines, and where each side of the street is a stop of its own.
    case halfWhereBoth = "half_where_both"
    /// Half of all departures: each direction is taken to have as many, also where there is only one.
    case half
    /// The busier direction of each line (Hauptlastrichtung), summed over the lines.
    case maximumDirection = "maximum_direction"
    /// The busiest stop or platform of the station.
    case maximumStop = "maximum_stop"
}

/// How often a station is served (Takt, Intervall), in minutes, by the three methods that standards use.
///
/// Departures are of one station, in order; a window is in seconds, its end not part of it. No departure, no interval:
/// nil, never infinity.
public enum ServiceInterval {
    /// The length of the window over the departures of one direction: ARE, ÖROK, GOAT.
    public static func byCount(
        _ departures: some Collection<Departure>, window: Range<Int>, directions: DirectionPolicy
    ) -> Double? {
        let inside = departures.filter { window.contains(Int($0.second)) }
        guard !inside.isEmpty else { return nil }
        let count: Double
        switch directions {
        case .all: count = Double(inside.count)
        case .half: count = Double(inside.count) / 2
        case .halfWhereBoth:
            count = departuresByDirection(inside).reduce(0) { sum, both in
                sum + (both.0 > 0 && both.1 > 0 ? Double(both.0 + both.1) / 2 : Double(both.0 + both.1))
            }
        case .maximumDirection:
            count = Double(departuresByDirection(inside).reduce(0) { $0 + max($1.0, $1.1) })
        case .maximumStop:
            count = Double(Dictionary(grouping: inside, by: \.stop).values.map(\.count).max() ?? 0)
        }
        return Double(window.count) / 60 / count
    }

    /// How many departures each line has in either direction.
    private static func departuresByDirection(_ departures: [Departure]) -> [(Int, Int)] {
        var ofLine: [Int32: (Int, Int)] = [:]
        for departure in departures {
            let both = ofLine[departure.line, default: (0, 0)]
            ofLine[departure.line] = departure.direction == 1 ? (both.0, both.1 + 1) : (both.0 + 1, both.1)
        }
        return ofLine.values.sorted { $0 < $1 }
    }

    /// Twice the wait to expect of somebody who comes at any time of the window: PTV Visum, ÖV-Güteklassen 2018.
    ///
    /// `seconds` are in order and go on behind the window: the first departure there ends the last wait, or the window's
    /// own first one if it came round again sooner.
    public static func byExpectedWait(_ seconds: some Collection<Int>, window: Range<Int>) -> Double? {
        let inside = seconds.drop { $0 < window.lowerBound }.prefix { $0 < window.upperBound }
        guard let first = inside.first else { return nil }
        let again = first + window.count
        let next = seconds.first { $0 >= window.upperBound }.map { min($0, again) } ?? again
        var sum = square(first - window.lowerBound)
        var last = first
        for second in inside.dropFirst() {
            sum += square(second - last)
            last = second
        }
        sum += square(next - last) - square(next - window.upperBound)
        return sum / Double(window.count) / 60
    }

    /// The headway of the line that departs most often in one direction: the median of the minutes between its departures
    /// in the window; nil where no line departs twice.
    ///
    /// For reports: how long people wait for their own line, where several together make a station's interval.
    public static func byMedian(_ departures: some Collection<Departure>, window: Range<Int>) -> Double? {
        var ofWay: [Way: [Int]] = [:]
        for departure in departures where window.contains(Int(departure.second)) {
            ofWay[Way(line: departure.line, direction: departure.direction), default: []].append(Int(departure.second))
        }
        // Of two with as many, the first line; the order of departures leaves no trace.
        let most = ofWay.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        return most.flatMap { medianHeadway($0.value.sorted()) }
    }

    /// A line in one direction.
    private struct Way: Hashable, Comparable {
        let line: Int32
        let direction: Int8

        static func < (one: Way, other: Way) -> Bool { (one.line, one.direction) < (other.line, other.direction) }
    }

    /// The median of the times between departures of one line and direction; nil for fewer than two.
    public static func medianHeadway(_ seconds: some Collection<Int>) -> Double? {
        let gaps = zip(seconds, seconds.dropFirst()).map { $1 - $0 }.sorted()
        guard !gaps.isEmpty else { return nil }
        return Double(gaps[(gaps.count - 1) / 2] + gaps[gaps.count / 2]) / 120
    }

    private static func square(_ seconds: Int) -> Double { Double(seconds) * Double(seconds) }
}
