import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// A scenario costs what it changes, however large the city is around it.
@Suite struct CostTests {
    /// How much work an evaluation did, in things and not in seconds.
    private struct Work: Equatable {
        /// Elements that the conditions of edits were asked of.
        var candidates = 0
        /// Values of products that lie over those of the base.
        var overlaid: [Int] = []
        /// Parts of green that were looked at as members of a changed space.
        var regrouped = 0
        /// Zones measured again.
        var measured = 0
    }

    /// Districts of 100 m in rows, all alike, with green that nowhere reaches the next one.
    private static func city(ofSide side: Int) -> TestCity {
        var city = TestCity()
        for row in 0..<side {
            for column in 0..<side {
                let (x, y, name) = (Double(column) * 100, Double(row) * 100, "\(column)-\(row)")
                city.district("D\(name)", Box(x, y, 100, 100))
                for number in 0..<6 {
                    city.building("B\(name)-\(number)", Box(x + 5 + Double(number) * 15, y + 5, 10, 10), storeys: 3)
                }
                city.green("G\(name)", Box(x + 10, y + 60, 40, 30))
                city.green("H\(name)", Box(x + 40, y + 60, 40, 30))
                city.surface("A\(name)", Box(x, y, 100, 55), .asphalt)
                city.surface("L\(name)", Box(x, y + 55, 100, 45), .lawn)
                city.tree("T\(name)", x + 80, y + 80, crown: 6)
                if (column + row) % 2 == 0 { city.stop("S\(name)", x + 50, y + 40, departures: 6) }
            }
        }
        return city
    }

    private static func work(inCityOfSide side: Int) throws -> Work {
        let baseline = try city(ofSide: side).baseline {
            $0.parameters.greenAccess.limit = 70
            $0.parameters.greenAccess.minimumArea = 1_500
            $0.parameters.stopAccess.limits = [60]
        }
        let conditions = ["id = 'B1-1-2'", "id IN ('B1-1-3', 'B1-1-4') AND storeys > 1"]
        let scenario = Scenario(
            id: "s",
            edits: [
                try Edits.change(.buildings, conditions[0], [("storeys", .set(.number(9)))]),
                try Edits.remove(.buildings, conditions[1]), try Edits.remove(.green, "id = 'H1-1'"),
                Edits.add(Building.self) { $0.building("N", Box(150, 130, 10, 10), storeys: 4) },
                Edits.add(GreenSpace.self) { $0.green("P", Box(110, 120, 20, 20)) },
                try Edits.surface(.unseal, "id = 'A2-1'", to: .gravel), try Edits.remove(.trees, "id = 'T1-1'"),
                Edits.add(Tree.self) { $0.tree("N", 130, 170, crown: 8) },
                Edits.add(Stop.self) { $0.stop("T", 150, 150, departures: 3) },
            ])
        let draft = baseline.draft(scenario, crew: Crew())
        try #require(!draft.findings.hasErrors)
        let site = Site(
            view: draft.view, zones: baseline.zones, assumptions: baseline.assumptions, parameters: baseline.parameters)
        let changes = Changes(of: draft.view.patch, base: baseline.city, assumptionsDiffer: false)
        let (products, _) = try baseline.plan.products(
            updating: baseline.products, for: site, changes: changes, crew: Crew())
        var work = Work()
        for condition in conditions {
            let identifiers = try #require(try Filter(condition).possibleIdentifiers)
            work.candidates += draft.rows(identifiedBy: identifiers, in: baseline.view().buildings).count
        }
        work.overlaid = [
            products[BuildingPoints.self].points.overlaidCount, products[Floorspace.self].figures.overlaidCount,
            products[ZoneTotals.self].tallies.overlaidCount, products[GreenAccess.self].isNear.overlaidCount,
            products[GreenCover.self].areas.zones.overlaidCount,
            products[StopAccess<AskedStops>.self].tiers[0].distances.overlaidCount,
            products[GroundCover.self].areas.zones.overlaidCount, products[Canopy.self].areas.zones.overlaidCount,
            products[Canopy.self].trees.overlaidCount,
        ]
        let spaces = products[GreenSpaces.self]
        work.regrouped = spaces.lost.count + spaces.grown.count + spaces.added.count
        work.measured = try baseline.outcome(scenario.edits).zones.count { !$0.isReused }
        return work
    }

    @Test func theCostFollowsTheEditAndNotTheCity() throws {
        let small = try Self.work(inCityOfSide: 4)
        #expect(try Self.work(inCityOfSide: 16) == small)
        #expect(small.candidates == 3)
        #expect(small.measured > 0 && small.measured < 16)
        #expect(!small.overlaid.contains(0))
    }

    /// What bringing walks up to date costs, in things and not in seconds; first for green, then for stops.
    private struct WalkWork: Equatable {
        /// Vertices of the network that got another label.
        var labels: [Int] = []
        /// Buildings that were asked for their walks.
        var asked: [Int] = []
        /// Walks that lie over those of the base.
        var overlaid: [Int] = []
        /// Buildings that were tied to the streets.
        var tied = 0
        /// Zones measured again.
        var measured = 0
    }

