import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierTransit

/// A timetable of the folder, looked into.
struct SurveyedFeed {
    /// The archive, or the folder of its tables, relative to the folder.
    let path: String
    /// The timetable.
    let feed: TransitFeed
    /// Where its stops are, in degrees.
    let stops: [Coordinate]
    /// The first and the last day its calendars speak of.
    let validity: ClosedRange<ServiceDate>
    /// The trips of each of these days.
    let calendar: TripCalendar

    /// Reads a feed.
    ///
    /// Throws a finding if it cannot be used as a whole.
    init(_ path: String, in folder: String) throws(Finding) {
        var findings = Findings()
        let loaded = TransitFeedFile.read(path: folder + "/" + path, displayName: path, findings: &findings)
        if let fault = findings.all.first(where: { $0.severity == .error }) { throw fault }
        guard let feed = loaded?.feed, let validity = feed.validity, let calendar = TripCalendar(feed) else {
            throw Finding(
                .error, TransitError.Code.noService.rawValue, "the calendars name no day of service",
                at: Place(file: path), remedy: "Get the feed anew from its publisher")
        }
        self.path = path
        self.feed = feed
        stops = feed.stops.places.indices.filter { feed.stops.isPlaced[$0] }.map { feed.stops.places[$0] }
        self.validity = validity
        self.calendar = calendar
    }

    /// The days it is valid on, for people.
    var days: String { "\(validity.lowerBound) to \(validity.upperBound)" }
}
