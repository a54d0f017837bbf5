import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// `expect`, `may_touch_nothing`, and how much is told at once.
@Suite struct ExpectationTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("A", Box(10, 10, 10, 10), storeys: 3)
        city.building("B", Box(60, 10, 10, 10), storeys: 5)
        return city
    }()

    @Test(
        arguments: [
            ("TRUE", 2, false, nil), ("TRUE", 1, false, "unexpected-matches"), ("FALSE", 0, false, nil),
            ("FALSE", nil, false, "touches-nothing"), ("FALSE", nil, true, nil),
            ("FALSE", 1, true, "unexpected-matches"),
            ("id = 'A'", 1, false, nil), ("id = 'A'", 0, false, "unexpected-matches"),
        ] as [(String, Int?, Bool, String?)])
    func matchesAreWhatTheAuthorExpects(
        _ condition: String, _ expected: Int?, _ mayTouchNothing: Bool, _ code: String?
    ) throws {
        let baseline = try Self.city.baseline()
        let change = try Edits.change(
            .buildings, condition, [("storeys", .set(.number(9)))], expect: expected, mayTouchNothing: mayTouchNothing)
        let removal = try Edits.remove(.buildings, condition, expect: expected, mayTouchNothing: mayTouchNothing)
        #expect(baseline.findings(change).map(\.code) == [code].compactMap { $0 })
        #expect(baseline.findings(removal).map(\.code) == [code].compactMap { $0 })
    }

    @Test func additionsAreCountedToo() throws {
        let baseline = try Self.city.baseline()
        let one = { (expected: Int?) in
            Edits.add(Stop.self, expect: expected) { $0.stop("S", 1, 1) }
        }
        #expect(baseline.findings(one(1)).isEmpty)
        #expect(baseline.findings(one(2)).map(\.code) == ["unexpected-matches"])
        #expect(baseline.findings(Edits.add(Stop.self) { _ in }).map(\.code) == ["touches-nothing"])
    }

    @Test func everythingThatIsWrongIsToldAtOnce() throws {
        let draft = try Self.city.baseline().draft(
            Scenario(
                id: "s",
                edits: [
                    Edits.change(.buildings, "storey = 3", [("usage", .set(.text("office")))]),
                    Edits.remove(.buildings, "id = 'Z'"),
                    Edits.change(.buildings, "TRUE", [("storeys", .multiply(by: 0)), ("use", .set(.number(1)))]),
                    Edits.change(.districts, "TRUE", []),
                    Edits.add(Building.self) { $0.building("A", Box(0, 0, 9, 9)) },
                    Edits.assume { _ in },
                    Edits.change(.buildings, "id = 'B'", [("storeys", .increase(by: 1))], expect: 1),
                ]), crew: Crew())
        #expect(
            draft.findings.all.map(\.code) == [
                "unknown-attribute", "invalid-condition", "touches-nothing", "invalid-value", "value-out-of-range",
                "value-out-of-range", "districts-are-fixed", "duplicate-id", "touches-nothing",
            ])
        #expect(draft.matches == [0, 0, 2, 0, 1, 0, 1])
    }
}
