public import QuartierGeometry

/// Stops that are one to passengers (Haltestelle): those of a parent station, else those of one name close together.
///
/// The numbers follow the first stop of each station in the order of the feeds, and depend on nothing else.
public struct Stations: Sendable {
    /// The station of each stop, numbered through all feeds; -1 for what nobody boards at.
    public let stationOfStop: [Int32]
    /// The first stop of each station, or the parent it has in the feed.
    public let representatives: [Int32]
    /// The longest step between stops of one name that are one station, in metres.
    public let clusterDistance: Double
    private let feeds: TransitFeeds
    private let members: [Int32]
    private let ends: [Int]

    /// Groups the stops of all feeds.
    ///
    /// Stops without a parent are one station if they have the same name and a chain of steps of at most `metres` joins
    /// them; a stop without a name or without a place is one of its own.
    public init(of feeds: TransitFeeds, clusterWithin metres: Double = 100) {
        self.feeds = feeds
        clusterDistance = metres
        var roots = (0..<feeds.stopCount).map { Int32($0) }
        var isBoardable = [Bool](repeating: false, count: feeds.stopCount)
        for (number, feed) in feeds.feeds.enumerated() {
            let start = feeds.firstStops[number]
            for stop in 0..<feed.stops.count {
                isBoardable[start + stop] = feed.stops.kinds[stop] == .stop
                if feed.stops.parents[stop] >= 0 { roots[start + stop] = Int32(start) + feed.stops.parents[stop] }
            }
        }
        Self.join(Self.clusters(of: feeds, isBoardable, within: metres), &roots)
        var stations = [Int32](repeating: -1, count: feeds.stopCount)
        var stationOfRoot: [Int32: Int32] = [:]
        var representatives: [Int32] = []
        for stop in 0..<feeds.stopCount where isBoardable[stop] {
            let station = stationOfRoot[roots[stop]] ?? Int32(representatives.count)
            if station == representatives.count {
                stationOfRoot[roots[stop]] = station
                representatives.append(roots[stop])
            }
            stations[stop] = station
        }
        stationOfStop = stations
        self.representatives = representatives
        (members, ends) = Self.members(of: stations, count: representatives.count)
    }

    /// The number of stations.
    public var count: Int { representatives.count }

    /// The stops of a station, in the order of the feeds.
    public func stops(of station: Int) -> ArraySlice<Int32> {
        members[(station == 0 ? 0 : ends[station - 1])..<ends[station]]
    }

    /// The name of the parent, or of the first stop.
    public func name(of station: Int) -> String {
        let (feed, stop) = feeds.locate(stop: Int(representatives[station]))
        return feeds.feeds[feed].stops.names[stop]
    }

    /// The middle of the stops' places, in degrees (WGS 84); nil if none has one.
    public func place(of station: Int) -> Coordinate? {
        let places = stops(of: station).compactMap { feeds.place(ofStop: Int($0)) }
        guard !places.isEmpty else { return nil }
        let sum = places.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
        return Coordinate(x: sum.x / Double(places.count), y: sum.y / Double(places.count))
    }

    // MARK: Clusters

    /// Pairs of stops without a parent that have one name and lie close together.
    private static func clusters(
        of feeds: TransitFeeds, _ isBoardable: [Bool], within metres: Double
    ) -> [(Int32, Int32)] {
        var byName: [String: [Int32]] = [:]
        for (number, feed) in feeds.feeds.enumerated() {
            for stop in 0..<feed.stops.count where feed.stops.parents[stop] < 0 && feed.stops.isPlaced[stop] {
                guard feed.stops.kinds[stop] == .stop, !feed.stops.names.isEmpty(stop) else { continue }
                byName[feed.stops.names[stop], default: []].append(Int32(feeds.firstStops[number] + stop))
            }
        }
        var pairs: [(Int32, Int32)] = []
        // A degree of latitude is 111 km; what is farther apart needs no distance.
        let latitudes = metres / 110_000
        for group in byName.values where group.count > 1 {
            let stops = group.compactMap { stop in feeds.place(ofStop: Int(stop)).map { (stop: stop, place: $0) } }
                .sorted { ($0.place.y, $0.place.x, $0.stop) < ($1.place.y, $1.place.x, $1.stop) }
            for (index, one) in stops.enumerated() {
                for other in stops[(index + 1)...] {
                    guard other.place.y - one.place.y <= latitudes else { break }
                    if GreatCircle.metres(from: one.place, to: other.place) <= metres {
                        pairs.append((one.stop, other.stop))
                    }
                    // The chain goes on from a twin of this stop as well as from this stop.
                    if other.place == one.place { break }
                }
            }
        }
        return pairs
    }

    /// Gives the stops of each cluster the smallest of their numbers.
    private static func join(_ pairs: [(Int32, Int32)], _ roots: inout [Int32]) {
        func root(_ stop: Int32) -> Int32 {
            var stop = stop
            while roots[Int(stop)] != stop {
                roots[Int(stop)] = roots[Int(roots[Int(stop)])]
                stop = roots[Int(stop)]
            }
            return stop
        }
        for (one, other) in pairs {
            let (mine, theirs) = (root(one), root(other))
            roots[Int(max(mine, theirs))] = min(mine, theirs)
        }
        for stop in roots.indices { roots[stop] = root(Int32(stop)) }
    }

    private static func members(of stations: [Int32], count: Int) -> (members: [Int32], ends: [Int]) {
        var ends = [Int](repeating: 0, count: count)
        for station in stations where station >= 0 { ends[Int(station)] += 1 }
        for station in ends.indices.dropFirst() { ends[station] += ends[station - 1] }
        var next = [0] + ends.dropLast()
        var members = [Int32](repeating: 0, count: ends.last ?? 0)
        for (stop, station) in stations.enumerated() where station >= 0 {
            members[next[Int(station)]] = Int32(stop)
            next[Int(station)] += 1
        }
        return (members, ends)
    }
}
