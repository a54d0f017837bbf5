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
    private var departures: StopDepartures?
    private let transit: CityTransit?
    private var patch: TransitPatch?

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let window = Window.window(site.parameters) ?? 0..<0
        let transit = site.view.base.transit
        self.window = window
        self.transit = transit
        if let transit, !window.isEmpty {
            departures = StopDepartures(transit.timetable, at: transit.stations, window: window)
        }
        adopt(site.view.patch.transit)
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (DayDepartures, ZoneSubset) {
        var copy = self
        copy.adopt(site.view.patch.transit)
        return (copy, .none)
    }

    private mutating func adopt(_ patch: TransitPatch?) {
        guard let patch else { return }
        self.patch = patch
        departures = departures?.updated(for: patch.changes)
    }

    /// The departures at a stop, by its row, in order; also those as long again behind the window.
    func departuresAndBeyond(at row: Int) -> ArraySlice<Departure> {
        station(ofStop: row).flatMap { departures?.departuresAndBeyond(at: $0) } ?? []
    }

    /// The departures at a stop within the window, by its row, in order.
    func departures(at row: Int) -> ArraySlice<Departure> {
        station(ofStop: row).flatMap { departures?.departures(at: $0) } ?? []
    }

    /// The station that a stop is; nil without timetables.
    func station(ofStop row: Int) -> Int? {
        guard let transit else { return nil }
        let count = transit.stationOfStop.count
        return (row < count ? transit.stationOfStop[row] : patch?.stationOfAddedStop[row - count]).map { Int($0) }
    }

    /// The name of a line of one of the departures.
    func name(ofLine line: Int32) -> String {
        transit.map { (patch?.changes ?? ServiceChanges(of: $0.base)).lineName(Int(line)) } ?? ""
    }
}
