import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario
import QuartierTransit

/// Loads the timetables of a study: the trips of its day, and the stations near its districts as the layer of stops.
struct TransitLoader {
    /// The study file, its folder, and the plane with the site of the study.
    let file: StudyFile
    let folder: String
    let plane: CRS
    let site: Coordinate

    /// How far from all that the study has, in metres, stations are of interest: as far as any way that is measured.
    private var reach: Double {
        let parameters = file.parameters
        let limits =
            parameters.stopAccess.limits + [
                parameters.frequentService.limit, parameters.convenientTransit.lowCapacity,
                parameters.convenientTransit.highCapacity, parameters.transitClasses.standard?.rings.last ?? 0,
            ]
        return max(3_000, limits.max() ?? 0)
    }

    /// Timetables that were read.
    struct Loaded {
        var transit: CityTransit
        var stops: Layer<Stop>
        var report: LayerReport
    }

    /// Reads all feeds; nil if they cannot be used, and findings say why.
    ///
    /// `extent` is the box of all that the study has, in its plane.
    func load(within extent: BoundingBox, findings: inout Findings) -> Loaded? {
        guard let date = file.date.flatMap({ ServiceDate($0) }) else {
            findings.add(
                Finding(
                    .error, "missing-key", "timetables need a day: the key 'date' is missing",
                    at: Place(file: file.file, path: "date"), remedy: "State one, such as date: 2026-05-19"))
            return nil
        }
        let read = file.feeds.map { feed in
            TransitFeedFile.read(
                path: Study.resolve(feed.path.text, in: folder), displayName: feed.path.text, findings: &findings)
        }
        let feeds = TransitFeeds(read.compactMap { $0?.feed })
        guard feeds.feeds.count == read.count, hasNoCopies(feeds.feeds, &findings),
            let timetable = timetable(of: feeds, on: date, &findings)
        else {
            return nil
        }
        for remark in timetable.remarks {
            findings.add(
                Finding(
                    .warning, remark.kind.rawValue, remark.message, at: Place(file: feeds.feeds[remark.feed].name),
                    remedy: remark.remedy))
        }
        do throws(ProjectionError) {
            let loaded = try stops(of: timetable, within: extent.expanded(by: reach))
            note(loaded, &findings)
            return loaded
        } catch {
            findings.add(
                Finding(
                    .error, error.code.rawValue, error.message, at: Place(file: file.feeds[0].path.text),
                    remedy: error.remedy))
            return nil
        }
    }

    /// Finds feeds that are named twice, or given as an archive and as a folder.
    private func hasNoCopies(_ feeds: [TransitFeed], _ findings: inout Findings) -> Bool {
        let copies = feeds.enumerated().compactMap { number, feed in
            feeds[..<number].first(where: feed.isCopy).map { (feed: feed.name, original: $0.name) }
        }
        for copy in copies {
            findings.add(
                Finding(
                    .error, "duplicate-feed",
                    "it is the timetable of '\(copy.original)' once more, so that every departure would count twice",
                    at: Place(file: copy.feed), remedy: "Name it once"))
        }
        return copies.isEmpty
    }

    private func timetable(
        of feeds: TransitFeeds, on date: ServiceDate, _ findings: inout Findings
    ) -> DayTimetable? {
        var isValid = true
        for feed in feeds.feeds {
            do throws(TransitError) {
                try feed.check(date)
            } catch {
                isValid = false
                findings.add(
                    Finding(
                        .error, error.code.rawValue, error.message, at: Place(file: error.feed), remedy: error.remedy))
            }
        }
        return isValid ? try? DayTimetable(feeds, on: date) : nil
    }

    /// The stations within a box, as elements in the plane.
    private func stops(of timetable: DayTimetable, within box: BoundingBox) throws(ProjectionError) -> Loaded {
        let feeds = timetable.feeds
        let stations = Stations(of: feeds)
        let places = (0..<stations.count).map(StationPlaces(stations, feeds).places)
        var transform = try CoordinateTransform(from: .wgs84, to: plane, near: site)
        // A feed may cover a country, of which the plane may show a part: what is far away in degrees is not asked for.
        let near = try degrees(around: box)
        let candidates = places.indices.filter { station in places[station].contains(where: near.contains) }
        var projected = candidates.flatMap { places[$0] }
        try transform.apply(to: &projected)
        var middles = candidates.map { stations.place(of: $0) ?? places[$0][0] }
        try transform.apply(to: &middles)
        let departures = StopDepartures(timetable, at: stations, window: file.parameters.stopAccess.window)
        var layer = Layer<Stop>()
        layer.isStated = true
        var rows: [Int32] = []
        var next = 0
        var kept: [Coordinate] = []
        for (number, station) in candidates.enumerated() {
            let own = projected[next..<next + places[station].count]
            next += own.count
            guard own.contains(where: box.contains) else { continue }
            rows.append(Int32(station))
            kept.append(middles[number])
            layer.shapes.appendPoints(own)
            layer.identifiers.append(feeds.identifier(ofStop: Int(stations.representatives[station])))
            layer.elements.append(
                Stop(name: stations.name(of: station), departures.departures(at: station), in: departures.window))
        }
        let report = LayerReport(
            layer: .stops, file: feeds.feeds.map(\.name).joined(separator: ", "), fileLayer: "stops",
            crs: "OGC:CRS84", crsSource: "GTFS", operation: transform.operation, featuresRead: stations.count,
            featuresUsed: rows.count)
        return Loaded(
            transit: CityTransit(timetable, stations, departures: departures, stationOfStop: rows, middles: kept),
            stops: layer,
            report: report)
    }

