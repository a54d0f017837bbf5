import QuartierGeometry
import QuartierTransit

/// A feed put together in memory.
struct TinyFeed {
    /// A trip: its line, service, direction and block, and its stops as (stop, arrival, departure, marks).
    struct Trip {
        var line = 0
        var service = 0
        var direction: Int8 = -1
        var block: Int32 = -1
        var visits: [(stop: Int, arrival: Int, departure: Int, marks: StopTimeMarks)]
    }

    var name = "t.zip"
    var zone = TimeZoneRules.utc
    /// Stops by name and place; a parent is the index of another one.
    var stops: [(name: String, place: Coordinate, parent: Int?, kind: StopKind)] = []
    /// The stops of which the feed does not say where they are.
    var unplaced: Set<Int> = []
    var modes: [LineMode] = [.bus]
    /// The names of lines that are not called as they are identified.
    var lineNames: [Int: String] = [:]
    var trips: [Trip] = []
    var regular: [Services.Regular?] = [Services.Regular(weekdays: 0b111_1111, period: TinyFeed.year)]
    var exceptions: [Services.Exception] = []
    var frequencies: [Frequency] = []
    var transfers: [TransferRule] = []

    static let year = day("2026-01-01")...day("2026-12-31")

    static func day(_ text: String) -> ServiceDate { ServiceDate(text) ?? ServiceDate(day: 0) }

    var feed: TransitFeed {
        var places = TransitStops()
        for (index, stop) in stops.enumerated() {
            bytes("s\(index)") { id in
                let place = unplaced.contains(index) ? nil : stop.place
                bytes(stop.name) { places.append(id: id, name: $0, place: place, kind: stop.kind) }
            }
        }
        for (index, stop) in stops.enumerated() {
            if let parent = stop.parent { places.setParent(of: index, to: parent) }
        }
        var lines = TransitLines()
        for (index, mode) in modes.enumerated() {
            bytes("l\(index)") { id in
                bytes(lineNames[index] ?? "l\(index)") { lines.append(id: id, name: $0, mode: mode, type: 3) }
            }
        }
        var table = TransitTrips()
        let visits = trips.flatMap(\.visits)
        var end = 0
        for (index, trip) in trips.enumerated() {
            end += trip.visits.count
            bytes("t\(index)") {
                table.append(
                    id: $0, line: Int32(trip.line), service: Int32(trip.service), direction: trip.direction,
                    block: trip.block, end: end)
            }
        }
        var ids = TextColumn()
        for index in regular.indices { ids.append("d\(index)") }
        return TransitFeed(
            name: name, agencies: TextColumn(), zone: zone, stops: places, lines: lines, trips: table,
            stopTimes: StopTimes(
                stops: visits.map { Int32($0.stop) }, arrivals: visits.map { Int32($0.arrival) },
                departures: visits.map { Int32($0.departure) }, marks: visits.map(\.marks)),
            services: Services(ids: ids, regular: regular, exceptions: exceptions), frequencies: frequencies,
            transfers: transfers)
    }

    private func bytes(_ text: String, _ body: (UnsafeRawBufferPointer) -> Void) {
        Array(text.utf8).withUnsafeBytes(body)
    }

    /// Stops in a row to the east, a kilometre apart, with names of their own.
    static func row(_ count: Int) -> TinyFeed {
        var feed = TinyFeed()
        for index in 0..<count {
            feed.stops.append(("stop \(index)", Coordinate(x: 16 + Double(index) * 0.0135, y: 48), nil, .stop))
        }
        return feed
    }

    /// Adds a trip that calls at stops a minute after the other, without waiting.
    mutating func run(_ stops: [Int], from start: Int, line: Int = 0, service: Int = 0, block: Int32 = -1) {
        let visits = stops.enumerated().map { index, stop in
            (stop: stop, arrival: start + index * 60, departure: start + index * 60, marks: StopTimeMarks())
        }
        trips.append(Trip(line: line, service: service, block: block, visits: visits))
    }
}

/// Random numbers that come again.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) | (state << 31)
    }

    /// A number from 0 to below a limit.
    mutating func roll(_ limit: Int) -> Int { Int(next() >> 8) % limit }
}
