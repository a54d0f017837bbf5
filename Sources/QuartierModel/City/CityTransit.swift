public import QuartierGeometry
public import QuartierTransit

/// The public transport of a city on the day of the study: the timetable, and which stop of the city is which station.
public struct CityTransit: Sendable {
    /// The trips of the day and the stations of all feeds, also those that are nowhere near the city.
    public let base: ServiceBase
    /// The departures that the layer of stops tells the number of.
    public let departures: StopDepartures
    /// The station of each row of the layer of stops.
    public let stationOfStop: [Int32]
    /// Where the middle of the station's stops and platforms is in the study's plane, for each row.
    public let middles: [Coordinate]
    /// The row of each station in the layer of stops; -1 for those that are nowhere near.
    public let stopOfStation: [Int32]

    /// A timetable whose stations are the rows of the layer of stops, in that order.
    ///
    /// `departures` are those of the timetable's stations in the hours that the layer of stops counts.
    public init(
        _ timetable: DayTimetable, _ stations: Stations, departures: StopDepartures, stationOfStop: [Int32],
        middles: [Coordinate]
    ) {
        precondition(middles.count == stationOfStop.count, "every row has a middle")
        self.middles = middles
        base = ServiceBase(timetable, stations)
        self.departures = departures
        self.stationOfStop = stationOfStop
        var stops = [Int32](repeating: -1, count: stations.count)
        for (row, station) in stationOfStop.enumerated() { stops[Int(station)] = Int32(row) }
        stopOfStation = stops
    }

    /// The trips of the day.
    public var timetable: DayTimetable { base.timetable }

    /// The stations of all feeds.
    public var stations: Stations { base.stations }
}
