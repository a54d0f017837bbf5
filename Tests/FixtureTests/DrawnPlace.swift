import Foundation
import Quartier
import Testing

/// A drawn place with its layers of streets and stops, and its timetable.
struct DrawnPlace: Sendable, CustomTestStringConvertible {
    let folder: String
    let crs: String
    let zone: String
    /// How the layer of stops names its attributes.
    let fields: String
    /// The stops at which the timetable has another number of departures than the layer of stops, as its README says.
    let exceptions: [String: Double]

    var testDescription: String { folder }

    private init(
        _ folder: String, crs: String = "EPSG:31256", zone: String = "Europe/Vienna",
        fields: String = "{mode: art, departures_per_hour: takt}", exceptions: [String: Double] = [:]
    ) {
        self.folder = folder
        self.crs = crs
        self.zone = zone
        self.fields = fields
        self.exceptions = exceptions
    }

    static let all = [
        // Where a line ends, the layer counts its arrivals too.
        DrawnPlace("seestadt", exceptions: ["S01": 12, "S05": 6]), DrawnPlace("sonnwendviertel"),
        // Today there is no metro.
        DrawnPlace("rothneusiedl", exceptions: ["S01": 0]),
        DrawnPlace("krefeld-mitte", crs: "EPSG:25832", zone: "Europe/Berlin"),
        DrawnPlace("grid-3x3", fields: "{mode: mode, departures_per_hour: departures_per_hour}"),
    ]

    /// The layers of each place, read once for all tests.
    private static let cities = Dictionary(
        uniqueKeysWithValues: all.map { place in (place.folder, Result { try place.read() }) })

    /// The layers.
    func city() throws -> City { try #require(Self.cities[folder]).get() }

    /// Reads the layers with a study of no indicator that would need assumptions.
    private func read() throws -> City { try study("indicators: [area_m2]").baseline.city }

    /// A study of the layers that says the rest.
    func study(_ rest: String) throws -> Study {
        let scratch = NSTemporaryDirectory() + "quartier-drawn-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let path = "\(Fixtures.root)/\(folder)"
        let text = """
            quartier: 1
            name: \(folder)
            crs: \(crs)
            layers:
              districts: \(path)/districts.geojson
              buildings: \(path)/buildings.geojson
              stops: {path: \(path)/stops.geojson, fields: \(fields)}
              streets: \(path)/streets.geojson
            \(rest)
            """
        try text.write(toFile: scratch + "/study.yaml", atomically: true, encoding: .utf8)
        return try Study(path: scratch + "/study.yaml")
    }

    /// The timetable with everything that was found in it.
    func feed() throws -> (loaded: LoadedFeed, findings: Findings) {
        var findings = Findings()
        let loaded = TransitFeedFile.read(path: "\(Fixtures.root)/\(folder)/gtfs", findings: &findings)
        return (try #require(loaded), findings)
    }

    /// How often somebody may depart from each stop between 6 and 20 o'clock, by the ids of stops and stations.
    func departures(on date: String) throws -> [String: Int] {
        let feed = try feed().loaded.feed
        let feeds = TransitFeeds([feed])
        let timetable = try DayTimetable(feeds, on: try #require(ServiceDate(date)))
        // Whit Monday, a holiday on which the buses of Sundays run.
        #expect(timetable.remarks.map(\.kind) == (date == "2026-05-25" ? [.fewTrips] : []))
        let stations = Stations(of: feeds)
        let found = StopDepartures(timetable, at: stations, window: 6 * 3_600..<20 * 3_600)
        var counts: [String: Int] = [:]
        for departure in (0..<stations.count).flatMap({ found.departures(at: $0) }) {
            let stop = Int(departure.stop)
            let parent = Int(feed.stops.parents[stop])
            counts[feed.stops.ids[parent >= 0 ? parent : stop], default: 0] += 1
        }
        return counts
    }
}
