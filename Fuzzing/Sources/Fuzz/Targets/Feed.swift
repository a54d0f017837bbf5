import Quartier

@testable import QuartierIO

/// Tables of a feed, each behind a line `== name.txt`; whatever was read refers to what is there, and times go forward.
func fuzzFeed(_ bytes: UnsafeRawBufferPointer) {
    var texts: [FeedTable: [UInt8]] = [:]
    var table: FeedTable?
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if line.starts(with: "== ".utf8) {
            let name = String(decoding: line.dropFirst(3), as: UTF8.self)
            table = FeedTable.allCases.first { $0.fileName == name }
        } else if let table {
            texts[table, default: []] += line + [0x0A]
        }
    }
    var findings = Findings()
    do throws(Finding) {
        check(try TransitFeedFile.read(FeedTexts(texts), FeedLimits(), &findings), findings)
    } catch {
        promise(error.severity == .error, "a feed that is refused has an error")
    }
}

/// A damaged archive ends in findings.
func fuzzArchive(_ bytes: UnsafeRawBufferPointer) {
    var findings = Findings()
    let loaded = TransitFeedFile.read(bytes, name: "t.zip", findings: &findings)
    guard let loaded else { return promise(findings.hasErrors, "nothing was read, and nothing is said") }
    check(loaded, findings)
}

private func check(_ loaded: LoadedFeed, _ findings: Findings) {
    let feed = loaded.feed
    var end = 0
    for trip in 0..<feed.trips.count {
        let rows = feed.trips.stopTimes(of: trip)
        promise(rows.lowerBound == end && rows.count >= 2, "stop times follow each other, two for each trip")
        end = rows.upperBound
        promise(feed.lines.modes.indices.contains(Int(feed.trips.lines[trip])), "lines are there")
        promise((0..<feed.services.count).contains(Int(feed.trips.services[trip])), "services are there")
        var last: Int32 = 0
        for row in rows {
            promise(feed.stopTimes.arrivals[row] >= last, "times do not go back")
            promise(feed.stopTimes.departures[row] >= feed.stopTimes.arrivals[row], "vehicles arrive first")
            promise(feed.stops.isPlaced[Int(feed.stopTimes.stops[row])], "stops have places")
            last = feed.stopTimes.departures[row]
        }
    }
    promise(end == feed.stopTimes.count, "each stop time is one of a trip")
    for finding in findings.all {
        promise(finding.description == finding.description.withoutControls, "findings do not steer terminals")
    }
    use(feed)
}

/// Asks for a day.
private func use(_ feed: TransitFeed) {
    guard let calendar = TripCalendar(feed) else { return }
    let feeds = TransitFeeds([feed])
    guard let day = try? DayTimetable(feeds, on: calendar.busiest.date) else { return }
    // Frequencies may stand for millions of departures: lawful, and slow.
    guard feed.frequencies.reduce(0, { $0 + $1.departures }) < 10_000 else { return }
    let window = 0..<86_400
    let stations = Stations(of: feeds)
    let departures = StopDepartures(day, at: stations, window: window)
    for station in 0..<stations.count {
        let found = departures.departures(at: station)
        promise(zip(found, found.dropFirst()).allSatisfy { $0.second <= $1.second }, "departures are in order")
        let wait = ServiceInterval.byExpectedWait(
            departures.departuresAndBeyond(at: station).map { Int($0.second) }, window: window)
        promise((wait == nil) == found.isEmpty && wait ?? 1 > 0, "a station with departures has an interval")
    }
}
