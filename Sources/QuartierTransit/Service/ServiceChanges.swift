public import QuartierGeometry

/// What a scenario changes of a day of public transport: lines with other trips, new lines, other stations.
///
/// A value that begins empty upon a base and takes edits one after another; copying it costs nothing. Lines that an edit
/// touches are copied out of the feeds, all others are read from the base. An edit holds for every day of service that
/// the timetable shows part of, each by itself, and its times are those of the day of service: half past midnight of the
/// night is 24:30. Stops, stations and lines are numbered as in the base, new ones behind them.
public struct ServiceChanges: Sendable {
    /// What the changes are upon.
    public let base: ServiceBase
    /// The trips of all lines that are touched, and of new ones, by line.
    private(set) var trips: [Int: [ServiceTrip]] = [:]
    /// Trips of other lines that go on as one of those, by number: what they go on as may differ.
    private var joining: [Int: ServiceTrip] = [:]
    /// Stations whose departures, place or existence may differ from the base.
    private(set) var touched: Set<Int> = []
    /// The lines that only the scenario has.
    private(set) var newLines: [NewLine] = []
    /// The stations that only the scenario has, each of one stop.
    private(set) var newStations: [NewStation] = []
    private var closed: Set<Int> = []
    /// Where stations are that were moved.
    private var moved: [Int: Coordinate] = [:]

    /// A line that only the scenario has.
    struct NewLine: Sendable, Hashable {
        let id: String
        let name: String
        let mode: LineMode
    }

    /// A station that only the scenario has.
    struct NewStation: Sendable, Hashable {
        let name: String
        let place: Coordinate
    }

    /// No changes of a base.
    public init(of base: ServiceBase) { self.base = base }

    /// Whether an edit has changed anything that departures, places or nodes could show.
    public var isEmpty: Bool { trips.isEmpty && touched.isEmpty }
}

// MARK: - Stations and lines

extension ServiceChanges {
    /// The number of stations; closed ones count.
    public var stationCount: Int { base.stations.count + newStations.count }
    /// The number of lines; those without trips count.
    public var lineCount: Int { base.lineCount + newLines.count }
    /// The stations whose departures, place or existence may differ from the base, ascending.
    public var touchedStations: [Int] { touched.sorted() }
    /// The lines whose trips may differ from the base, ascending.
    public var touchedLines: [Int] { trips.keys.sorted() }

    /// Whether an edit closed a station.
    public func isClosed(_ station: Int) -> Bool { closed.contains(station) }

    /// The name of a station.
    public func name(ofStation station: Int) -> String {
        station < base.stations.count
            ? base.stations.name(of: station) : newStations[station - base.stations.count].name
    }

    /// Where a station is, in degrees (WGS 84); nil if its feed does not say.
    public func place(ofStation station: Int) -> Coordinate? {
        if let place = moved[station] { return place }
        return station < base.stations.count
            ? base.stations.place(of: station) : newStations[station - base.stations.count].place
    }

    /// The name of a line that people know; its identifier where it has none.
    public func lineName(_ line: Int) -> String {
        guard line < base.lineCount else { return newLines[line - base.lineCount].name }
        let (feed, number) = base.timetable.feeds.locate(line: line)
        let lines = base.timetable.feeds.feeds[feed].lines
        return lines.names.isEmpty(number) ? lines.ids[number] : lines.names[number]
    }

    /// What a line runs with.
    public func mode(ofLine line: Int) -> LineMode {
        line < base.lineCount ? base.timetable.mode(ofLine: line) : newLines[line - base.lineCount].mode
    }

    /// Whether trips of a railway (Eisenbahn) may differ from the base.
    var touchesRailways: Bool { trips.keys.contains { mode(ofLine: $0).isRailway } }

    /// The stop a vehicle uses at a station where nobody says which.
    func firstStop(ofStation station: Int) -> Int {
        station < base.stations.count
            ? base.stations.stops(of: station).first.map { Int($0) } ?? 0
            : base.timetable.feeds.stopCount + station - base.stations.count
    }
}

extension ServiceChanges: StationSource {
    func station(ofStop stop: Int) -> Int {
        let new = stop - base.timetable.feeds.stopCount
        return new < 0 ? base.stations.station(ofStop: stop) : base.stations.count + new
    }
}

extension ServiceChanges: TripSource {
    func visitCount(of trip: ServiceTrip) -> Int { trip.visits.count }
    func visit(_ index: Int, of trip: ServiceTrip) -> DayTimetable.Visit { trip.visits[index] }
    func line(of trip: ServiceTrip) -> Int { trip.line }
    func direction(of trip: ServiceTrip) -> Int8 { trip.direction }

