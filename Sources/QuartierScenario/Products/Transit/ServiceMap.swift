public import QuartierGeometry
import QuartierModel
public import QuartierTransit

/// What a map of public transport shows: every stop with its category, every building with its class, and the areas of
/// the classes.
public struct ServiceMap: Sendable {
    /// A stop as the standard rates it.
    public struct StopRecord: Sendable {
        /// The row in the layer of stops.
        public let row: Int
        /// Its identifier and its name.
        public let id: String, name: String?
        /// The number of its category, 0 for the best; nil where the standard gives none.
        public let category: Int?
        /// Whether the category, or that there is none, rests on a doubtful cell of the standard's tables.
        public let isDoubtful: Bool
        /// The service interval in minutes that decides, the column of the standard that it is rated in, and the
        /// departures that it is made of; without a category in the column where the least is missing to one, nil where
        /// nothing departs that the standard counts.
        public let service: (interval: Double, group: Int, departures: Int)?
        /// The departures within the window.
        public let departures: Int
        /// The headway in minutes of the line that departs most often in one direction (Takt); nil where none does twice.
        public let headway: Double?
        /// The names of the lines that depart there within the window, in order.
        public let lines: [String]
        /// How many minutes shorter the interval would have to be for the next better category: this many, or any more
        /// where the standard's row leaves its end out; nil for the best one, for one that is capped, and without service.
        public let minutesToNext: Double?
    }

    /// A building with its class.
    public struct BuildingRecord: Sendable {
        /// The row in the layer of buildings, and its identifier.
        public let row: Int, id: String
        /// The number of the class, 0 for the best; nil for none.
        public let rank: Int?
        /// Whether it is known: no street is near where it is not.
        public let isKnown: Bool
        /// Whether it rests on a doubtful cell of the standard's tables.
        public let isDoubtful: Bool
        /// The identifier of the stop that decides, and the way to it in metres; nil without a class.
        public let stop: String?, metres: Double?
        /// How much nearer a stop would have to be for the next better class, in metres.
        public let metresToNext: Double?
        /// What it holds, as far as that is known.
        public let residents: Double?, dwellings: Double?, jobs: Double?
    }

    /// The standard that rates.
    public let standard: QualityStandard
    private let rules: StationRating.Rules
    private let site: Site
    private let products: ProductSet
    private let places: PlaceClasses
    private let classAt: @Sendable (Coordinate) -> PlaceClass?
    private let measure: QualityStandard.Distance

    fileprivate init?(_ site: Site, _ products: ProductSet) {
        guard site.view.base.transit != nil, let rules = site.parameters.transitClasses.rules else { return nil }
        self.rules = rules
        standard = rules.standard
        measure = site.parameters.transitClasses.measure
        self.site = site
        self.products = products
        switch measure {
        case .network:
            guard let classes = products.optional(WalkedClasses.self) else { return nil }
            let walk = products[WalkNetwork.self]
            places = classes.places
            classAt = { classes.placeClass(at: $0, walk) }
        case .crowFly:
            guard let classes = products.optional(CrowFlyClasses.self) else { return nil }
            places = classes.places
            classAt = { classes.placeClass(at: $0) }
        }
    }
}

extension ServiceMap {
    /// The products that maps are drawn from.
    static func products(for parameters: Parameters) -> [any Product.Type] {
        let classes: any Product.Type =
            parameters.transitClasses.measure == .network ? WalkedClasses.self : CrowFlyClasses.self
        return [classes, Floorspace.self]
    }
}

extension Appraisal {
    /// The map of public transport; nil without timetables or a standard, or where the baseline was not asked for it.
    public var serviceMap: ServiceMap? { ServiceMap(site, products) }
}

// MARK: - Stops and buildings

extension ServiceMap {
    /// Every stop of the scenario, in the order of rows.
    public var stops: [StopRecord] {
        let view = site.view.stops
        let (ratings, departures) = (products[StationRatings.self], products[DayDepartures<ClassWindow>.self])
        return view.rows.map { row in
            let rating = ratings.ratings[row].first
            let unrated = rating == nil ? ratings.unrated(row, departures, rules) : nil
            let inside = departures.departures(at: row)
            let lines = Set(inside.map(\.line)).sorted().map(departures.name(ofLine:))
            return StopRecord(
                row: row, id: view.identifier(row), name: view.element(row).name, category: rating?.category,
                isDoubtful: rating?.isDoubtful ?? unrated?.isDoubtful ?? false,
                service: rating.map { ($0.interval, $0.group, $0.departures) }
                    ?? unrated.map { ($0.interval, $0.group, $0.departures) },
                departures: inside.count, headway: ServiceInterval.byMedian(inside, window: rules.window),
                lines: lines.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
                minutesToNext: rating.map { missing(to: $0) } ?? unrated?.missing)
        }
    }

