import QuartierGeometry
import QuartierModel
import QuartierTransit

/// How well the middle of each zone is connected: the lines in walking reach, each at its nearest stop.
struct ZoneAccessLevels: Product {
    static let reads: Aspects = [.timetable, .stopShapes, .streetShapes, .streetAttributes]
    static let heeds: ParameterGroups = [.accessLevels, .walking]
    static let needs: [any Product.Type] = [
        DayDepartures<PeakWindow>.self, WalkNetwork.self, StopPositions.self,
    ]

    /// A line at the nearest stop where it can be boarded.
    struct Line: Hashable, Sendable {
        var line: Int32
        /// The row of the stop.
        var stop: Int
        /// The way there, and the departures an hour in the busier direction.
        var service: AccessLevel.Service
    }

    /// The lines that count for each zone, by their numbers; nil where no street is near.
    private(set) var lines: SparseColumn<[Line]?>
    private let middles: [Coordinate]
    private let middleTree: PackedRTree
    private let positions: [[StreetPosition]]
    /// The stops of the base.
    private let stops: ServedStops

    private static let batch = 64
    /// The farthest walk that any mode is worth, in metres.
    private static let reach = AccessLevel.ModeClass.allCases.map(\.reach).max() ?? 0

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let walk = products[WalkNetwork.self]
        middles = site.zones.shapes.middles
        middleTree = PackedRTree(middles.map { BoundingBox($0) })
        positions = middles.map { walk.network.positions(near: $0, walk.rules) }
        stops = ServedStops(of: site.view.stops.rows, in: site.view.stops)
        let (middles, positions, stops) = (middles, positions, stops)
        lines = SparseColumn(
            try crew.map((middles.count + Self.batch - 1) / Self.batch) { number, _ in
                var search = StreetSearch()
                return (number * Self.batch..<min((number + 1) * Self.batch, middles.count)).map { zone in
                    Self.lines(
                        from: positions[zone], stops.rows(in: Self.surroundings(of: middles[zone])), products, &search)
                }
            }.flatMap { $0 })
    }

    /// Only zones whose middle lies in reach of a stop with other departures are looked at again.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (ZoneAccessLevels, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets) else {
            return (try ZoneAccessLevels(of: site, from: products, crew: crew), .all)
        }
        let view = site.view.stops
        var touched: Set<Int> = []
        for place in changes.servedStops.lazy.flatMap({ view.places(of: $0) }) {
            middleTree.forEach(intersecting: Self.surroundings(of: place)) { touched.insert($0) }
        }
        let added = (view.base.count..<view.rowCount).filter(view.isPresent)
        var copy = self
        var search = StreetSearch()
        var differing: Set<Int> = []
        for zone in touched.sorted() {
            let near = stops.rows(in: Self.surroundings(of: middles[zone])).filter(view.isPresent) + added
            let now = Self.lines(from: positions[zone], near, products, &search)
            guard now != lines[zone] else { continue }
            copy.lines.set(now, at: zone)
            differing.insert(zone)
        }
        return (copy, .some(differing))
    }

    /// Where all is that can be reached on foot; no walk is shorter than the straight line but by rounding.
    private static func surroundings(of place: Coordinate) -> BoundingBox {
        BoundingBox(place).expanded(by: reach * (1 + 1e-9) + 1)
    }

    /// The lines that can be boarded in walking reach at some stops; nil where no street is near.
    private static func lines(
        from positions: [StreetPosition], _ stops: [Int], _ products: ProductSet, _ search: inout StreetSearch
    ) -> [Line]? {
        guard !positions.isEmpty else { return nil }
        let departures = products[DayDepartures<PeakWindow>.self]
        let served = stops.filter { !departures.departures(at: $0).isEmpty }
        guard !served.isEmpty else { return [] }
        let places = products[StopPositions.self].positions
        let walks = products[WalkNetwork.self].network.lengths(
            from: positions, to: served.map { places[$0] }, limit: Millimetres.of(reach), &search)
        let hours = Double(departures.window.count) / 3_600
        var nearest: [Int32: Line] = [:]
        for (stop, walk) in zip(served, walks) {
            guard let walk else { continue }
            let metres = Millimetres.metres(walk)
            for (line, counts) in LineCounts.all(departures.departures(at: stop)) where metres <= counts.mode.reach {
                if let best = nearest[line], (best.service.metres, best.stop) <= (metres, stop) { continue }
                let service = AccessLevel.Service(
                    mode: counts.mode, lineMode: counts.lineMode, metres: metres,
                    departuresPerHour: Double(counts.busier) / hours)
                nearest[line] = Line(line: line, stop: stop, service: service)
            }
        }
        return nearest.values.sorted { $0.line < $1.line }
    }
}

/// The departures of one line at a stop, by direction.
private struct LineCounts {
    let mode: AccessLevel.ModeClass
    let lineMode: LineMode
    private var ofDirection = (0, 0)

    var busier: Int { max(ofDirection.0, ofDirection.1) }

    /// The counts of all lines that access levels know; what must be called beforehand is no turn-up-and-go service.
    static func all(_ departures: ArraySlice<Departure>) -> [Int32: LineCounts] {
        var ofLine: [Int32: LineCounts] = [:]
        for departure in departures where !departure.isOnDemand {
            guard let mode = AccessLevel.ModeClass(departure.mode) else { continue }
            var counts = ofLine[departure.line] ?? LineCounts(mode: mode, lineMode: departure.mode)
            if departure.direction == 1 { counts.ofDirection.1 += 1 } else { counts.ofDirection.0 += 1 }
            ofLine[departure.line] = counts
        }
        return ofLine
    }

    private init(mode: AccessLevel.ModeClass, lineMode: LineMode) {
        (self.mode, self.lineMode) = (mode, lineMode)
    }
}
