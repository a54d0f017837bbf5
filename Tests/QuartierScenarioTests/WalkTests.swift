import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// Who reaches green and stops on foot.
@Suite struct WalkTests {
    /// Streets every 100 m, as a grid of 500 m, and houses with ten people each.
    private static func grid(_ change: (inout TestCity) -> Void = { _ in }) -> TestCity {
        var city = TestCity()
        city.district("D", Box(-50, -50, 700, 600))
        for number in 0...5 {
            let at = Double(number) * 100
            city.street("E\(number)", through: (0...5).map { (Double($0) * 100, at) }) { $0.kind = .local }
            city.street("N\(number)", through: (0...5).map { (at, Double($0) * 100) }) { $0.kind = .local }
        }
        change(&city)
        return city
    }

    private static func house(_ id: String, _ x: Double, _ y: Double, _ city: inout TestCity) {
        city.building(id, Box(x, y, 10, 10)) { $0.residents = 10 }
    }

    private static func baseline(_ city: TestCity, _ change: (inout Setting) -> Void = { _ in }) throws -> Baseline {
        try city.baseline {
            $0.indicators = ["green", "transit"]
            $0.parameters.greenAccess.distance = .both
            $0.parameters.stopAccess.distance = .both
            $0.parameters.greenAccess.minimumArea = 1_000
            change(&$0)
        }
    }

    private static func walks(_ baseline: Baseline, to path: KeyPath<ProductSet, WalkLengths>) -> [Int32] {
        let lengths = baseline.products[keyPath: path].lengths
        return (0..<lengths.count).map { lengths[$0] }
    }

    /// A stop in a block's middle, 50 m from four streets; houses beside streets, their doors counted by hand.
    @Test func walksToStopsAreThoseCountedOnTheGrid() throws {
        let city = Self.grid {
            $0.stop("S", 250, 210)
            // 5 m north of the street at y = 200, its middle at x = 155: 95 m to the place below the stop.
            Self.house("same street", 150, 205, &$0)
            // 2 m east of x = 400, its middle at y = 335: 135 m south, 150 m west.
            Self.house("around corners", 402, 330, &$0)
            // The stop stands in it.
            Self.house("at the stop", 245, 205, &$0)
            Self.house("far from streets", 630, 530, &$0)
        }
        let baseline = try Self.baseline(city) { $0.parameters.walking.snapLimit = 100 }
        #expect(Self.walks(baseline, to: \.stops) == [110_000, 297_000, 0, .max])
        // Three of four houses are known, and all of them are near: but that is too few to say so.
        let share = try baseline.measured.measurement("residents_near_stop_300m_walk_share")
        #expect(share.reason == .partialCoverage && share.coverage == 0.75)
        #expect(share.numerator == 30 && share.denominator == 30)
        let lenient = try Self.baseline(city) {
            $0.parameters.walking.snapLimit = 100
            $0.parameters.minimumCoverage = 0.5
        }
        #expect(try lenient.measured.value("residents_near_stop_300m_walk_share") == 1)
        #expect(try lenient.measured.value("residents_near_stop_300m_share") == 0.75)
    }

    /// A park with a path through it, one that streets touch, and one in the middle of a block.
    @Test func parksAreReachedWhereStreetsEnterOrElseFromTheNearestOne() throws {
        let entered = Self.grid {
            $0.green("G", Box(320, 120, 60, 60))
            $0.street("path", (300, 150), (340, 150), (400, 150)) { $0.kind = .footway }
            Self.house("B", 305, 30, &$0)
        }
        // 5 m to x = 300, 115 m north to the path, 20 m into the park.
        var nodes = entered
        nodes.city.streets.shapes = Self.with((300, 150), in: nodes.city.streets.shapes)
        #expect(Self.walks(try Self.baseline(nodes), to: \.green) == [140_000])
        let closed = Self.grid {
            $0.green("G", Box(320, 120, 60, 60))
            Self.house("B", 305, 30, &$0)
        }
        // All four streets are 20 m off; from the one in the west, at the middle of the park's side.
        #expect(Self.walks(try Self.baseline(closed), to: \.green) == [140_000])
        let fronted = Self.grid {
            $0.green("G", Box(300, 120, 60, 60))
            Self.house("B", 305, 30, &$0)
        }
        #expect(Self.walks(try Self.baseline(fronted), to: \.green) == [90_000])
    }

    /// The pool with a vertex put into the line along x = 300, where the path meets it.
    private static func with(_ place: (Double, Double), in pool: ShapePool) -> ShapePool {
        var result = ShapePool()
        for shape in 0..<pool.count {
            var line: [Coordinate] = []
            for here in pool.coordinates[pool.range(of: shape)] {
                if let before = line.last, before.x == place.0, here.x == place.0, before.y < place.1, here.y > place.1
                {
                    line.append(Coordinate(x: place.0, y: place.1))
                }
                line.append(here)
            }
            for here in line { result.append(here) }
            result.closeRing()
            result.closePart()
            result.closeShape(.line)
        }
        return result
    }

