internal import QuartierGeometry
internal import QuartierTransit

/// The stop times of one trip while they are checked; used again for each trip.
struct TripScratch {
    private(set) var stops: [Int32] = []
    private(set) var arrivals: [Int32] = []
    private(set) var departures: [Int32] = []
    private(set) var marks: [StopTimeMarks] = []
    private(set) var lines: [Int32] = []
    private(set) var firstLine: Int32 = 0
    private var sequences: [Int32] = []
    private var distances: [Double] = []

    var count: Int { stops.count }

    /// Takes over the rows of a trip, but for stops of which nobody knows the place.
    mutating func fill(from rows: StopTimeRows, _ order: StopTimeOrder, _ range: Range<Int>, _ places: TransitStops) {
        stops.removeAll(keepingCapacity: true)
        arrivals.removeAll(keepingCapacity: true)
        departures.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        sequences.removeAll(keepingCapacity: true)
        distances.removeAll(keepingCapacity: true)
        firstLine = range.isEmpty ? 0 : rows.rowLines[order.row(range.lowerBound)]
        for place in range {
            let row = order.row(place)
            guard places.isPlaced[Int(rows.stops[row])] else { continue }
            stops.append(rows.stops[row])
            arrivals.append(rows.arrivals[row])
            departures.append(rows.departures[row])
            marks.append(rows.marks[row])
            lines.append(rows.rowLines[row])
            sequences.append(rows.sequences[row])
            if !rows.distances.isEmpty { distances.append(rows.distances[row]) }
        }
    }

    /// The second row of a sequence number that stands twice.
    var repeatedSequence: Int? { (1..<count).first { sequences[$0] == sequences[$0 - 1] } }

    /// Lets a lone arrival or departure stand for both; the first row where it did.
    mutating func completeTimes() -> Int? {
        var first: Int?
        for row in 0..<count where (arrivals[row] < 0) != (departures[row] < 0) {
            let time = max(arrivals[row], departures[row])
            (arrivals[row], departures[row]) = (time, time)
            first = first ?? row
        }
        return first
    }

    /// The first row at which the trip goes back in time.
    var backwards: Int? {
        var last: Int32 = -1
        for row in 0..<count where arrivals[row] >= 0 {
            if arrivals[row] < last || departures[row] < arrivals[row] { return row }
            last = departures[row]
        }
        return nil
    }

    /// The first row whose stated distance is not above that of the row before.
    var shrinkingDistance: Int? {
        guard !distances.isEmpty else { return nil }
        return (1..<count).first { distances[$0] <= distances[$0 - 1] && stops[$0] != stops[$0 - 1] }
    }

    /// Fills in the blank times and marks them.
    mutating func interpolate(_ places: TransitStops) -> TimeInterpolation.Measure? {
        guard arrivals.contains(-1) else { return nil }
        for row in 0..<count where arrivals[row] < 0 { marks[row].insert(.interpolated) }
        let (stops, distances) = (stops, distances)
        return arrivals.withUnsafeMutableBufferPointer { arrivals in
            departures.withUnsafeMutableBufferPointer { departures in
                distances.withUnsafeBufferPointer { distances in
                    TimeInterpolation.fill(
                        arrivals: arrivals, departures: departures, distances: distances.isEmpty ? nil : distances
                    ) { places.places[Int(stops[$0])] }
                }
            }
        }
    }
}

/// Looks for trips that are faster between two stops than anything of their mode.
struct SpeedCheck {
    /// How many pairs of stops are too far apart for the time between them.
    private(set) var count = 0
    /// The first of them.
    private(set) var first: (line: Int32, speed: Double, mode: LineMode)?

    /// Places in kilometres on a plane that is right near each stop.
    private let north: [Double]
    private let longitude: [Double]
    private let perDegree: [Double]

    init(_ stops: TransitStops) {
        let kilometres = 111.195
        north = stops.places.map { $0.y * kilometres }
        longitude = stops.places.map(\.x)
        perDegree = stops.places.map { kilometres * Self.cosine(ofDegrees: $0.y) }
    }

    /// Compares each pair of stated times with the straight line between the stops.
    mutating func check(_ trip: TripScratch, mode: LineMode) {
        let limit = mode.implausibleSpeed
        for row in 1..<trip.count {
            if trip.marks[row].contains(.interpolated) || trip.marks[row - 1].contains(.interpolated) { continue }
            let (from, to) = (Int(trip.stops[row - 1]), Int(trip.stops[row]))
            let (start, end) = (trip.departures[row - 1], trip.arrivals[row])
            // Times in whole minutes may be a minute off.
            let leeway: Int32 = start % 60 == 0 && end % 60 == 0 ? 60 : 1
            let hours = Double(end - start + leeway) / 3600
            let (east, north) = ((longitude[to] - longitude[from]) * perDegree[from], north[to] - north[from])
            let reach = limit * hours
            guard east * east + north * north > reach * reach else { continue }
            count += 1
            if first == nil { first = (trip.lines[row], (east * east + north * north).squareRoot() / hours, mode) }
        }
    }

    /// By its series, good to seven digits up to a right angle.
    private static func cosine(ofDegrees degrees: Double) -> Double {
        let square = degrees * degrees * (.pi / 180) * (.pi / 180)
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
    }
}
