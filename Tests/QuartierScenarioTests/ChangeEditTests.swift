import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What `change` does to attributes.
@Suite struct ChangeEditTests {
    /// Four buildings; C states nothing but its use.
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50)) { $0.zone = "WA" }
        city.building("A", Box(10, 10, 10, 10), storeys: 3)
        city.building("B", Box(30, 10, 10, 10), storeys: 5, .office)
        city.building("C", Box(60, 10, 10, 10), storeys: nil, .mixed)
        city.building("E", Box(80, 10, 10, 10)) { $0.storeys = 7 }
        city.green("G", Box(10, 50, 10, 10), isPublic: nil)
        city.stop("S", 50, 50, departures: 6)
        return city
    }()

    private func storeys(after edits: any ScenarioEdit...) throws -> [Double?] {
        let draft = try Self.city.baseline().draft(Scenario(id: "s", edits: edits), crew: Crew())
        try #require(!draft.findings.hasErrors, "\(draft.findings.all)")
        return draft.view.buildings.rows.map { draft.view.buildings.element($0).storeys }
    }

    @Test(
        arguments: [
            (.set(.number(4)), [4, 4, 4, 4]), (.increase(by: 2), [5, 7, nil, 9]), (.increase(by: -1), [2, 4, nil, 6]),
            (.increase(by: 0.5), [3.5, 5.5, nil, 7.5]), (.multiply(by: 2), [6, 10, nil, 14]),
            (.multiply(by: 0.5), [1.5, 2.5, nil, 3.5]), (.raise(toAtLeast: 5), [5, 5, nil, 7]),
            (.lower(toAtMost: 5), [3, 5, nil, 5]), (.set(.missing), [nil, nil, nil, nil]),
        ] as [(ValueChange, [Double?])])
    func everyChangeDoesWhatItSays(_ change: ValueChange, _ expected: [Double?]) throws {
        #expect(try storeys(after: Edits.change(.buildings, "TRUE", [("storeys", change)])) == expected)
    }

    @Test func onlyMatchingElementsChange() throws {
        #expect(
            try storeys(after: Edits.change(.buildings, "storeys > 3", [("storeys", .set(.number(9)))]))
                == [3, 9, nil, 9])
    }

    @Test(
        arguments: [
            ("storeys", .number(12)), ("height_m", .number(12)), ("use", .text("retail")), ("dwellings", .number(3)),
            ("residents", .number(8)), ("jobs", .number(0)), ("tenure", .text("cooperative")), ("use", .missing),
        ] as [(String, AttributeValue)])
    func everyAttributeOfBuildingsCanBeSet(_ name: String, _ value: AttributeValue) throws {
        let view = try Self.city.baseline().view(Edits.change(.buildings, "id = 'A'", [(name, .set(value))]))
        let attribute = try #require(Building.attribute(named: name))
        #expect(attribute.value(view.buildings.element(0)) == value)
        #expect(view.buildings.element(1) == view.buildings.base.elements[1])
    }

    @Test func otherLayersChangeToo() throws {
        let view = try Self.city.baseline().view(
            Edits.change(.plots, "zone = 'WA'", [("zone", .set(.text("MU"))), ("use", .set(.text("mixed")))]),
            Edits.change(.green, "public IS NULL", [("public", .set(.boolean(true))), ("kind", .set(.text("wood")))]),
            Edits.change(.stops, "departures_per_hour = 6", [("departures_per_hour", .multiply(by: 2))]))
        #expect(view.plots.element(0).zone == "MU")
        #expect(view.plots.element(0).use == .mixed)
        #expect(view.green.element(0).isPublic == true)
        #expect(view.green.element(0).kind == .wood)
        #expect(view.stops.element(0).departuresPerHour == 12)
    }

    @Test func assignmentsOfOneEditSeeTheOnesBefore() throws {
        let edit = try Edits.change(
            .buildings, "id = 'A'", [("storeys", .increase(by: 1)), ("storeys", .multiply(by: 2))])
        #expect(try storeys(after: edit) == [8, 5, nil, 7])
    }

    @Test func theWayBackLeavesNoChange() throws {
        let view = try Self.city.baseline().view(
            Edits.change(.buildings, "id = 'A'", [("storeys", .increase(by: 1))]),
            Edits.change(.buildings, "id = 'A'", [("storeys", .increase(by: -1))]))
        #expect(view.patch.isEmpty)
    }

    @Test(
        arguments: [
            ("storeys", .set(.text("five")), "invalid-value", "'storeys' takes a number from 0.5 to 200, not 'five'"),
            ("storeys", .set(.text("5")), "invalid-value", "'storeys' takes a number from 0.5 to 200, not '5'"),
            ("storeys", .set(.number(0)), "invalid-value", "'storeys' takes a number from 0.5 to 200, not 0"),
            ("use", .set(.text("shop")), "invalid-value", nil),
            ("use", .increase(by: 1), "invalid-value", "'use' is no number and can only be set"),
            ("storey", .set(.number(5)), "unknown-attribute", "buildings have no attribute 'storey'"),
            ("id", .set(.text("X")), "unknown-attribute", "buildings have no attribute 'id'"),
            ("plot", .set(.text("X")), "unknown-attribute", "buildings have no attribute 'plot'"),
            ("storeys", .increase(by: -3), "value-out-of-range", "'storeys' of A would become 0"),
            ("storeys", .multiply(by: 100), "value-out-of-range", "'storeys' of A would become 300"),
            ("storeys", .multiply(by: .infinity), "value-out-of-range", nil),
            ("storeys", .increase(by: .nan), "value-out-of-range", nil),
        ] as [(String, ValueChange, String, String?)])
    func whatCannotBeIsRefused(_ name: String, _ change: ValueChange, _ code: String, _ message: String?) throws {
        let baseline = try Self.city.baseline()
        let edit = try Edits.change(.buildings, "id = 'A'", [(name, change)])
        let finding = try #require(baseline.findings(edit).first)
        #expect(finding.severity == .error)
        #expect(finding.code == code)
        if let message { #expect(finding.message == message) }
        #expect(baseline.view(edit).patch.isEmpty)
        #expect(throws: ScenarioRefusal.self) { try baseline.evaluate(edit) }
    }

    @Test func missingIsNotZeroAndSaysSo() throws {
        let findings = try Self.city.baseline().findings(
            Edits.change(.buildings, "TRUE", [("storeys", .increase(by: 1))]))
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.map(\.code) == ["nothing-to-change"])
        #expect(findings.first?.message.hasPrefix("1 of 4 matching buildings state no 'storeys'") == true)
    }

    @Test func whatNobodyStatesCannotGrow() throws {
        let findings = try Self.city.baseline().findings(
            Edits.change(.buildings, "TRUE", [("jobs", .multiply(by: 2))]))
        #expect(findings.map(\.severity) == [.error])
        #expect(findings.map(\.code) == ["nothing-to-change"])
    }

    @Test func aBadConditionPointsIntoTheStudy() throws {
        let edit = ChangeEdit(
            layer: .buildings, where: try Filter("use = 'office' AND storey = 5"),
            at: Place(file: "study.yaml", line: 7, column: 20), set: [], place: Place(line: 7))
        let finding = try #require(Self.city.baseline().findings(edit).first)
        #expect(finding.code == "invalid-condition")
        #expect(finding.place == Place(file: "study.yaml", line: 7, column: 39))
    }
}
