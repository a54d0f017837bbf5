import QuartierGeometry

@testable import QuartierTransit

/// The trips of some days as plain lists that edits are made on word by word, and a feed of them.
///
/// Trips are counted from the beginning of the date; UTC only.
struct PlainService {
    struct Trip {
        var line: Int
        var direction: Int
        var stops: [(stop: Int, arrival: Int, departure: Int, marks: StopTimeMarks)]
        let day: Int
        /// The trip of the feed, if it runs at its own times and is still that trip.
        var name: Int?
        /// The trip that its vehicle goes on as.
        var next: Int?

        /// The first departure on the clocks of its own day.
        var start: Int { stops[0].departure - day * 86_400 }

        func departing(at start: Int) -> Trip {
            var copy = self
            (copy.name, copy.next) = (nil, nil)
            for index in stops.indices {
                copy.stops[index].arrival += start - self.start
                copy.stops[index].departure += start - self.start
            }
            return copy
        }
    }

    var tiny: TinyFeed
    private let date: ServiceDate
    var trips: [Trip] = []
    /// The line of each new name.
    var newLines: [String: Int] = [:]
    var moved: [Int: Coordinate] = [:]
    var closed: Set<Int> = []
    /// Days of service of which the timetable may show trips.
    private let shownDays: ClosedRange<Int>

    init(_ random: RandomService, _ timetable: DayTimetable) {
        tiny = random.tiny
        date = random.date
        shownDays = -(timetable.feeds.feeds[0].latestTime / 86_400 + 1)...3
        for day in -4...4 {
            for (number, trip) in tiny.trips.enumerated() where runs(trip.service, on: date.advanced(by: day)) {
                var plain = Trip(
                    line: trip.line, direction: Int(trip.direction), stops: trip.visits, day: day)
                for index in plain.stops.indices {
                    plain.stops[index].arrival += day * 86_400
                    plain.stops[index].departure += day * 86_400
                }
                let periods = tiny.frequencies.filter { Int($0.trip) == number }.sorted { $0.start < $1.start }
                for period in periods {
                    for start in stride(from: Int(period.start), to: Int(period.end), by: Int(period.headway)) {
                        trips.append(plain.departing(at: start))
                    }
                }
                plain.name = number
                if periods.isEmpty { trips.append(plain) }
            }
        }
        // Which vehicle goes on as which trip is tested elsewhere.
        for (number, next) in timetable.continuations.enumerated() where next >= 0 {
            let trip = timetable.trips[number]
            let place = trips.firstIndex { $0.name == Int(trip.trip) && $0.day == Int(trip.serviceDay) }
            if let place { trips[place].next = Int(timetable.trips[Int(next)].trip) }
        }
    }

    private func runs(_ service: Int, on date: ServiceDate) -> Bool {
        for exception in tiny.exceptions where Int(exception.service) == service && exception.date == date {
            return exception.isAdded
        }
        guard let regular = tiny.regular[service], regular.period.contains(date) else { return false }
        return (Int(regular.weekdays) >> date.weekday.rawValue) % 2 == 1
    }

    // MARK: The feed

    /// A feed with a service for each day, whose vehicles go on by rules alone.
    var feed: TransitFeed {
        var edited = tiny
        (edited.frequencies, edited.transfers, edited.trips) = ([], [], [])
        edited.regular = (-4...4).map { _ in nil }
        edited.exceptions = (-4...4).map {
            Services.Exception(service: Int32($0 + 4), date: date.advanced(by: $0), isAdded: true)
        }
        for trip in trips.sorted(by: { $0.day < $1.day }) {
            edited.trips.append(
                TinyFeed.Trip(
                    line: trip.line, service: trip.day + 4, direction: Int8(trip.direction),
                    visits: trip.stops.map {
                        ($0.stop, $0.arrival - trip.day * 86_400, $0.departure - trip.day * 86_400, $0.marks)
                    }))
        }
        let order = trips.sorted { $0.day < $1.day }
        for (number, trip) in order.enumerated() {
            guard let next = trip.next else { continue }
            if let place = order.firstIndex(where: { $0.name == next && $0.day == trip.day }) {
                edited.transfers.append(TransferRule(.inSeat, fromTrip: Int32(number), toTrip: Int32(place)))
            }
        }
        for stop in tiny.stops.indices { edited.stops[stop].place = place(ofStop: stop) }
        return edited.feed
    }

