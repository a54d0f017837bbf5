public import QuartierGeometry
public import QuartierModel
public import QuartierTransit

extension StudyFile {
    /// Changes the timetable; which of the keys are there depends on the kind.
    public struct TransitChange: Hashable, Sendable {
        /// What is changed.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// How often a line runs (Takt).
            case headway
            /// From when until when a line runs (Betriebszeit).
            case span
            /// How fast a line runs.
            case speed
            /// A line, or some of its trips, goes.
            case remove
            /// A line comes.
            case addLine = "add_line"
            /// A line takes another way.
            case reroute
            /// Lines stop once more.
            case addStop = "add_stop"
            /// A stop is given up.
            case closeStop = "close_stop"
            /// A stop is moved.
            case moveStop = "move_stop"
        }

        /// A stop of the feeds by name or identifier, or a new one.
        public struct StopName: Hashable, Sendable {
            /// The place in the study file.
            public internal(set) var place = Place()
            /// The name, or the identifier in the feed.
            public internal(set) var name = ""
            /// Where a new stop is, in degrees (WGS 84).
            public internal(set) var position: Coordinate?
        }

        /// Hours with a headway.
        public struct Period: Hashable, Sendable {
            /// The hours, in seconds after midnight.
            public internal(set) var hours = 0..<0
            /// Minutes between departures.
            public internal(set) var minutes = 0.0
        }

        /// The place of the whole edit.
        public internal(set) var place = Place()
        /// What is changed.
        public internal(set) var kind = Kind.headway
        /// The line: its name or its identifier.
        public internal(set) var route: String?
        /// Lines that stop once more.
        public internal(set) var routes: [String]?
        /// The direction as the feed has it, 0 or 1.
        public internal(set) var direction: Int?
        /// Hours in which trips set out that are meant, in seconds after midnight.
        public internal(set) var window: Range<Int>?
        /// The hours of service, in seconds after midnight.
        public internal(set) var hours: Range<Int>?
        /// Minutes between departures.
        public internal(set) var minutes: Double?
        /// How many times as fast.
        public internal(set) var factor: Double?
        /// What a new line runs with.
        public internal(set) var mode: LineMode?
        /// The stops of a new line or way.
        public internal(set) var stops: [StopName]?
        /// The file with the way of a new line.
        public internal(set) var along: PlacedText?
        /// The distance between the stops along the way, in metres.
        public internal(set) var spacing: Double?
        /// Minutes from each stop to the next.
        public internal(set) var minutesBetween: [Double]?
        /// Kilometres per hour between stops.
        public internal(set) var speed: Double?
        /// The hours of a new line with their headways.
        public internal(set) var service: [Period]?
        /// Seconds at each stop.
        public internal(set) var dwell: Int?
        /// Whether a new line runs both ways.
        public internal(set) var bothDirections: Bool?
        /// Between which stops a line takes another way.
        public internal(set) var fromStop: String?, toStop: String?
        /// The stop that is added, given up or moved.
        public internal(set) var stop: StopName?
        /// Where a stop is moved to, in degrees (WGS 84).
        public internal(set) var target: Coordinate?
        /// How many trips of the day must be touched.
        public internal(set) var expect: Int?
        /// Whether it is no error that no trip is touched.
        public internal(set) var mayTouchNothing = false
    }
}

extension StudyFile.TransitChange {
    /// The places that it names, in degrees.
    var positions: [Coordinate] {
        ((stops ?? []) + [stop].compactMap { $0 }).compactMap(\.position) + [target].compactMap { $0 }
    }
}