    /// The same city with streets around its districts, and a door at the back of one house in each.
    private static func walkedCity(ofSide side: Int) -> TestCity {
        var city = city(ofSide: side)
        for number in 0...side {
            let at = Double(number) * 100
            city.street("E\(number)", through: (0...side).map { (Double($0) * 100, at) }) { $0.kind = .local }
            city.street("N\(number)", through: (0...side).map { (at, Double($0) * 100) }) { $0.kind = .local }
        }
        for row in 0..<side {
            for column in 0..<side {
                city.entrance("D\(column)-\(row)", Double(column) * 100 + 25, Double(row) * 100 + 15)
            }
        }
        return city
    }

    private static func walkWork(inCityOfSide side: Int) throws -> WalkWork {
        let baseline = try walkedCity(ofSide: side).baseline {
            $0.indicators = ["green", "transit"]
            $0.parameters.greenAccess.distance = .network
            $0.parameters.greenAccess.limit = 150
            $0.parameters.greenAccess.minimumArea = 1_500
            $0.parameters.stopAccess.distance = .network
            $0.parameters.stopAccess.limits = [150]
        }
        let edits: [any ScenarioEdit] = [
            try Edits.remove(.green, "id = 'H1-1'"),
            Edits.add(GreenSpace.self) { $0.green("P", Box(110, 120, 60, 30)) },
            try Edits.remove(.stops, "id = 'S1-1'"),
            Edits.add(Stop.self) { $0.stop("T", 180, 150, departures: 6) },
            Edits.add(Building.self) { $0.building("N", Box(150, 130, 10, 10), storeys: 4) },
        ]
        let draft = baseline.draft(Scenario(id: "s", edits: edits), crew: Crew())
        try #require(!draft.findings.hasErrors)
        let products = try baseline.appraisal(of: draft, crew: Crew()).products
        let walks = [products[WalkToGreen.self].walks, products[WalkToStops<AskedStops>.self].tiers[0]]
        return WalkWork(
            labels: walks.map(\.nearest.changedCount), asked: walks.map(\.askedCount),
            overlaid: walks.map(\.lengths.overlaidCount), tied: products[WalkOrigins.self].positions.overlaidCount,
            measured: try baseline.outcome(edits).zones.count { !$0.isReused })
    }

    /// Green and stops that go and come change the walks around them, however many there are elsewhere.
    @Test func walksCostWhatTheEditReaches() throws {
        let small = try Self.walkWork(inCityOfSide: 4)
        #expect(try Self.walkWork(inCityOfSide: 16) == small)
        #expect(small.tied == 1)
        #expect(small.measured > 0 && small.measured < 16)
        #expect(!(small.labels + small.overlaid).contains(0))
        // The city of sixteen districts has 96 houses.
        #expect(small.asked.allSatisfy { $0 > 1 && $0 < 96 / 2 })
    }

    /// A hundred overlapping squares of green in one zone: one gone is a difference, ninety gone are a union of the rest.
    @Test(arguments: [("id = 'G5-5'", false, 200.0 * 200 - 18 * 18), ("NOT (id LIKE 'G0-%')", true, 22.0 * 200)])
    func aZoneThatLosesMostOfItsGreenIsMeasuredAnew(where gone: String, isAnew: Bool, green: Double) throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 200, 200))
        for column in 0..<10 {
            for row in 0..<10 { city.green("G\(column)-\(row)", Box(Double(column) * 20, Double(row) * 20, 22, 22)) }
        }
        let baseline = try city.baseline { $0.indicators = ["green"] }
        let edit = try Edits.remove(.green, gone)
        let view = baseline.draft(Scenario(id: "s", edits: [edit]), crew: Crew()).view
        let changed = Changes(of: view.patch, base: baseline.city, assumptionsDiffer: false).green
        let changes = GreenGround(view: view.green).changes(among: changed)
        let anew = baseline.products[GreenCover.self].areas.zonesToMeasureAnew(changes, of: baseline.zones)
        #expect(anew.keys.sorted() == (isAnew ? [0] : []))
        let outcome = try baseline.evaluate(Scenario(id: "s", edits: [edit]), crew: Crew()).get()
        let index = try #require(baseline.indicators.firstIndex { $0.definition.id == "green_m2" })
        #expect(agree(outcome.zones[0].measurements[index].value, green))
    }

    @Test func anIdentifierBoundsWhatIsAsked() throws {
        let bounds: [(String, Set<String>?)] = [
            ("id = 'A'", ["A"]), ("'A' = id", ["A"]), ("id IN ('A', 'B') AND storeys > 2", ["A", "B"]),
            ("id = 'A' OR id = 'B'", ["A", "B"]), ("id = 'A' AND id = 'B'", []), ("id = 'A' OR storeys > 2", nil),
            ("NOT id = 'A'", nil), ("id <> 'A'", nil), ("id NOT IN ('A')", nil), ("id IN ('A', use)", nil),
            ("TRUE", nil),
            ("storeys > 2 AND (id = 'A' OR id = 'B') AND use = 'office'", ["A", "B"]),
        ]
        for (text, expected) in bounds { #expect(try Filter(text).possibleIdentifiers == expected, "\(text)") }
    }
}