    // MARK: Stations

    /// A station is known by its parent, or by its stop.
    func station(_ stop: Int) -> Int { tiny.stops[stop].parent ?? stop }

    private func middle(_ station: Int) -> Coordinate {
        let stops = tiny.stops.indices.filter { self.station($0) == station && tiny.stops[$0].kind == .stop }
        let (x, y) = stops.reduce((0.0, 0.0)) { ($0.0 + tiny.stops[$1].place.x, $0.1 + tiny.stops[$1].place.y) }
        return Coordinate(x: x / Double(stops.count), y: y / Double(stops.count))
    }

    private func place(ofStation station: Int) -> Coordinate { moved[station] ?? middle(station) }

    private func place(ofStop stop: Int) -> Coordinate {
        let place = tiny.stops[stop].place
        guard let target = moved[station(stop)], tiny.stops[stop].kind == .stop else { return place }
        let middle = middle(station(stop))
        return Coordinate(x: place.x - middle.x + target.x, y: place.y - middle.y + target.y)
    }

    func metres(_ one: Int, _ other: Int) -> Double {
        GreatCircle.metres(from: place(ofStation: station(one)), to: place(ofStation: station(other)))
    }

    /// The stop that a word means: its name, or s and its number.
    func stop(_ word: String) -> Int {
        let number = Int(word.drop { !$0.isNumber }) ?? 0
        guard word.first != "X" else { return tiny.stops.firstIndex { $0.name == word } ?? 0 }
        return tiny.stops[number].kind == .stop ? number : number + 1
    }

    mutating func stop(_ reference: StopReference) -> Int {
        switch reference {
        case .existing(let word): return stop(word)
        case .new(let name, let place):
            tiny.stops.append((name, place, nil, .stop))
            return tiny.stops.count - 1
        }
    }

    // MARK: Choosing

    func line(_ word: String) -> Int { Int(word.suffix(1)) ?? 0 }

    func isChosen(_ trip: Trip, _ choice: TripChoice) -> Bool {
        if trip.line != line(choice.line) { return false }
        if let direction = choice.direction, trip.direction != direction { return false }
        if let window = choice.window, trip.start < window.lowerBound { return false }
        if let window = choice.window, trip.start >= window.upperBound { return false }
        return true
    }

    func canChoose(_ choice: TripChoice) -> Bool {
        let all = trips.filter { $0.line == line(choice.line) && shownDays.contains($0.day) }
        return choice.direction == nil || all.isEmpty || all.contains { $0.direction >= 0 }
    }

    /// The trips of a line by day and direction, in order: labels spread along common hops until nothing changes.
    func directions(of line: Int) -> [[Int]] {
        let all = trips.indices.filter { trips[$0].line == line }
        var labels = Dictionary(uniqueKeysWithValues: all.map { ($0, $0) })
        var isChanging = true
        while isChanging {
            isChanging = false
            for one in all {
                for other in all where isSameDirection(one, other) {
                    let label = min(labels[one] ?? 0, labels[other] ?? 0)
                    if labels[one] != label || labels[other] != label { isChanging = true }
                    (labels[one], labels[other]) = (label, label)
                }
            }
        }
        return Dictionary(grouping: all) { [labels[$0] ?? 0, trips[$0].day] }.values.map { members in
            members.sorted { (trips[$0].start, $0) < (trips[$1].start, $1) }
        }
    }

    private func isSameDirection(_ one: Int, _ other: Int) -> Bool {
        if trips[one].direction >= 0 || trips[other].direction >= 0 {
            return trips[one].direction == trips[other].direction
        }
        return !pairs(trips[one]).isDisjoint(with: pairs(trips[other]))
    }

    private func pairs(_ trip: Trip) -> Set<[Int]> {
        let stations = trip.stops.map { station($0.stop) }
        let hops = zip(stations, stations.dropFirst()).filter { $0 != $1 }.map { [$0, $1] }
        return hops.isEmpty ? [[stations[0], stations[0]]] : Set(hops)
    }
}