    /// A box in degrees that holds a box of the plane.
    private func degrees(around box: BoundingBox) throws(ProjectionError) -> BoundingBox {
        var corners = [
            Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
            Coordinate(x: box.minX, y: box.maxY), Coordinate(x: box.maxX, y: box.maxY),
        ]
        var transform = try CoordinateTransform(from: plane, to: .wgs84, near: site)
        try transform.apply(to: &corners)
        // Sides bend, and the datum of the plane may be another one: a hundredth of a degree is more than either.
        return corners.reduce(into: BoundingBox.empty) { $0.formUnion($1) }.expanded(by: 0.01)
    }

    /// Feeds whose trips leave much of the hours that are looked at without service, and days that no standard means.
    private func hourFindings(_ timetable: DayTimetable) -> [Finding] {
        var asked = file.parameters.stopAccess.window
        if let classes = file.parameters.transitClasses.hours {
            asked = min(asked.lowerBound, classes.lowerBound)..<max(asked.upperBound, classes.upperBound)
        }
        var found: [Finding] = []
        for (number, feed) in timetable.feeds.feeds.enumerated() {
            guard let hours = timetable.serviceHours(ofFeed: number) else { continue }
            guard hours.lowerBound > asked.lowerBound + 7_200 || hours.upperBound < asked.upperBound - 7_200 else {
                continue
            }
            func clock(_ second: Int) -> String { ValueLabels.clock(ofHours: Double(second) / 3_600) ?? "" }
            found.append(
                Finding(
                    .warning, "hours-without-service",
                    "the trips of the day run from \(clock(hours.lowerBound)) to \(clock(hours.upperBound)); what is "
                        + "measured from \(clock(asked.lowerBound)) to \(clock(asked.upperBound)) counts the rest as "
                        + "hours without service", at: Place(file: feed.name),
                    remedy: "State windows within these hours, or get the whole timetable"))
        }
        if file.parameters.transitClasses.standard != nil, timetable.date.weekday.rawValue >= 5 {
            found.append(
                Finding(
                    .warning, "weekend",
                    "\(timetable.date) is a \(timetable.date.weekday.name); the standards of "
                        + "quality classes mean a working day", at: Place(file: file.file, path: "date"),
                    remedy: "Choose a Tuesday, Wednesday or Thursday outside of holidays"))
        }
        return found
    }

    private func note(_ loaded: Loaded, _ findings: inout Findings) {
        let (timetable, count) = (loaded.transit.timetable, loaded.stops.count)
        let place = Place(file: loaded.report.file)
        findings.add(
            Finding(
                .note, "timetable",
                "\(timetable.runsOfDate) trips on \(timetable.date), a \(timetable.date.weekday.name); \(count) of "
                    + "\(loaded.transit.stations.count) stations lie near the study", at: place))
        for finding in hourFindings(timetable) { findings.add(finding) }
        guard count == 0 else { return }
        findings.add(
            Finding(
                .error, "layer-elsewhere", "no station lies within \(PlainNumber.text(reach)) m of what the study has",
                at: place,
                remedy: "Check that the timetables are those of the place"))
    }
}

/// Where stations are reached.
private struct StationPlaces {
    private let stations: Stations
    private let feeds: TransitFeeds
    /// The entrances of each stop that is a station, both numbered through all feeds.
    private var entrances: [Int: [Int]] = [:]

    init(_ stations: Stations, _ feeds: TransitFeeds) {
        self.stations = stations
        self.feeds = feeds
        for (number, feed) in feeds.feeds.enumerated() {
            let start = feeds.firstStops[number]
            for stop in 0..<feed.stops.count where feed.stops.kinds[stop] == .entrance && feed.stops.parents[stop] >= 0
            {
                entrances[start + Int(feed.stops.parents[stop]), default: []].append(start + stop)
            }
        }
    }

    /// The entrances of a station in degrees, where the feed has any; else its stops and platforms.
    func places(of station: Int) -> [Coordinate] {
        var places = (entrances[Int(stations.representatives[station])] ?? []).compactMap(feeds.place)
        if places.isEmpty { places = stations.stops(of: station).compactMap { feeds.place(ofStop: Int($0)) } }
        var seen: Set<Coordinate> = []
        return places.filter { seen.insert($0).inserted }
    }
}
