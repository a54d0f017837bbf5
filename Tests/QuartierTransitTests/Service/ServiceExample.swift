import QuartierGeometry
import Testing

@testable import QuartierTransit

/// A feed put together in memory, the changes upon it, and what can be read of them.
struct ServiceExample {
    let departures: StopDepartures
    var changes: ServiceChanges

    init(_ feeds: TinyFeed..., window: Range<Int> = 0..<86_400) throws {
        let feeds = TransitFeeds(feeds.map(\.feed))
        let timetable = try DayTimetable(feeds, on: TinyFeed.day("2026-05-19"))
        let stations = Stations(of: feeds)
        departures = StopDepartures(timetable, at: stations, window: window)
        changes = ServiceChanges(of: ServiceBase(timetable, stations))
    }

    @discardableResult
    mutating func apply(_ edit: ServiceEdit) throws -> Int { try changes.apply(edit) }

    /// The seconds of all departures at a station in the window.
    func seconds(_ station: Int) -> [Int] {
        departures.updated(for: changes).departures(at: station).map { Int($0.second) }
    }

    /// The seconds of departures in a direction.
    func seconds(_ station: Int, direction: Int8) -> [Int] {
        departures.updated(for: changes).departures(at: station).filter { $0.direction == direction }
            .map { Int($0.second) }
    }

    /// The code of the error that an edit must get, which changes nothing.
    mutating func code(_ edit: ServiceEdit) -> ServiceEditError.Code? { error(edit)?.code }

    mutating func error(_ edit: ServiceEdit) -> ServiceEditError? {
        let touched = changes.touchedStations
        do {
            try changes.apply(edit)
            return nil
        } catch {
            #expect(changes.touchedStations == touched)
            return error
        }
    }
}

extension TinyFeed {
    /// A row of stops with a line to and fro: forth every so many seconds, back in between.
    static func shuttle(_ stops: Int, every seconds: Int, from start: Int, trips: Int) -> TinyFeed {
        var feed = TinyFeed.row(stops)
        for trip in 0..<trips {
            feed.run(Array(0..<stops), from: start + trip * seconds)
            feed.run((0..<stops).reversed(), from: start + trip * seconds + seconds / 2)
        }
        return feed
    }
}
