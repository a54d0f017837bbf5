/// Why a timetable cannot be changed as a scenario asks.
public struct ServiceEditError: Error, Sendable, Hashable {
    /// What was wrong.
    public enum Code: String, Sendable, Hashable {
        /// No line has the name.
        case unknownLine = "unknown-line"
        /// Several lines may be meant.
        case ambiguousLine = "ambiguous-line"
        /// A line of the scenario has the identifier already.
        case duplicateLine = "duplicate-line"
        /// No station has the name.
        case unknownStation = "unknown-station"
        /// Several stations may be meant.
        case ambiguousStation = "ambiguous-station"
        /// An edit before closed the station.
        case closedStation = "closed-station"
        /// Nobody says where the station is.
        case unplacedStation = "unplaced-station"
        /// The feed states no direction for the line's trips.
        case noDirection = "direction-not-stated"
        /// The trips do not tell which end of the line is meant.
        case ambiguousEnd = "ambiguous-end-of-line"
        /// No trip of the line runs as the edit supposes.
        case nothingTouched = "no-trip-touched"
        /// One departure has no headway that could be kept up.
        case noHeadway = "no-headway"
        /// A number or a list that cannot be meant.
        case invalidValue = "invalid-value"
    }

    /// What was wrong.
    public let code: Code
    /// A sentence for people.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ code: Code, _ message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }
}

extension ServiceEditError: CustomStringConvertible {
    /// Sentence and remedy on one line.
    public var description: String { "\(message): \(remedy)" }
}
