import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// `replace_geometry`: new shapes for existing elements, which stay what they are.
@Suite struct ReplaceGeometryTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50)) { $0.zone = "WA" }
        city.plot("Q", Box(50, 0, 50, 50))
        city.building("A", Box(10, 10, 10, 10)) {
            $0.storeys = 3
            $0.use = .residential
            $0.dwellings = 6
        }
        city.building("B", Box(60, 10, 10, 10), storeys: 5)
        return city
    }()

    @Test func theElementKeepsAllButItsShape() throws {
        let baseline = try Self.city.baseline { $0.kinds = [.districts, .plots] }
        let edit = try Edits.redraw(Plot.self, "id = 'P'") { $0.plot("anything", Box(0, 0, 20, 50)) { $0.zone = "X" } }
        let view = baseline.view(edit)
        #expect(view.plots.rows.map(view.plots.identifier) == ["Q", "P"])
        #expect(view.plots.rows.map { view.plots.element($0).zone } == [nil, "WA"])
        #expect(view.changedElementCount == 1)
        let outcome = try baseline.outcome([edit])
        #expect(outcome.matches == [1])
        #expect(outcome.findings.all.isEmpty)
        #expect(try Measured(outcome, baseline.indicators).value("area_m2", "P", of: .plots) == 1_000)
        // The zone is compared with the one of the base that it replaces.
        #expect(outcome.zones.filter { $0.zone.id == "P" }.map(\.baseIndex) == [1])
    }

    @Test func whatIsCountedGrowsWithTheFloorArea() throws {
        let baseline = try Self.city.baseline()
        let wider = try Edits.redraw(Building.self, "id = 'A'") { $0.building("A", Box(10, 10, 20, 10), storeys: nil) }
        #expect(try baseline.evaluate(wider).value("gfa_m2") == 2 * 300 + 500)
        #expect(try baseline.evaluate(wider).value("dwellings") == 2 * 6 + 5)
        #expect(try baseline.evaluate(wider).measurement("dwellings").imputed == 1)
        // Storeys and shape together, in any order, and twice.
        let taller = try Edits.change(.buildings, "id = 'A'", [("storeys", .multiply(by: 2))])
        for edits in [[taller, wider], [wider, taller], [wider, taller, wider], [wider, wider, taller]]
            as [[any ScenarioEdit]]
        {
            let measured = Measured(try baseline.outcome(edits), baseline.indicators)
            let dwellings = try measured.value("dwellings")
            #expect(dwellings == 29, "\(edits.map { type(of: $0).kind })")
        }
        // What the scenario states itself does not grow, before or after.
        let stated = try Edits.change(.buildings, "id = 'A'", [("dwellings", .set(.number(9)))])
        #expect(try baseline.evaluate(stated, wider).value("dwellings") == 9 + 5)
        #expect(try baseline.evaluate(wider, stated).value("dwellings") == 9 + 5)
    }

    @Test func manyAreMatchedByTheirIds() throws {
        let baseline = try Self.city.baseline()
        let both = try Edits.redraw(Building.self, "TRUE", expect: 2) {
            $0.building("B", Box(60, 10, 10, 40), storeys: nil)
            $0.building("A", Box(10, 10, 20, 10), storeys: nil)
        }
        #expect(try baseline.evaluate(both).value("gfa_m2") == 600 + 2_000)
        #expect(baseline.findings(both).isEmpty)
        #expect(baseline.view(both).changedElementCount == 2)
    }

    @Test func whatIsAmbiguousIsRefused() throws {
        let baseline = try Self.city.baseline()
        let one = try Edits.redraw(Building.self, "TRUE") { $0.building("A", Box(0, 0, 9, 9), storeys: nil) }
        let findings = baseline.findings(one)
        #expect(findings.map(\.code) == ["ambiguous-geometry"])
        #expect(
            findings.first?.message
                == "2 buildings are to be drawn anew, but plan.geojson has no feature with the id 'B'")
        let strangers = try Edits.redraw(Building.self, "id = 'A'") {
            $0.building("X", Box(0, 0, 9, 9), storeys: nil)
            $0.building("Y", Box(0, 0, 9, 9), storeys: nil)
        }
        #expect(baseline.findings(strangers).map(\.code) == ["ambiguous-geometry"])
        let spare = try Edits.redraw(Building.self, "id = 'A'") {
            $0.building("A", Box(0, 0, 9, 9), storeys: nil)
            $0.building("B", Box(0, 0, 9, 9), storeys: nil)
        }
        #expect(baseline.findings(spare).map(\.code) == ["unused-geometry"])
        #expect(baseline.findings(spare).map(\.severity) == [.warning])
    }

    @Test func expectationsConflictsAndNoEffectAreTold() throws {
        let baseline = try Self.city.baseline()
        let shape = { (city: inout TestCity) in city.building("A", Box(10, 10, 20, 10), storeys: nil) }
        #expect(
            baseline.findings(try Edits.redraw(Building.self, "id = 'Z'", shape)).map(\.code) == ["touches-nothing"])
        #expect(baseline.findings(try Edits.redraw(Building.self, "id = 'Z'", mayTouchNothing: true, shape)).isEmpty)
        #expect(
            baseline.findings(try Edits.redraw(Building.self, "id = 'A'", expect: 2, shape)).map(\.code)
                == ["unexpected-matches"])
        let other = try Edits.redraw(Building.self, "id = 'A'", from: "other.geojson", shape)
        let conflict = baseline.findings(try Edits.redraw(Building.self, "id = 'A'", shape), other)
        #expect(conflict.map(\.code) == ["conflicting-edits"])
        #expect(conflict.first?.message.hasPrefix("'geometry' of 1 buildings becomes 'other.geojson' here") == true)
        // The same file twice is no contradiction, and an attribute set before still is one afterwards.
        let same = try Edits.redraw(Building.self, "id = 'A'", shape)
        #expect(baseline.findings(same, same).isEmpty)
        #expect(
            try baseline.findings(
                Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(4)))]), same,
                Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(7)))])
            ).map(\.code) == ["conflicting-edits"])
        let still = try Edits.redraw(Building.self, "id = 'A'") { $0.building("A", Box(10, 10, 10, 10), storeys: nil) }
        let outcome = try baseline.outcome([still])
        #expect(outcome.findings.all.map(\.code) == ["no-effect"])
        #expect(outcome.findings.all.first?.message.contains("changes 1 element and") == true)
    }

    @Test func laterEditsSeeTheNewShape() throws {
        let baseline = try Self.city.baseline()
        let away = try Edits.redraw(Building.self, "id = 'A'") { $0.building("A", Box(60, 30, 10, 10), storeys: nil) }
        #expect(try baseline.findings(away, Edits.remove(.buildings, "plot = 'Q'", expect: 2)).isEmpty)
        let stops = try Edits.redraw(Stop.self, "TRUE", mayTouchNothing: true) { $0.stop("S", 1, 1) }
        #expect(baseline.findings(stops).isEmpty)
        let districts = try Edits.redraw(District.self, "TRUE") { $0.district("D", Box(0, 0, 9, 9)) }
        #expect(baseline.findings(districts).map(\.code) == ["districts-are-fixed"])
    }
}
