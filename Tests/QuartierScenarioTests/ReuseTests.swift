import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What products ask again after a change: enough, and no more than that.
@Suite struct ReuseTests {
    private static func site(_ baseline: Baseline, _ view: CityView) -> Site {
        Site(
            view: view, zones: baseline.zones, assumptions: baseline.assumptions, parameters: baseline.parameters)
    }

    private static func updated(_ baseline: Baseline, _ view: CityView) throws -> (ProductSet, ZoneSubset) {
        try baseline.plan.products(
            updating: baseline.products, for: site(baseline, view),
            changes: Changes(of: view.patch, base: baseline.city, assumptionsDiffer: false), crew: Crew())
    }

    @Test(arguments: 0..<30)
    func accessIsThatOfProductsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 900 + seed)
        var source = RandomCity()
        // Sparse, dense and crowded green: many groups, large groups, one group.
        source.green = [8, 40, 160][seed % 3]
        source.buildings = 60
        source.stops = 8
        source.districts = 4
        let baseline = try Setting(
            parameters: .with {
                $0 = RandomCity.parameters
                $0.greenAccess.limit = 15
                $0.greenAccess.publicOnly = seed % 2 == 0
                $0.stopAccess.minimumDeparturesPerHour = seed % 4 < 2 ? 3 : 0
            }, indicators: ["green", "transit"]
        ).baseline(of: source.build(&dice))
        var edits = RandomEdits(for: source)
        for _ in 0..<Thoroughness.times(4) * 8 {
            let draft = baseline.draft(Scenario(id: "s", edits: try edits.next(&dice)), crew: Crew())
            guard !draft.findings.hasErrors else { continue }
            let (products, zones) = try Self.updated(baseline, draft.view)
            let anew = try baseline.plan.products(of: Self.site(baseline, draft.view), crew: Crew())
            #expect(products[GreenAccess.self].isNear == anew[GreenAccess.self].isNear)
            #expect(products[GreenSpaces.self].coverage == anew[GreenSpaces.self].coverage)
            let (stops, stopsAnew) = (products[StopAccess<AskedStops>.self], anew[StopAccess<AskedStops>.self])
            #expect(stops.tiers[0].distances == stopsAnew.tiers[0].distances)
            #expect(stops.coverage == stopsAnew.coverage)
            let site = Self.site(baseline, draft.view)
            for zone in baseline.zones.zones.indices where !zones.contains(zone) {
                #expect(baseline.plan.measure(zone, site, anew) == baseline.measurements[zone])
            }
        }
    }

    /// Two districts far from each other, both with green, a stop and a building.
    private static let pair = {
        var city = TestCity()
        for (name, west) in [("W", 0.0), ("E", 5_000)] {
            city.district(name, Box(west, 0, 200, 200))
            city.building("B\(name)", Box(west + 10, 10, 10, 10)) { $0.residents = 10 }
            city.green("G\(name)", Box(west + 100, 100, 50, 50))
            city.green("H\(name)", Box(west + 150, 100, 50, 50))
            city.stop("S\(name)", west + 50, 50, departures: 6)
        }
        return city
    }()

    private static func baseline() throws -> Baseline {
        try pair.baseline {
            $0.parameters.greenAccess.minimumArea = 4_000
            $0.indicators = ["green", "transit"]
        }
    }

    @Test func farZonesAreNotMeasuredAgain() throws {
        let baseline = try Self.baseline()
        let edits: [any ScenarioEdit] = [
            Edits.add(GreenSpace.self) { $0.green("N", Box(20, 100, 80, 50)) },
            try Edits.remove(.green, "id = 'GW'"), try Edits.remove(.stops, "id = 'SW'"),
            try Edits.change(.green, "id = 'GW'", [("public", .set(.boolean(false)))]),
        ]
        for edit in edits { #expect(try baseline.outcome([edit]).zones.map(\.isReused) == [false, true]) }
        // What is known of access to green is a share of the whole city.
        let unknown = try Edits.change(.green, "id = 'GW'", [("public", .set(.missing))])
        #expect(try baseline.outcome([unknown]).zones.map(\.isReused) == [false, false])
    }

    @Test func onlyTouchedSpacesMove() throws {
        let baseline = try Self.baseline()
        let moved = { (edit: any ScenarioEdit) throws -> (lost: Set<Int>, new: [BoundingBox]) in
            let spaces = try Self.updated(baseline, baseline.view(edit)).0[GreenSpaces.self]
            return (spaces.lost, spaces.newBoxes)
        }
        // The space of two in the west grows by one, and its own parts stay what they were.
        let grown = try moved(Edits.add(GreenSpace.self) { $0.green("N", Box(20, 100, 80, 50)) })
        #expect(grown.lost.isEmpty)
        #expect(grown.new == [BoundingBox(minX: 20, minY: 100, maxX: 100, maxY: 150)])
        // The eastern one loses a part, and what is left of it is too small.
        let gone = try moved(Edits.remove(.green, "id = 'HE'"))
        #expect(gone.lost == [2, 3])
        #expect(gone.new.isEmpty)
        // Too small by itself; water and names move nothing.
        for edit: any ScenarioEdit in [
            Edits.add(GreenSpace.self) { $0.green("N", Box(20, 20, 30, 30)) },
            Edits.add(GreenSpace.self) { $0.green("N", Box(90, 90, 80, 50), kind: .water) },
            try Edits.change(.green, "TRUE", [("kind", .set(.text("wood")))]),
        ] {
            let nothing = try moved(edit)
            #expect(nothing.lost.isEmpty && nothing.new.isEmpty)
        }
    }

    @Test func partsTooSmallBecomeOneLargeSpace() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 400, 100))
        city.building("B", Box(390, 40, 10, 10)) { $0.residents = 10 }
        city.green("W", Box(0, 0, 50, 50))
        city.green("E", Box(300, 0, 50, 50))
        // Meets the eastern one in a single point.
        city.green("P", Box(350, 50, 10, 10))
        let baseline = try city.baseline {
            $0.parameters.greenAccess.minimumArea = 5_000
            $0.parameters.greenAccess.limit = 60
            $0.indicators = ["green"]
        }
        let spaces = try Self.updated(
            baseline, baseline.view(Edits.add(GreenSpace.self) { $0.green("N", Box(50, 10, 250, 10)) })
        ).0[GreenSpaces.self]
        #expect(spaces.grown == [0, 1])
        #expect(spaces.newBoxes.count == 3)
        let share = try baseline.evaluate(Edits.add(GreenSpace.self) { $0.green("N", Box(50, 10, 250, 10)) })
            .value("residents_near_green_60m_share")
        #expect(share == 1)
        #expect(try baseline.measured.value("residents_near_green_60m_share") == 0)
    }

    @Test func aSpaceWithoutItsMiddleFallsApart() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 400, 100))
        city.building("B", Box(0, 60, 10, 10)) { $0.residents = 10 }
        city.building("C", Box(290, 60, 10, 10)) { $0.residents = 30 }
        city.green("W", Box(0, 0, 50, 50))
        city.green("M", Box(50, 0, 150, 20))
        city.green("E", Box(200, 0, 100, 50))
        let baseline = try city.baseline {
            $0.parameters.greenAccess.minimumArea = 5_000
            $0.parameters.greenAccess.limit = 20
            $0.indicators = ["green"]
        }
        #expect(try baseline.measured.value("residents_near_green_20m_share") == 1)
        let parted = try baseline.evaluate(Edits.remove(.green, "id = 'M'"))
        #expect(try parted.value("residents_near_green_20m_share") == 0.75)
    }

    @Test func aBridgeJoinsWhatWasApart() throws {
        let baseline = try Self.baseline()
        let bridge = Edits.add(GreenSpace.self) { $0.green("N", Box(190, 110, 4_950, 10)) }
        let spaces = try Self.updated(baseline, baseline.view(bridge)).0[GreenSpaces.self]
        #expect(spaces.newBoxes.count == 1)
        #expect(spaces.hasSpace(within: 1, of: Coordinate(x: 2_500, y: 115)))
    }
}