    /// Stops of a station that was moved keep where they lie about its middle.
    func place(ofStop stop: Int) -> Coordinate? {
        let new = stop - base.timetable.feeds.stopCount
        let station = station(ofStop: stop)
        let place = new < 0 ? base.timetable.place(ofStop: stop) : newStations[new].place
        guard station >= 0, let target = moved[station] else { return place }
        let middle = station < base.stations.count ? base.stations.place(of: station) : place
        guard let place, let middle else { return target }
        return Coordinate(x: place.x - middle.x + target.x, y: place.y - middle.y + target.y)
    }
}

// MARK: - Trips

extension ServiceChanges {
    /// Whether a trip of the base, by its number, is among the changed ones or was taken away.
    func replaces(_ number: Int) -> Bool { joining[number] != nil || trips[base.line(ofTrip: number)] != nil }

    /// The changed trips that are on the timetable of the date, each with the trip it goes on as.
    var runningTrips: [(trip: ServiceTrip, continuation: ServiceTrip?)] {
        let all = trips.keys.sorted().flatMap { trips[$0] ?? [] } + joining.keys.sorted().compactMap { joining[$0] }
        let running = all.filter(runs)
        var numbered: [Int32: ServiceTrip] = [:]
        for trip in running where trip.base >= 0 { numbered[trip.base] = trip }
        return running.map { trip in (trip, continuation(of: trip, among: numbered)) }
    }

    private func runs(_ trip: ServiceTrip) -> Bool {
        base.timetable.runs(onServiceDay: trip.serviceDay, first: trip.firstDeparture, last: trip.lastArrival)
    }

    /// The trip a vehicle goes on as: none if that was taken away, or departs before the vehicle is there.
    private func continuation(of trip: ServiceTrip, among numbered: [Int32: ServiceTrip]) -> ServiceTrip? {
        guard trip.next >= 0 else { return nil }
        let isChanged = replaces(Int(trip.next))
        guard let next = isChanged ? numbered[trip.next] : base.trip(Int(trip.next)),
            trip.lastArrival <= next.firstDeparture
        else { return nil }
        return next
    }
}

// MARK: - Changing

extension ServiceChanges {
    /// Makes an edit, upon those made before.
    ///
    /// Returns how many trips of the date it touched, `closeStop` how many of their stops, `moveStop` 1. Nothing is changed
    /// if it throws.
    @discardableResult
    public mutating func apply(_ edit: ServiceEdit) throws(ServiceEditError) -> Int {
        var changed = self
        let count = try edit.change.apply(to: &changed)
        self = changed
        return count
    }

    /// The trips of lines, each line's behind the other's, which are touched from now on.
    mutating func take(_ lines: [Int]) -> [ServiceTrip] {
        for line in lines { take(line) }
        return lines.flatMap { trips[$0] ?? [] }
    }

    private mutating func take(_ line: Int) {
        guard trips[line] == nil else { return }
        let taken = base.trips(ofLine: line)
        trips[line] = taken
        for trip in taken {
            touch(trip)
            guard trip.base >= 0 else { continue }
            joining[Int(trip.base)] = nil
            let previous = Int(base.previous[Int(trip.base)])
            guard previous >= 0, trips[base.line(ofTrip: previous)] == nil else { continue }
            let joined = base.trip(previous)
            joining[previous] = joined
            if let last = joined.visits.last { touch(last) }
        }
    }

    /// Gives lines the trips they have from now on; those not among them have none.
    mutating func put(_ changed: [ServiceTrip], of lines: [Int]) {
        for line in lines { trips[line] = [] }
        for trip in changed {
            trips[trip.line, default: []].append(trip)
            touch(trip)
        }
    }

    private mutating func touch(_ trip: ServiceTrip) {
        for visit in trip.visits { touch(visit) }
    }

    private mutating func touch(_ visit: DayTimetable.Visit) {
        let station = station(ofStop: visit.stop)
        if station >= 0 { touched.insert(station) }
    }

    /// Takes every line that serves a station; returns them in order.
    mutating func takeLines(servingStation station: Int) -> [Int] {
        let known = station < base.stations.count ? base.lines(servingStation: station).map { Int($0) } : []
        _ = take(known)
        return trips.keys.sorted().filter { line in
            trips[line]?.contains { $0.visits.contains { self.station(ofStop: $0.stop) == station } } ?? false
        }
    }

    /// Adds a line without trips; returns its number.
    mutating func add(_ line: NewLine) -> Int {
        newLines.append(line)
        trips[lineCount - 1] = []
        return lineCount - 1
    }

    /// Adds a station; returns its number.
    mutating func add(_ station: NewStation) -> Int {
        newStations.append(station)
        touched.insert(stationCount - 1)
        return stationCount - 1
    }

    /// Notes that a station is closed.
    mutating func close(_ station: Int) {
        closed.insert(station)
        touched.insert(station)
    }

    /// Notes where a station is from now on.
    mutating func move(_ station: Int, to place: Coordinate) {
        moved[station] = place
        touched.insert(station)
    }
}
