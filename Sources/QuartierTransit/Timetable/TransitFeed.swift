/// One timetable as its publisher gives it: stops, lines, trips and the days they run on.
///
/// Identifiers are those of the feed, and mean nothing in another. Everything refers by place in flat columns. The value
/// is immutable once made; trips that could not be used are not in it.
public struct TransitFeed: Sendable {
    /// The feed as the study or the command names it: a path.
    public let name: String
    /// The names of the agencies.
    public let agencies: TextColumn
    /// The zone in which all times are (`agency_timezone`).
    public let zone: TimeZoneRules
    /// Stops, stations and their parts.
    public let stops: TransitStops
    /// The lines.
    public let lines: TransitLines
    /// The trips.
    public let trips: TransitTrips
    /// When trips are where.
    public let stopTimes: StopTimes
    /// The days on which trips run.
    public let services: Services
    /// Trips that are repeated.
    public let frequencies: [Frequency]
    /// Rules for changing.
    public let transfers: [TransferRule]
    /// Ways inside stations.
    public let pathways: [Pathway]
    /// The first and the last day the calendars speak of; nil if there is no day of service.
    public let validity: ClosedRange<ServiceDate>?
    /// The latest time of any trip, frequencies included, in seconds.
    public let latestTime: Int
    /// Where the frequencies of each trip that has any lie in `frequencies`.
    let repeated: [Int32: Range<Int>]

    /// A feed of columns that refer to each other.
    public init(
        name: String, agencies: TextColumn, zone: TimeZoneRules, stops: TransitStops, lines: TransitLines,
        trips: TransitTrips, stopTimes: StopTimes, services: Services, frequencies: [Frequency] = [],
        transfers: [TransferRule] = [], pathways: [Pathway] = []
    ) {
        self.name = name
        self.agencies = agencies
        self.zone = zone
        self.stops = stops
        self.lines = lines
        self.trips = trips
        self.stopTimes = stopTimes
        self.services = services
        self.frequencies = frequencies.sorted { ($0.trip, $0.start, $0.end) < ($1.trip, $1.start, $1.end) }
        self.transfers = transfers
        self.pathways = pathways
        validity = services.span
        var repeated: [Int32: Range<Int>] = [:]
        var latest = 0
        for time in stopTimes.departures { latest = max(latest, Int(time)) }
        for (index, frequency) in self.frequencies.enumerated() {
            repeated[frequency.trip] = (repeated[frequency.trip]?.lowerBound ?? index)..<index + 1
            let times = trips.stopTimes(of: Int(frequency.trip))
            let length = stopTimes.departures[times.upperBound - 1] - stopTimes.departures[times.lowerBound]
            latest = max(latest, Int(frequency.end) + Int(length))
        }
        self.repeated = repeated
        latestTime = latest
    }
}

/// A trip that is repeated at a headway instead of running at its own times (`frequencies.txt`).
public struct Frequency: Sendable, Hashable {
    /// The trip; only the differences of its times count.
    public var trip: Int32
    /// The first departure, in seconds since noon minus twelve hours.
    public var start: Int32
    /// Departures are before this time.
    public var end: Int32
    /// Seconds between departures; above 0.
    public var headway: Int32
    /// Whether departures are exactly at `start`, `start + headway` and so on; else only the headway is promised.
    public var isExact: Bool

    /// A trip at a headway.
    public init(trip: Int32, start: Int32, end: Int32, headway: Int32, isExact: Bool) {
        self.trip = trip
        self.start = start
        self.end = end
        self.headway = headway
        self.isExact = isExact
    }

    /// How many departures there are.
    public var departures: Int { end > start ? (Int(end) - Int(start) + Int(headway) - 1) / Int(headway) : 0 }
}

/// A rule for changing between stops, lines or trips (`transfers.txt`); -1 stands for any.
public struct TransferRule: Sendable, Hashable {
    /// What a rule says (`transfer_type`).
    public enum Kind: UInt8, Sendable, Hashable {
        /// A recommended place to change.
        case recommended
        /// The second vehicle waits.
        case timed
        /// Changing takes a stated time.
        case minimumTime
        /// No changing here.
        case impossible
        /// Passengers stay seated: the vehicle goes on as the second trip.
        case inSeat
        /// Passengers must leave the vehicle, though it goes on as the second trip.
        case inSeatForbidden
    }

    /// What the rule says.
    public var kind: Kind
    /// From and to a stop, or all stops of a station.
    public var fromStop, toStop: Int32
    /// From and to a line.
    public var fromLine, toLine: Int32
    /// From and to a trip.
    public var fromTrip, toTrip: Int32
    /// The least seconds it takes, where stated; -1 otherwise.
    public var minimumSeconds: Int32

    /// A rule; -1 stands for any.
    public init(
        _ kind: Kind, fromStop: Int32 = -1, toStop: Int32 = -1, fromLine: Int32 = -1, toLine: Int32 = -1,
        fromTrip: Int32 = -1, toTrip: Int32 = -1, minimumSeconds: Int32 = -1
    ) {
        self.kind = kind
        (self.fromStop, self.toStop) = (fromStop, toStop)
        (self.fromLine, self.toLine) = (fromLine, toLine)
        (self.fromTrip, self.toTrip) = (fromTrip, toTrip)
        self.minimumSeconds = minimumSeconds
    }
}

/// A way inside a station (`pathways.txt`).
public struct Pathway: Sendable, Hashable {
    /// What kind of way it is, by the code of GTFS: 1 walkway, 2 stairs, 3 moving walk, 4 escalator, 5 lift, 6 fare gate,
    /// 7 exit gate.
    public var mode: UInt8
    /// The stops or nodes it joins.
    public var from, to: Int32
    /// Whether it can be walked both ways.
    public var isBidirectional: Bool
    /// How long it takes, in seconds, where stated.
    public var seconds: Int32?
    /// Its length in metres, where stated.
    public var metres: Double?

    /// A way between two places of a station.
    public init(
        mode: UInt8, from: Int32, to: Int32, isBidirectional: Bool, seconds: Int32? = nil, metres: Double? = nil
    ) {
        self.mode = mode
        self.from = from
        self.to = to
        self.isBidirectional = isBidirectional
        self.seconds = seconds
        self.metres = metres
    }
}
