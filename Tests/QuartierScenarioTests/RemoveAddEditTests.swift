import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What `remove` and `add` do, and what both must refuse.
@Suite struct RemoveAddEditTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50))
        city.building("A", Box(10, 10, 10, 10), storeys: 3)
        city.building("B", Box(60, 10, 10, 10), storeys: 5)
        return city
    }()

    private static func tower(_ id: String = "T", x: Double = 30) -> AddEdit<Building> {
        Edits.add(Building.self) { $0.building(id, Box(x, 30, 10, 10), storeys: 20) }
    }

    @Test func removedElementsAreGone() throws {
        let baseline = try Self.city.baseline()
        let edit = try Edits.remove(.buildings, "storeys = 3")
        #expect(Array(baseline.view(edit).buildings.rows) == [1])
        #expect(try baseline.evaluate(edit).value("buildings") == 1)
        #expect(try baseline.evaluate(edit).value("gfa_m2") == 500)
    }

    @Test func addedElementsCount() throws {
        let baseline = try Self.city.baseline()
        let view = baseline.view(Self.tower())
        #expect(view.buildings.rows.map(view.buildings.identifier) == ["A", "B", "T"])
        #expect(try baseline.evaluate(Self.tower()).value("gfa_m2") == 2_800)
    }

    @Test func theSecondEditSeesTheFirst() throws {
        let baseline = try Self.city.baseline()
        let grow = try Edits.change(.buildings, "storeys >= 5", [("storeys", .increase(by: 1))])
        #expect(try baseline.evaluate(Self.tower(), grow).value("gfa_m2") == 300 + 600 + 2_100)
        #expect(try baseline.evaluate(grow, Self.tower()).value("gfa_m2") == 300 + 600 + 2_000)
        let raze = try Edits.remove(.buildings, "storeys = 6")
        #expect(try baseline.evaluate(grow, raze).value("gfa_m2") == 300)
        #expect(baseline.findings(raze, grow).map(\.code) == ["touches-nothing"])
        // What an edit removed, a later one cannot change.
        #expect(
            try baseline.findings(
                Edits.remove(.buildings, "id = 'A'"),
                Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(2)))])
            ).map(\.code) == ["touches-nothing"])
    }

    @Test func addedElementsKnowTheirPlotAndDistrict() throws {
        let baseline = try Self.city.baseline()
        let view = try baseline.view(
            Self.tower(), Edits.remove(.buildings, "plot = 'P' AND district = 'D'", expect: 2))
        #expect(view.buildings.rows.map(view.buildings.identifier) == ["B"])
        // The centroid decides: B stands on no plot.
        #expect(try baseline.view(Edits.remove(.buildings, "plot IS NULL")).buildings.patch.removed == [1])
    }

    @Test(arguments: [Assignment.centroid, .pointOnSurface])
    func plotsInConditionsAreThoseOfTheScenario(_ assignment: Assignment) throws {
        let baseline = try Self.city.baseline { $0.parameters.assignment = assignment }
        let east = Edits.add(Plot.self) { $0.plot("N", Box(50, 0, 50, 50)) }
        let gone = { (edits: any ScenarioEdit...) in
            let draft = baseline.draft(Scenario(id: "s", edits: edits), crew: Crew())
            #expect(draft.findings.all.isEmpty)
            return draft.view.buildings.patch.removed
        }
        // Added plots are known, to buildings of the base and to added ones.
        #expect(try gone(east, Edits.remove(.buildings, "plot = 'N'")) == [1])
        #expect(try gone(east, Self.tower(x: 70), Edits.remove(.buildings, "plot = 'N'")) == [1, 2])
        // Removed plots are gone, and so are added ones that were removed again.
        let noPlot = try Edits.remove(.plots, "id = 'P'")
        #expect(try gone(noPlot, Edits.remove(.buildings, "plot IS NULL")) == [0, 1])
        #expect(
            try gone(east, Edits.remove(.plots, "id = 'N'"), Edits.remove(.buildings, "plot IS NULL")) == [1])
        // A plot that is drawn anew under its old name holds what it now covers.
        let smaller = Edits.add(Plot.self) { $0.plot("P", Box(0, 0, 15.5, 50)) }
        #expect(try gone(noPlot, smaller, Self.tower(), Edits.remove(.buildings, "plot = 'P'")) == [0])
        // What lies under a removed plot comes to light.
        let over = Edits.add(Plot.self) { $0.plot("O", Box(0, 0, 100, 100)) }
        #expect(try gone(over, Edits.remove(.buildings, "plot = 'O'")) == [1])
        #expect(try gone(over, noPlot, Edits.remove(.buildings, "plot = 'O'")) == [0, 1])
    }

    @Test func whatCannotBePlacedIsSaid() throws {
        let baseline = try Self.city.baseline { $0.parameters.assignment = .pointOnSurface }
        let broken = Edits.add(Building.self) {
            $0.add("T", [ring((.nan, 0), (10, 0), (10, 10))]) { (_: inout Building) in }
        }
        let asked = try Edits.change(.buildings, "plot IS NULL", [("storeys", .set(.number(2)))])
        let findings = baseline.findings(broken, asked)
        #expect(findings.map(\.code) == ["geometry-failure"])
        #expect(findings.map(\.severity) == [.error])
    }

    @Test func idsStayUnique() throws {
        let baseline = try Self.city.baseline()
        #expect(baseline.findings(Self.tower("B")).map(\.code) == ["duplicate-id"])
        #expect(baseline.findings(Self.tower(), Self.tower()).map(\.code) == ["duplicate-id"])
        let twins = Edits.add(Building.self) {
            $0.building("T", Box(30, 30, 10, 10), storeys: 20)
            $0.building("T", Box(50, 30, 10, 10), storeys: 20)
        }
        #expect(baseline.findings(twins).map(\.code) == ["duplicate-id"])
        #expect(try baseline.findings(Edits.remove(.buildings, "id = 'B'"), Self.tower("B")).isEmpty)
        // Another layer has ids of its own.
        #expect(baseline.findings(Edits.add(GreenSpace.self) { $0.green("B", Box(0, 0, 5, 5)) }).isEmpty)
    }

    @Test func removedAndAddedAgainIsReplaced() throws {
        let baseline = try Self.city.baseline()
        let replaced = try baseline.evaluate(Edits.remove(.buildings, "id = 'B'"), Self.tower("B"))
        #expect(try replaced.value("gfa_m2") == 2_300)
        // An addition that goes again leaves the base's numbers.
        let undone = try baseline.outcome([Self.tower(), Edits.remove(.buildings, "id = 'T'")])
        #expect(undone.zones.map(\.measurements) == baseline.measurements)
    }

    @Test func attributesThatOnlyTheAdditionHasCanBeAsked() throws {
        var added = TestCity()
        added.building("T", Box(30, 30, 10, 10), storeys: 20)
        var column = Column(name: "bauphase")
        column.append(.number(2))
        added.city.buildings.foreign = [column]
        let baseline = try Self.city.baseline()
        let view = try baseline.view(
            AddEdit(added.city.buildings, place: Place()),
            Self.tower("U", x: 70), Edits.remove(.buildings, "bauphase = 2", expect: 1))
        #expect(view.buildings.rows.map(view.buildings.identifier) == ["A", "B", "U"])
    }

    @Test func districtsAreFixed() throws {
        let edits: [any ScenarioEdit] = [
            try Edits.change(.districts, "TRUE", [("name", .set(.text("x")))]), try Edits.remove(.districts, "TRUE"),
            Edits.add(District.self) { $0.district("E", Box(0, 0, 9, 9)) },
        ]
        for edit in edits {
            let finding = try Self.city.baseline().findings(edit)
            #expect(finding.map(\.code) == ["districts-are-fixed"])
        }
    }
}
