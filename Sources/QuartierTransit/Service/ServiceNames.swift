/// The words by which studies call lines and stations: identifiers, identifiers behind a feed's name, names.
struct ServiceNames: Sendable {
    /// What words mean, by number.
    struct Index: Sendable {
        var ids: [String: Set<Int>] = [:]
        var names: [String: Set<Int>] = [:]

        /// All words.
        var words: Set<String> { Set(names.keys).union(ids.keys) }
    }

    /// Lines by `route_id`, by `feed:route_id` and by name.
    let lines: Index
    /// Stops by `stop_id` and by `feed:stop_id`, stations by name; a parent stands for the first stop it has.
    let stations: Index
    /// What stands before identifiers of each feed.
    private let prefixes: [String]
    private let feeds: TransitFeeds

    init(_ feeds: TransitFeeds, _ stations: Stations) {
        self.feeds = feeds
        let short = feeds.feeds.map { Self.prefix($0.name) }
        prefixes = feeds.feeds.enumerated().map { number, feed in
            short.count { $0 == short[number] } == 1 ? short[number] : feed.name
        }
        var (lineIndex, stationIndex) = (Index(), Index())
        for (number, feed) in feeds.feeds.enumerated() {
            for line in 0..<feed.lines.count {
                let all = feeds.firstLines[number] + line
                for id in Self.spellings(feed.lines.ids[line], feed.name) { lineIndex.ids[id, default: []].insert(all) }
                lineIndex.names[feed.lines.names[line], default: []].insert(all)
            }
        }
        for station in 0..<stations.count {
            let stops = stations.stops(of: station).map { Int($0) }
            let parent = Int(stations.representatives[station])
            let isParent = stations.station(ofStop: parent) < 0
            for (id, stop) in stops.map({ ($0, $0) }) + (isParent ? [(parent, stops[0])] : []) {
                let (feed, place) = feeds.locate(stop: id)
                for id in Self.spellings(feeds.feeds[feed].stops.ids[place], feeds.feeds[feed].name) {
                    stationIndex.ids[id, default: []].insert(stop)
                }
            }
            let name = stations.name(of: station)
            if !name.isEmpty { stationIndex.names[name, default: []].insert(station) }
        }
        (lines, self.stations) = (lineIndex, stationIndex)
    }

    /// The unmistakable word for a line of a feed: `feed:route_id`.
    func id(ofLine line: Int) -> String {
        let (feed, line) = feeds.locate(line: line)
        return "\(prefixes[feed]):\(feeds.feeds[feed].lines.ids[line])"
    }

    /// The unmistakable word for a stop of a feed: `feed:stop_id`.
    func id(ofStop stop: Int) -> String {
        let (feed, stop) = feeds.locate(stop: stop)
        return "\(prefixes[feed]):\(feeds.feeds[feed].stops.ids[stop])"
    }

    private static func spellings(_ id: String, _ feed: String) -> [String] {
        Set(["", feed + ":", prefix(feed) + ":"]).map { $0 + id }
    }

    /// The last component of a path, without `.zip`.
    private static func prefix(_ feed: String) -> String {
        let last = feed.split(separator: "/").last.map(String.init) ?? feed
        return last.hasSuffix(".zip") ? String(last.dropLast(4)) : last
    }
}
