import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Green of any shape, far from the origin, changed at random: what is brought up to date equals what is made anew.
@Suite struct GreenUpdateTests {
    /// Sequences of edits a seed tries; with QUARTIER_DEEP in the environment far more.
    private static let rounds = Thoroughness.isDeep ? 2_000 : 3

    /// Where coordinates have as few digits left as in any plane of Europe.
    private static let origin = Coordinate(x: 4_780_000, y: 2_790_000)

    /// A closed ring of uneven radius, now and then with corners on whole metres, where borders run together.
    private static func star(_ dice: inout SeededGenerator) -> [Coordinate] {
        let isWhole = dice.once(in: 4)
        let (x, y) = (Double.random(in: -20...320, using: &dice), Double.random(in: -20...320, using: &dice))
        let radius = Double.random(in: 5...45, using: &dice)
        let corners = dice.whole(3...24)
        let places = (0..<corners).map { corner in
            let turn = 2 * Double.pi * Double(corner) / Double(corners)
            let reach = radius * Double.random(in: 0.4...1, using: &dice)
            let place = Coordinate(x: origin.x + x + reach * cos(turn), y: origin.y + y + reach * sin(turn))
            return isWhole ? Coordinate(x: place.x.rounded(), y: place.y.rounded()) : place
        }
        return places + places.prefix(1)
    }

    private static func addGreen(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        var rings = [star(&dice)]
        // Whole metres may fold a small star onto itself; a square is always sound.
        var pool = ShapePool()
        pool.appendArea(rings: rings)
        if GeometryKernel().validity(of: 0, in: pool) != .valid {
            let corner = rings[0][0]
            rings = [Box(corner.x.rounded(), corner.y.rounded(), 20, 20).ring]
        }
        city.add(id, rings) { (space: inout GreenSpace) in
            space.isPublic = dice.once(in: 6) ? nil : !dice.once(in: 3)
            space.kind = dice.one(of: [.park, .wood, .water, nil], or: .park)
        }
    }

    private static func city(_ dice: inout SeededGenerator) -> TestCity {
        var city = TestCity()
        for row in 0..<3 {
            for column in 0..<3 {
                city.district(
                    "D\(row)\(column)",
                    Box(origin.x + Double(column) * 100, origin.y + Double(row) * 100, 100, 100))
            }
        }
        for number in 0..<60 {
            city.building(
                "B\(number)",
                Box(origin.x + dice.quarter(0...290), origin.y + dice.quarter(0...290), 10, 10), storeys: 3)
        }
        for number in 0..<dice.whole(5...60) { addGreen("G\(number)", to: &city, &dice) }
        return city
    }

    private static func edit(_ number: Int, _ dice: inout SeededGenerator) throws -> any ScenarioEdit {
        let condition = dice.one(of: ["id = 'G\(dice.whole(0...60))'", "id IN ('G1', 'G2', 'G3')"], or: "TRUE")
        switch dice.whole(0...4) {
        case 0, 1: return Edits.add(GreenSpace.self) { addGreen("N\(number)", to: &$0, &dice) }
        case 2, 3: return try Edits.remove(.green, condition, mayTouchNothing: true)
        default:
            let setting = dice.one(
                of: [
                    ("public", ValueChange.set(.boolean(true))), ("public", .set(.missing)),
                    ("kind", .set(.text("water"))),
                ],
                or: ("kind", .set(.missing)))
            return try Edits.change(.green, condition, [setting], mayTouchNothing: true)
        }
    }

    @Test(arguments: 0..<12)
    func whatIsBroughtUpToDateIsWhatIsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 7_000 + seed)
        let setting = Setting(
            parameters: .with {
                $0.greenAccess.limit = 30
                $0.greenAccess.minimumArea = [1_500, 4_000, 12_000][seed % 3]
                $0.greenAccess.publicOnly = seed % 2 == 0
            }, indicators: ["green"])
        var measured = 0
        for round in 0..<Self.rounds {
            let baseline = try setting.baseline(of: Self.city(&dice).city)
            for _ in 0..<4 {
                let edits = try (0..<dice.whole(1...5)).map { try Self.edit($0 + round * 10, &dice) }
                let draft = baseline.draft(Scenario(id: "s", edits: edits), crew: Crew())
                guard !draft.findings.hasErrors else { continue }
                try check(baseline, draft.view)
                measured += 1
            }
        }
        #expect(measured > Self.rounds)
    }

    private func check(_ baseline: Baseline, _ view: CityView) throws {
        let site = Site(
            view: view, zones: baseline.zones, assumptions: baseline.assumptions, parameters: baseline.parameters)
        let changes = Changes(of: view.patch, base: baseline.city, assumptionsDiffer: false)
        let (products, _) = try baseline.plan.products(
            updating: baseline.products, for: site, changes: changes, crew: Crew())
        let anew = try baseline.plan.products(of: site, crew: Crew())
        #expect(products[GreenAccess.self].isNear == anew[GreenAccess.self].isNear)
        #expect(products[GreenSpaces.self].coverage == anew[GreenSpaces.self].coverage)
        for zone in baseline.zones.zones.indices {
            let area = baseline.zones.areas[zone]
            let (one, other) = (
                GreenArea(products[GreenCover.self].areas.zones[zone], zoneArea: area),
                GreenArea(anew[GreenCover.self].areas.zones[zone], zoneArea: area)
            )
            #expect(agree(one.green, other.green))
            #expect(agree(one.publicGreen, other.publicGreen))
            #expect(agree(one.publicCoverage, other.publicCoverage))
        }
    }
}
