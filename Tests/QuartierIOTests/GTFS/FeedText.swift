import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierIO

/// A small sound feed in texts, of which tests replace what they spoil.
struct FeedText {
    var tables: [FeedTable: String] = [
        .agency: "agency_id,agency_name,agency_url,agency_timezone\n1,Linien,http://example.org,Europe/Vienna\n",
        .stops: """
        stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
        A,Am Anger,48.20,16.30,0,
        B,Bahnhof,48.21,16.31,0,S
        C,"Chor ""Neu"", Platz",48.22,16.32,,
        S,Bahnhof,48.21,16.31,1,

        """,
        .routes: "route_id,route_short_name,route_long_name,route_type\nR1,25,,0\nR2,,Nachtlinie,3\n",
        .calendar: """
        service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
        week,1,1,1,1,1,0,0,20260101,20261231

        """,
        .calendarDates: "service_id,date,exception_type\nweek,20260525,2\nnight,20260522,1\n",
        .trips: "route_id,service_id,trip_id,direction_id,block_id\nR1,week,T1,0,b\nR1,week,T2,1,b\nR2,night,T3,,\n",
        .stopTimes: """
        trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
        T1,8:00:00,8:00:00,A,1,0,0
        T1,,,B,2,0,0
        T1,08:10:00,08:10:00,C,3,1,0
        T2,09:00:00,09:00:00,C,1,2,0
        T2,09:08:00,09:09:00,A,2,0,3
        T3,25:30:00,25:30:00,A,10,0,0
        T3,25:40:00,25:40:00,C,20,0,0

        """,
    ]

    /// Replaces a text in a table; the tests fail if it is not there.
    mutating func replace(_ old: String, with new: String, in table: FeedTable) {
        let text = tables[table] ?? ""
        guard let range = text.firstRange(of: old) else {
            Issue.record("'\(old)' is not in \(table.fileName)")
            return
        }
        tables[table] = text.replacingCharacters(in: range, with: new)
    }

    /// Reads the feed.
    func read(limits: FeedLimits = FeedLimits()) -> FeedReadingResult {
        FeedReadingResult(of: FeedTexts(tables.mapValues { Array($0.utf8) }), limits: limits)
    }

    /// A feed with one thing changed.
    static func with(_ old: String, _ new: String, in table: FeedTable) -> FeedReadingResult {
        var text = FeedText()
        text.replace(old, with: new, in: table)
        return text.read()
    }
}

/// A feed and what was said about it.
struct FeedReadingResult {
    var loaded: LoadedFeed?
    var findings: [Finding] = []

    var codes: [String] { findings.map(\.code) }
    var lines: [String] { findings.map(\.description) }
    /// The usable trips, by their identifiers.
    var trips: [String] {
        loaded.map { loaded in (0..<loaded.feed.trips.count).map { loaded.feed.trips.ids[$0] } } ?? []
    }

    init(of source: any FeedSource, limits: FeedLimits = FeedLimits()) {
        var findings = Findings()
        do throws(Finding) {
            loaded = try TransitFeedFile.read(source, limits, &findings)
        } catch {
            findings.add(error)
        }
        self.findings = findings.all
    }

    init(file path: String, name: String? = nil) {
        var findings = Findings()
        loaded = TransitFeedFile.read(path: path, displayName: name, findings: &findings)
        self.findings = findings.all
    }

    init(_ bytes: [UInt8], name: String = "t.zip") {
        var findings = Findings()
        loaded = bytes.withUnsafeBytes { TransitFeedFile.read($0, name: name, findings: &findings) }
        self.findings = findings.all
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}

/// Archives made by our own writer.
enum Archive {
    /// The bytes of an archive of these entries.
    static func bytes(_ entries: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        var archive = try ZipWriter(path: folder.file("a.zip"))
        for entry in entries { try archive.add(entry.name, entry.bytes) }
        _ = try archive.finish()
        return try Files.bytes(folder.file("a.zip"))
    }

    /// A sound feed, its tables in a folder or not.
    static func feed(_ text: FeedText = FeedText(), folder: String = "") throws -> [UInt8] {
        try bytes(entries(text, folder: folder))
    }

    static func entries(_ text: FeedText = FeedText(), folder: String = "") -> [(name: String, bytes: [UInt8])] {
        FeedTable.allCases.compactMap { table in
            text.tables[table].map { (folder + table.fileName, Array($0.utf8)) }
        }
    }
}

extension Reading {
    /// The stops of a feed as features, with the times of all trips as a column.
    static func timetable(_ bytes: [UInt8]) -> Reading {
        let result = FeedReadingResult(bytes)
        guard let feed = result.loaded?.feed else { return Reading(table: nil, findings: result.findings) }
        var table = FeatureTable(name: "t", file: "t.zip", crs: .wgs84, crsSource: "")
        for trip in 0..<feed.trips.count {
            let rows = feed.trips.stopTimes(of: trip)
            for place in rows.map({ feed.stops.places[Int(feed.stopTimes.stops[$0])] }) {
                table.shapes.appendPoint(place)
                table.identifiers.append(feed.trips.ids[trip])
                table.positions.append(trip)
            }
        }
        return Reading(table: table, findings: result.findings)
    }

    /// What is said about a timetable.
    init(feed path: String, name: String) {
        self.init(table: nil, findings: FeedReadingResult(file: path, name: name).findings)
    }
}
