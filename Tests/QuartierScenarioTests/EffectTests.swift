import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Edits that contradict each other, and edits that no indicator notices.
@Suite struct EffectTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50))
        city.plot("Q", Box(50, 0, 50, 50))
        city.building("A", Box(10, 10, 10, 10), storeys: 3)
        city.building("B", Box(60, 10, 10, 10), storeys: 5)
        city.building("C", Box(60, 30, 10, 10), storeys: 5, .office)
        return city
    }()

    private static func change(
        _ condition: String, _ name: String, _ change: ValueChange, line: Int
    ) throws -> ChangeEdit {
        let place = Place(file: "study.yaml", line: line)
        return ChangeEdit(
            layer: .buildings, where: try Filter(condition), at: place,
            set: [.init(attribute: name, change: change, place: place)], place: place)
    }

    @Test func contradictionsNameBothPlaces() throws {
        let findings = try Self.city.baseline().findings(
            Self.change("TRUE", "storeys", .set(.number(4)), line: 10),
            Self.change("use = 'residential'", "storeys", .set(.number(6)), line: 20))
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.map(\.code) == ["conflicting-edits"])
        let finding = try #require(findings.first)
        #expect(finding.place == Place(file: "study.yaml", line: 20))
        #expect(
            finding.message
                == "'storeys' of 2 buildings becomes 6 here and 4 at study.yaml:10; the later edit decides")
    }

    @Test func everyPairOfEditsIsNamedOnce() throws {
        let findings = try Self.city.baseline().findings(
            Self.change("id = 'A'", "storeys", .set(.number(4)), line: 10),
            Self.change("id <> 'A'", "storeys", .set(.number(7)), line: 20),
            Self.change("TRUE", "storeys", .set(.missing), line: 30))
        #expect(findings.map(\.code) == ["conflicting-edits", "conflicting-edits"])
        #expect(findings.map { $0.message.prefix(26) } == ["'storeys' of 1 buildings b", "'storeys' of 2 buildings b"])
    }

    @Test func whatCanBothBeMeantIsNoContradiction() throws {
        let baseline = try Self.city.baseline()
        let set = try Self.change("TRUE", "storeys", .set(.number(4)), line: 10)
        #expect(baseline.findings(set, set).isEmpty)
        let grow = try Self.change("TRUE", "storeys", .increase(by: 2), line: 20)
        #expect(baseline.findings(set, grow, grow).isEmpty)
        #expect(try baseline.findings(set, Self.change("TRUE", "dwellings", .set(.number(5)), line: 30)).isEmpty)
        #expect(
            try baseline.findings(
                Self.change("id = 'A'", "storeys", .set(.number(4)), line: 10),
                Self.change("id = 'B'", "storeys", .set(.number(6)), line: 20)
            ).isEmpty)
    }

    @Test func whatNoIndicatorNoticesIsSaid() throws {
        let baseline = try Self.city.baseline()
        let owner = try Edits.change(.buildings, "TRUE", [("tenure", .set(.text("owner")))])
        let findings = try baseline.outcome([owner]).findings.all
        #expect(findings.map(\.code) == ["no-effect"])
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.first?.message == "the scenario changes 3 elements and no indicator")
        // Where something else is noticed, the scenario has an effect.
        let higher = try Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(4)))])
        #expect(try baseline.outcome([owner, higher]).findings.all.isEmpty)
        // An assumption for a use that no building has.
        let assumed = Edits.assume { $0.vacancy.byUse[.industry] = 0.5 }
        #expect(
            try baseline.outcome([assumed, owner]).findings.all.map(\.message)
                == ["the scenario changes 3 elements and its assumptions and no indicator"])
        #expect(
            try baseline.outcome([assumed]).findings.all.map(\.message)
                == ["the scenario changes its assumptions and no indicator"])
    }

    @Test func nothingChangedIsNothingToSay() throws {
        let baseline = try Self.city.baseline()
        #expect(try baseline.outcome([]).findings.all.isEmpty)
        let same = try Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(3)))])
        #expect(try baseline.outcome([same]).findings.all.isEmpty)
        let added = Edits.add(Building.self) { $0.building("T", Box(30, 30, 10, 10), storeys: 20) }
        #expect(try baseline.outcome([added, Edits.remove(.buildings, "id = 'T'")]).findings.all.isEmpty)
    }

    @Test func otherPlotsAreAnEffect() throws {
        let baseline = try Self.city.baseline {
            $0.kinds = [.plots]
            $0.indicators = ["green"]
        }
        #expect(try baseline.outcome([Edits.remove(.plots, "id = 'Q'")]).findings.all.isEmpty)
    }
}