    @Test func streetsThatNobodyWalksAreNoWay() throws {
        func length(
            _ state: @escaping (inout Street) -> Void, _ profile: WalkingProfile = .standard,
            open: Set<StreetKind> = [], closed: Set<StreetKind> = []
        ) throws -> Int32 {
            var city = TestCity()
            city.district("D", Box(0, -50, 1_000, 600))
            city.street("direct", (0, 0), (400, 0), state: state)
            city.street("around", (0, 0), (0, 100), (400, 100), (400, 0)) { $0.kind = .local }
            city.street("on", (400, 0), (900, 0)) { $0.kind = .local }
            Self.house("B", -15, 50, &city)
            city.stop("S", 900, 0)
            return try Self.walks(
                Self.baseline(city) {
                    $0.parameters.walking.profile = profile
                    $0.parameters.walking.open = open
                    $0.parameters.walking.closed = closed
                    $0.parameters.stopAccess.limits = [2_000]
                }, to: \.stops)[0]
        }
        // 5 m to the street, 55 or 45 m along it to a corner, and on.
        let (direct, around): (Int32, Int32) = (960_000, 1_050_000)
        #expect(try length { $0.kind = .footway } == direct)
        #expect(try length { _ in } == direct)
        #expect(try length { $0.kind = .motorway } == around)
        #expect(try length { $0.kind = .cycleway } == around)
        let shared = try length {
            $0.kind = .cycleway
            $0.isWalkable = true
        }
        #expect(shared == direct)
        #expect(try length { $0.isWalkable = false } == around)
        #expect(try length { $0.isPrivate = true } == around)
        #expect(try length { $0.direction = .backward } == around)
        #expect(try length { $0.direction = .forward } == direct)
        #expect(try length { $0.kind = .steps } == direct)
        #expect(try length({ $0.kind = .steps }, .stepFree) == around)
        #expect(try length({ $0.kind = .cycleway }, open: [.cycleway]) == direct)
        let forbidden = try length(
            {
                $0.kind = .cycleway
                $0.isWalkable = false
            }, open: [.cycleway])
        #expect(forbidden == around)
        #expect(try length({ $0.kind = .track }) == direct)
        #expect(try length({ $0.kind = .track }, closed: [.track]) == around)
        let stated = try length(
            {
                $0.kind = .track
                $0.isWalkable = true
            }, open: [.track], closed: [.track])
        #expect(stated == around)
    }

