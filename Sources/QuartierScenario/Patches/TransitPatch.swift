import QuartierGeometry
import QuartierModel
public import QuartierTransit

/// What a scenario changes in the public transport of the day.
public struct TransitPatch: Sendable {
    /// The lines and stations as they are then.
    public internal(set) var changes: ServiceChanges
    /// Where in the plane the places are that edits name in degrees.
    var planePlaces: [Coordinate: Coordinate] = [:]
    /// The station of each row that the scenario adds to the stops.
    var stationOfAddedStop: [Int32] = []
    /// The rows of stops whose departures may be others, ascending.
    var servedStops: [Int] = []

    init(_ changes: ServiceChanges) { self.changes = changes }
}

extension CityPatch {
    /// Makes the stops what the changed timetable says of them.
    ///
    /// `window` are the hours whose departures a stop tells; nil if they are those of the base.
    mutating func settleStops(in city: City, window: Range<Int>?) {
        guard let transit = city.transit, self.transit != nil || window != nil else { return }
        var patch = self.transit ?? TransitPatch(ServiceChanges(of: transit.base))
        let before = window.map { StopDepartures(transit.timetable, at: transit.stations, window: $0) }
        let departures = (before ?? transit.departures).updated(for: patch.changes)
        let stations = window == nil ? patch.changes.touchedStations : Array(0..<patch.changes.stationCount)
        var settling = StopSettling(city: city, transit: transit, patch: patch, departures: departures)
        for station in stations { settling.settle(station, &stops) }
        patch.stationOfAddedStop = settling.stationOfAddedStop
        patch.servedStops = settling.servedStops.sorted()
        self.transit = patch
    }
}

/// Brings stop after stop in line with its station.
private struct StopSettling {
    let city: City
    let transit: CityTransit
    let patch: TransitPatch
    let departures: StopDepartures
    private(set) var stationOfAddedStop: [Int32] = []
    private(set) var servedStops: Set<Int> = []
    private var taken: Set<String>

    init(city: City, transit: CityTransit, patch: TransitPatch, departures: StopDepartures) {
        self.city = city
        self.transit = transit
        self.patch = patch
        self.departures = departures
        taken = Set(city.stops.identifiers)
    }

    mutating func settle(_ station: Int, _ stops: inout LayerPatch<Stop>) {
        let changes = patch.changes
        let isNew = station >= transit.stations.count
        let row = isNew ? -1 : Int(transit.stopOfStation[station])
        if row >= 0 { servedStops.insert(row) }
        if changes.isClosed(station) {
            if row >= 0 { stops.removed.insert(row) }
            return
        }
        let element = Stop(
            name: changes.name(ofStation: station), departures.departures(at: station), in: departures.window)
        let place = changes.place(ofStation: station)
        let isMoved = !isNew && place != transit.stations.place(of: station)
        guard isNew || isMoved else {
            if row >= 0, element != city.stops.elements[row] { stops.changed[row] = element }
            return
        }
        guard let plane = place.flatMap({ patch.planePlaces[$0] }) else { return }
        var drawn = Layer<Stop>()
        drawn.isStated = true
        if row >= 0 {
            // Platforms and entrances keep where they lie about the middle of the station.
            let (shapes, middle) = (city.stops.shapes, transit.middles[row])
            drawn.shapes.appendPoints(
                shapes.coordinates[shapes.range(of: row)].map {
                    Coordinate(x: $0.x - middle.x + plane.x, y: $0.y - middle.y + plane.y)
                })
        } else {
            drawn.shapes.appendPoint(plane)
        }
        drawn.elements = [element]
        drawn.identifiers = [row >= 0 ? city.stops.identifiers[row] : identifier(for: changes.name(ofStation: station))]
        servedStops.insert(city.stops.count + stops.added.count)
        stationOfAddedStop.append(Int32(station))
        if row >= 0 {
            stops.redraw([row], as: drawn, baseCount: city.stops.count)
        } else {
            stops.added.append(drawn)
        }
    }

    /// The name of a new stop, with a number where another stop is called so.
    private mutating func identifier(for name: String) -> String {
        var identifier = name
        var number = 2
        while !taken.insert(identifier).inserted {
            identifier = "\(name) (\(number))"
            number += 1
        }
        return identifier
    }
}
