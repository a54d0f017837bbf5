public import QuartierGeometry

/// The feeds of a study as one: stops and lines numbered through, feed after feed.
public struct TransitFeeds: Sendable {
    /// The feeds, in the order of the study.
    public let feeds: [TransitFeed]
    /// The number of the first stop of each feed, and the number of all stops at the end.
    public let firstStops: [Int]
    /// The number of the first line of each feed, and the number of all lines at the end.
    public let firstLines: [Int]

    /// Feeds in order; the first one's zone is that of all times.
    public init(_ feeds: [TransitFeed]) {
        self.feeds = feeds
        firstStops = feeds.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.stops.count) }
        firstLines = feeds.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.lines.count) }
    }

    /// The number of all stops and places.
    public var stopCount: Int { firstStops[feeds.count] }

    /// What tells the identifiers of a feed from those of others: the last part of its name without `.zip`; the whole
    /// name where two feeds have one last part.
    public func scope(ofFeed feed: Int) -> String {
        let scopes = feeds.map { Self.lastPart(of: $0.name) }
        return scopes.count { $0 == scopes[feed] } == 1 ? scopes[feed] : feeds[feed].name
    }

    private static func lastPart(of name: String) -> String {
        let last = String(name.split(separator: "/").last ?? Substring(name))
        return last.hasSuffix(".zip") ? String(last.dropLast(4)) : last
    }

    /// The identifier of a stop: that of its feed, behind the feed's scope and a colon where there are several feeds.
    public func identifier(ofStop stop: Int) -> String {
        let (feed, stop) = locate(stop: stop)
        let id = feeds[feed].stops.ids[stop]
        return feeds.count == 1 ? id : "\(scope(ofFeed: feed)):\(id)"
    }

    /// The feed of a stop, and the stop's number in it.
    public func locate(stop: Int) -> (feed: Int, stop: Int) {
        let feed = Self.section(of: stop, firstStops)
        return (feed, stop - firstStops[feed])
    }

    /// The feed of a line, and the line's number in it.
    public func locate(line: Int) -> (feed: Int, line: Int) {
        let feed = Self.section(of: line, firstLines)
        return (feed, line - firstLines[feed])
    }

    /// Where a stop is, in degrees (WGS 84); nil if its feed does not say.
    public func place(ofStop stop: Int) -> Coordinate? {
        let (feed, stop) = locate(stop: stop)
        return feeds[feed].stops.isPlaced[stop] ? feeds[feed].stops.places[stop] : nil
    }

    /// Checks that every feed speaks of a date.
    ///
    /// Throws for the first that does not, with the days it is valid on.
    public func check(_ date: ServiceDate) throws(TransitError) {
        for feed in feeds { try feed.check(date) }
    }

    private static func section(of number: Int, _ starts: [Int]) -> Int {
        // Few feeds, and empty ones among them: the last that begins at or before the number.
        var section = starts.count - 2
        while section > 0, starts[section] > number { section -= 1 }
        return section
    }
}

extension TransitFeed {
    /// Checks that the feed speaks of a date.
    public func check(_ date: ServiceDate) throws(TransitError) {
        guard let validity else {
            throw TransitError(
                .noService, feed: name, "the calendars name no day of service",
                remedy: "Get the feed anew from its publisher")
        }
        guard validity.contains(date) else {
            throw TransitError(
                .outsideValidity, feed: name,
                "\(date) lies outside the days the timetable is valid on, "
                    + "\(validity.lowerBound) to \(validity.upperBound)",
                remedy: "Choose a date of that period, or get the timetable that holds on the date")
        }
    }
}
