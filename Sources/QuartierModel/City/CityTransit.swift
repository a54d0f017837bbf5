public import QuartierTransit

/// The public transport of a city on the day of the study: the timetable, and which stop of the city is which station.
public struct CityTransit: Sendable {
    /// The trips of the day.
    public let timetable: DayTimetable
    /// The stations of all feeds, also those that are nowhere near the city.
    public let stations: Stations
    /// The station of each row of the layer of stops.
    public let stationOfStop: [Int32]
    /// The row of each station in the layer of stops; -1 for those that are nowhere near.
    public let stopOfStation: [Int32]

    /// A timetable whose stations are the rows of the layer of stops, in that order.
    public init(_ timetable: DayTimetable, _ stations: Stations, stationOfStop: [Int32]) {
        self.timetable = timetable
        self.stations = stations
        self.stationOfStop = stationOfStop
        var stops = [Int32](repeating: -1, count: stations.count)
        for (row, station) in stationOfStop.enumerated() { stops[Int(station)] = Int32(row) }
        stopOfStation = stops
    }
}