    private func missing(to rating: StationRating) -> Double? {
        // A category that is capped by the own departures of a group is not a matter of the interval of all.
        standard.longestInterval(forBetterThan: rating.category, group: rating.group).map { rating.interval - $0 }
            .flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The middle of a stop's places in the plane.
    public func middle(ofStop row: Int) -> Coordinate { site.view.stops.middle(of: row) }

    /// Whether the study, or the scenario, has buildings at all.
    public var hasBuildings: Bool { site.view.states(.buildings) }

    /// The outline of a building.
    public func shape(ofBuilding row: Int) -> (pool: ShapePool, index: Int) { site.view.buildings.shape(row) }

    /// Every building of the scenario, in the order of rows.
    public var buildings: [BuildingRecord] {
        let (view, stops) = (site.view.buildings, site.view.stops)
        let figures = products.optional(Floorspace.self)?.figures
        return view.rows.map { row in
            let place = places.ofBuilding[row]
            let holds = figures?[row]
            func known(_ estimate: Estimate?) -> Double? { estimate.flatMap { $0.isKnown ? $0.value : nil } }
            let hasClass = place?.rank != nil
            return BuildingRecord(
                row: row, id: view.identifier(row), rank: place?.rank, isKnown: place != nil,
                isDoubtful: place?.isDoubtful ?? false,
                stop: hasClass ? place.map { stops.identifier(Int($0.stop)) } : nil,
                metres: hasClass ? place?.metres : nil, metresToNext: place?.metresToNext,
                residents: known(holds?.residents), dwellings: known(holds?.dwellings), jobs: known(holds?.jobs))
        }
    }
}

// MARK: - Areas

extension ServiceMap {
    /// The side of the cells in metres of which areas on foot are put together: each has the class of its middle.
    public static let cellSize = 50.0

    /// The area of each class, the best first, in the plane.
    ///
    /// No two overlap; a class that is nowhere has an empty shape.
    ///
    /// In a straight line they are circles, wherever they reach. On foot they are cells within the box of all zones:
    /// those whose middle has the class by the same rule as buildings.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func areas(crew: Crew) throws -> ShapePool {
        switch measure {
        case .network: try cells(crew: crew)
        case .crowFly: try circles(crew: crew)
        }
    }

    private func cells(crew: Crew) throws -> ShapePool {
        let (box, size) = (site.zones.shapes.extent, Self.cellSize)
        // Whole multiples of the size, so that studies of neighbouring quarters have the same cells.
        let columns = Int((box.minX / size).rounded(.down))..<Int((box.maxX / size).rounded(.up))
        let rows = Int((box.minY / size).rounded(.down))..<Int((box.maxY / size).rounded(.up))
        let runs = try crew.map(rows.count) { [classAt] number, _ -> [(rank: Int, columns: Range<Int>)] in
            let y = (Double(rows.lowerBound + number) + 0.5) * size
            var runs: [(rank: Int, columns: Range<Int>)] = []
            for column in columns {
                guard let rank = classAt(Coordinate(x: (Double(column) + 0.5) * size, y: y))?.rank else { continue }
                if let last = runs.last, last.rank == rank, last.columns.upperBound == column {
                    runs[runs.count - 1].columns = last.columns.lowerBound..<column + 1
                } else {
                    runs.append((rank, column..<column + 1))
                }
            }
            return runs
        }
        return try merged(crew) { rank in
            var strips = ShapePool()
            for (number, found) in runs.enumerated() {
                let bottom = Double(rows.lowerBound + number) * size
                let top = bottom + size
                for run in found where run.rank == rank {
                    let (left, right) = (Double(run.columns.lowerBound) * size, Double(run.columns.upperBound) * size)
                    let corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
                    strips.appendArea(rings: [corners.map { Coordinate(x: $0.0, y: $0.1) }])
                }
            }
            return strips
        }
    }

    private func circles(crew: Crew) throws -> ShapePool {
        let view = site.view.stops
        let ratings = products[StationRatings.self].ratings
        let whole = try merged(crew) { rank in
            var discs = ShapePool()
            for row in view.rows {
                let middle = middle(ofStop: row)
                for rating in ratings[row] {
                    guard let reach = standard.reach(ofCategory: rating.category, class: rank) else { continue }
                    discs.appendDisc(
                        around: middle, radius: min(reach, standard.groups[rating.group].limit ?? .infinity))
                }
            }
            return discs
        }
        var rings = ShapePool()
        for rank in 0..<whole.count {
            guard rank > 0, !whole.isEmpty(rank), !whole.isEmpty(rank - 1) else {
                rings.appendShape(rank, of: whole)
                continue
            }
            rings.appendShape(0, of: try crew.kernel.difference(rank, of: whole, with: rank - 1, of: whole))
        }
        return rings
    }

    /// The union of the areas of each class as one shape.
    private func merged(_ crew: Crew, parts: @Sendable (Int) -> ShapePool) throws -> ShapePool {
        var all = ShapePool()
        for rank in standard.classNames.indices {
            let pieces = parts(rank)
            all.appendMerged(try crew.kernel.union(of: 0..<pieces.count, in: pieces))
        }
        return all
    }
}