    /// Nobody walks less than straight, and each walk is that of asking for every building alone.
    @Test(arguments: 0..<12)
    func walksAreThoseOfEveryBuildingAlone(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 7_000 + seed)
        var source = RandomCity()
        (source.buildings, source.streets, source.green, source.stops) = (30, 12, 8, 5)
        let city = source.build(&dice)
        let baseline = try Setting(parameters: RandomCity.parameters, indicators: ["green", "transit"]).baseline(
            of: city)
        let (walk, origins) = (baseline.products[WalkNetwork.self], baseline.products[WalkOrigins.self])
        let lengths = baseline.products[WalkToStops<AskedStops>.self].tiers[0].lengths
        var search = StreetSearch()
        var reached = 0
        for row in 0..<city.buildings.count where lengths[row] != 0 {
            let stops = (0..<city.stops.count).filter {
                AskedStops.isServed(city.stops.elements[$0], RandomCity.parameters.stopAccess)
            }
            let places = stops.map { city.stops.shapes.coordinates[city.stops.shapes.range(of: $0).lowerBound] }
            let alone = walk.network.lengths(
                from: origins.positions[row], to: places.map { walk.network.positions(near: $0, walk.rules) },
                limit: Millimetres.of(120), &search)
            let shortest = alone.compactMap { $0 }.min()
            #expect(lengths[row] == shortest ?? Int32.max)
            guard lengths[row] < .max else { continue }
            reached += 1
            let straight = places.map { place in
                city.buildings.shapes.squaredDistance(from: place, to: row).squareRoot()
            }.min()
            let least = (straight ?? 0) - 0.01
            #expect(Millimetres.metres(lengths[row]) >= least)
        }
        #expect(reached > 0 || seed % 12 != 0)
        for row in 0..<city.buildings.count {
            let length = baseline.products[WalkToGreen.self].walks.lengths[row]
            guard length > 0, length < .max else { continue }
            var straight = Double.infinity
            for space in 0..<city.green.count where GreenSpaces.counts(city.green.elements[space], .init()) {
                straight = min(
                    straight,
                    try GeometryKernel().distance(row, of: city.buildings.shapes, to: space, of: city.green.shapes))
            }
            let least = straight - 0.01
            #expect(Millimetres.metres(length) >= least)
        }
    }

    /// What is brought up to date for edits is what is made anew, walk by walk.
    @Test(arguments: 0..<20)
    func walksAfterEditsAreThoseMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 8_000 + seed)
        var source = RandomCity()
        (source.buildings, source.streets, source.stops, source.districts) = (40, 24, 8, 3)
        source.green = [6, 25, 90][seed % 3]
        source.entrances = [0, 30][seed % 2]
        let city = source.build(&dice)
        let baseline = try Setting(parameters: RandomCity.parameters, indicators: ["green", "transit"])
            .baseline(of: city)
        var edits = RandomEdits(for: source, houses: city.buildings.shapes.boxes)
        for _ in 0..<Thoroughness.times(4) * 4 {
            let draft = baseline.draft(Scenario(id: "s", edits: try edits.next(&dice)), crew: Crew())
            guard !draft.findings.hasErrors else { continue }
            let site = Site(
                view: draft.view, zones: baseline.zones, assumptions: baseline.assumptions,
                parameters: baseline.parameters)
            let changes = Changes(of: draft.view.patch, base: baseline.city, assumptionsDiffer: false)
            let (products, _) = try baseline.plan.products(
                updating: baseline.products, for: site, changes: changes, crew: Crew())
            let anew = try baseline.plan.products(of: site, crew: Crew())
            #expect(products.green.lengths == anew.green.lengths)
            #expect(products.stops.lengths == anew.stops.lengths)
            #expect(products[WalkOrigins.self].positions == anew[WalkOrigins.self].positions)
        }
    }

    @Test func theStudyDecidesWhichIndicatorsThereAre() throws {
        func ids(_ distance: DistanceMeasure, _ names: [String]) throws -> [String] {
            try Self.grid().baseline {
                $0.indicators = names
                $0.parameters.greenAccess.distance = distance
                $0.parameters.stopAccess.distance = distance
                $0.parameters.stopAccess.limits = [300]
            }.indicators.map(\.definition.id).filter { $0.contains("near") }
        }
        let (green, stop) = ("residents_near_green_300m", "residents_near_stop_300m")
        #expect(try ids(.straight, ["all"]) == ["\(green)_share", "\(stop)_share"])
        #expect(try ids(.network, ["green", "transit"]) == ["\(green)_walk_share", "\(stop)_walk_share"])
        let all = ["\(green)_share", "\(green)_walk_share", "\(stop)_share", "\(stop)_walk_share"]
        #expect(try ids(.both, ["all"]) == all)
        #expect(try ids(.straight, ["\(green)_walk_share"]) == ["\(green)_walk_share"])
        let findings = try Self.baseline(Self.grid()).findings(Edits.measure { $0.greenAccess.distance = .network })
        #expect(findings.map(\.code) == ["fixed-parameter"])
    }

    /// A bridge that a scenario builds, steps that it makes, a gate that it opens.
    @Test func scenariosChangeStreets() throws {
        var city = TestCity()
        city.district("D", Box(0, -100, 1_000, 600))
        city.street("south", (0, 0), (200, 0), (600, 0)) { $0.kind = .local }
        city.street("north", (0, 100), (200, 100), (600, 100)) { $0.kind = .local }
        city.street("gate", (200, 0), (200, 50), (200, 100)) { $0.kind = .footway }
        city.city.streets.shapes.appendPoint(Coordinate(x: 200, y: 50))
        city.city.streets.elements.append(Street())
        city.city.streets.elements[3].isWalkable = false
        city.city.streets.identifiers.append("barrier")
        Self.house("B", 0, -15, &city)
        city.stop("S", 10, 100)
        let baseline = try Self.baseline(city) {
            $0.parameters.stopAccess.limits = [1_000]
            $0.indicators = ["transit"]
        }
        func walk(_ edits: any ScenarioEdit...) throws -> Int32 {
            let draft = baseline.draft(Scenario(id: "s", edits: edits), crew: Crew())
            try #require(!draft.findings.hasErrors)
            return try baseline.appraisal(of: draft, crew: Crew()).products.stops.lengths[0]
        }
        #expect(try walk() == .max)
        #expect(try walk(Edits.change(.streets, "id = 'barrier'", [("walkable", .set(.boolean(true)))])) == 490_000)
        #expect(try walk(Edits.remove(.streets, "id = 'barrier'")) == 490_000)
        let bridge = Edits.add(Street.self) { $0.street("bridge", (0, 0), (0, 100)) { $0.kind = .steps } }
        #expect(try walk(bridge) == 120_000)
        let gone = try walk(bridge, Edits.change(.streets, "id = 'bridge'", [("walkable", .set(.boolean(false)))]))
        #expect(gone == .max)
        #expect(try walk(bridge, Edits.measure { $0.walking.profile = .stepFree }) == .max)
    }
}

extension ProductSet {
    fileprivate var green: WalkLengths { self[WalkToGreen.self].walks }
    fileprivate var stops: WalkLengths { self[WalkToStops<AskedStops>.self].tiers[0] }
}
