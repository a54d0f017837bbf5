import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The hours of the day that a group of indicators looks at.
protocol DepartureWindow: Sendable {
    /// The parameters that decide it.
    static var heeds: ParameterGroups { get }
    /// The hours, in seconds after midnight; their end is not part of them. Nil where nothing is asked.
    static func window(_ parameters: Parameters) -> Range<Int>?
}

/// The hours of quality classes.
enum ClassWindow: DepartureWindow {
    static let heeds: ParameterGroups = [.transitClasses]

    static func window(_ parameters: Parameters) -> Range<Int>? { parameters.transitClasses.rules?.window }
}

/// The departures of some hours at every stop.
struct DayDepartures<Window: DepartureWindow>: Product {
    static var reads: Aspects { [.timetable] }
    static var heeds: ParameterGroups { Window.heeds }

    /// The hours, in seconds after midnight.
    let window: Range<Int>
    private let departures: StopDepartures?
    private let feeds: TransitFeeds?
    private let stationOfStop: [Int32]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let window = Window.window(site.parameters) ?? 0..<0
        let transit = site.view.base.transit
        self.window = window
        stationOfStop = transit?.stationOfStop ?? []
        feeds = transit?.timetable.feeds
        departures =
            window.isEmpty ? nil : transit.map { StopDepartures($0.timetable, at: $0.stations, window: window) }
    }

    /// The departures at a stop, by its row, in order; also those as long again behind the window.
    func departuresAndBeyond(at row: Int) -> ArraySlice<Departure> {
        departures?.departuresAndBeyond(at: Int(stationOfStop[row])) ?? []
    }

    /// The name of a line of one of the departures.
    func name(ofLine line: Int32) -> String {
        guard let feeds else { return "" }
        let (feed, number) = feeds.locate(line: Int(line))
        return feeds.feeds[feed].lines.names[number]
    }

    /// The departures at a stop within the window, by its row, in order.
    func departures(at row: Int) -> ArraySlice<Departure> {
        departures?.departures(at: Int(stationOfStop[row])) ?? []
    }
}
