import Quartier
import Testing

/// The drawn timetables: read without a complaint, and as often as the layers of stops say.
@Suite struct DrawnTimetableTests {
    /// A Tuesday, the date of the studies.
    private static let tuesday = "2026-05-19"

    @Test(arguments: DrawnPlace.all)
    func nothingIsWrongWithIt(_ place: DrawnPlace) throws {
        let (loaded, findings) = try place.feed()
        #expect(findings.all.isEmpty)
        #expect(loaded.account.tripsLeftOut.isEmpty && loaded.account.duplicateTrips == 0)
        #expect(loaded.feed.zone.name == place.zone && loaded.feed.zone.isKnown)
        let year = try #require(ServiceDate("2026-01-01"))...(try #require(ServiceDate("2026-12-31")))
        #expect(loaded.feed.validity == year)
    }

    /// What timetables of publishers have, each of these has somewhere.
    @Test(arguments: DrawnPlace.all)
    func itHasWhatTimetablesHave(_ place: DrawnPlace) throws {
        let (loaded, _) = try place.feed()
        let feed = loaded.feed
        #expect(loaded.account.lateTimes > 0)
        #expect(Set(feed.frequencies.map(\.isExact)) == [true, false])
        #expect(feed.trips.count > Set(feed.frequencies.map(\.trip)).count)
        let undirected = feed.trips.lines.indices.filter { feed.trips.directions[$0] < 0 }.map { feed.trips.lines[$0] }
        #expect(Set(undirected).count == 1)
        let hasRail = !Set(feed.lines.modes).isDisjoint(with: [.metro, .suburbanRail, .regionalRail])
        #expect(feed.stops.kinds.contains(.station) == hasRail)
    }

    @Test(arguments: DrawnPlace.all)
    func stopsDepartAsOftenAsTheLayerSays(_ place: DrawnPlace) throws {
        let stops = try place.city().stops
        let departures = try place.departures(on: Self.tuesday)
        for (id, stop) in zip(stops.identifiers, stops.elements) {
            let stated = try #require(stop.departuresPerHour)
            let expected = place.exceptions[id] ?? stated
            #expect(Double(departures[id] ?? 0) == 14 * expected, "\(id)")
            #expect(place.exceptions[id] != stated, "\(id) is no exception")
        }
    }

    /// Platforms lie around their station, all others where the layer has them.
    @Test(arguments: DrawnPlace.all)
    func stopsAreWhereTheLayerHasThem(_ place: DrawnPlace) throws {
        let layer = try place.city().stops
        let stops = try place.feed().loaded.feed.stops
        let middle = try #require(stops.places.first)
        var transform = try CoordinateTransform(from: .wgs84, to: try CRS(place.crs), near: middle)
        var places = stops.places
        try transform.apply(to: &places)
        var found: Set<String> = []
        for stop in 0..<stops.count where stops.parents[stop] < 0 {
            guard let row = layer.identifiers.firstIndex(of: stops.ids[stop]) else { continue }
            found.insert(stops.ids[stop])
            let own = layer.shapes.coordinates[layer.shapes.range(of: row).lowerBound]
            let offset = (own.x - places[stop].x, own.y - places[stop].y)
            #expect((offset.0 * offset.0 + offset.1 * offset.1).squareRoot() < 0.02, "\(stops.ids[stop])")
            #expect(layer.elements[row].name == stops.names[stop])
        }
        #expect(found.count == layer.count - place.exceptions.values.filter { $0 == 0 }.count)
    }

    /// The numbers of Fixtures/grid-3x3/README.md: a bus every 20, a tram every 10, a metro every 5 minutes each way, and
    /// half as many of them on Sundays and holidays.
    @Test(arguments: [("2026-05-19", 1), ("2026-05-24", 2), ("2026-05-25", 2)])
    func departuresOfTheGridCanBeCounted(_ date: String, _ share: Int) throws {
        let grid = try #require(DrawnPlace.all.last)
        let departures = try grid.departures(on: date)
        #expect(["S1", "S2", "S3"].map { departures[$0] } == [84, 168, 336].map { $0 / share })
    }

    /// Krefeld's line 041 every 10 minutes on working days, every 30 on Sundays, as was published.
    @Test func line041RunsAsPublished() throws {
        let feed = try #require(DrawnPlace.all.first { $0.folder == "krefeld-mitte" }).feed().loaded.feed
        let line = try #require((0..<feed.lines.count).first { feed.lines.names[$0] == "041" })
        for (date, minutes) in [("2026-05-19", 10), ("2026-05-24", 30), ("2026-06-04", 30)] {
            let timetable = try DayTimetable(TransitFeeds([feed]), on: try #require(ServiceDate(date)))
            let starts = timetable.trips.indices.map { timetable.trips[$0] }.filter {
                timetable.line(of: $0) == line && feed.trips.directions[Int($0.trip)] == 0
            }.map { timetable.visit(0, of: $0).departure }.filter { 6 * 3_600..<20 * 3_600 ~= $0 }.sorted()
            #expect(starts.count == 14 * 60 / minutes)
            #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 == 60 * minutes })
        }
    }
}
