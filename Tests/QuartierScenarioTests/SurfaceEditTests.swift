import QuartierModel
import Testing

@testable import QuartierScenario

/// Ground that is opened or closed.
@Suite struct SurfaceEditTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 10))
        city.state(Building.self)
        city.surface("A", Box(0, 0, 40, 10), .asphalt)
        city.surface("P", Box(40, 0, 30, 10), .paving)
        city.surface("L", Box(70, 0, 20, 10), .lawn)
        city.surface("U", Box(90, 0, 10, 10), nil)
        return city
    }()

    private func baseline() throws -> Baseline {
        try Self.city.baseline { $0.parameters.minimumCoverage = 0.5 }
    }

    @Test(arguments: [
        (SurfaceEdit.Action.unseal, SurfaceKind.meadow, 0.0, 0.0), (.unseal, .gravel, 0, 700),
        (.seal, .asphalt, 900, 0), (.seal, .gravel, 400, 500),
    ])
    func onlyWhatIsMoreOrLessSealedThanTheNewKindChanges(
        _ action: SurfaceEdit.Action, _ kind: SurfaceKind, _ sealed: Double, _ partly: Double
    ) throws {
        let measured = try baseline().evaluate(try Edits.surface(action, "kind IS NOT NULL", to: kind))
        #expect(try measured.value("sealed_m2") == sealed)
        #expect(try measured.value("partly_sealed_m2") == partly)
    }

    @Test func matchesAreTheSurfacesThatChange() throws {
        let baseline = try baseline()
        #expect(baseline.findings(try Edits.surface(.unseal, "kind IS NOT NULL", to: .lawn, expect: 2)).isEmpty)
        let wrong = baseline.findings(try Edits.surface(.unseal, "kind IS NOT NULL", to: .lawn, expect: 3))
        #expect(wrong.map(\.code) == ["unexpected-matches"])
        #expect(wrong.first?.message == "matches 2 elements, expected 3")
        #expect(
            baseline.findings(try Edits.surface(.unseal, "kind = 'lawn'", to: .meadow)).map(\.code)
                == ["touches-nothing"])
        #expect(
            baseline.findings(try Edits.surface(.unseal, "kind = 'lawn'", to: .meadow, mayTouchNothing: true)).isEmpty)
    }

    @Test func groundOfWhichNothingIsKnownStaysAndIsNamed() throws {
        let findings = try baseline().findings(try Edits.surface(.unseal, "TRUE", to: .lawn))
        #expect(findings.map(\.code) == ["nothing-to-change"])
        #expect(findings.first?.severity == .warning)
        #expect(
            findings.first?.message == "1 of 4 matching surfaces state no 'kind' and stay as they are: U")
    }

    @Test func aSecondEditSeesTheFirst() throws {
        let baseline = try baseline()
        let both = try baseline.evaluate(
            try Edits.surface(.unseal, "id = 'A'", to: .lawn), try Edits.surface(.seal, "id = 'A'", to: .paving))
        #expect(try both.value("partly_sealed_m2") == 700)
        let findings = baseline.findings(
            try Edits.surface(.unseal, "id = 'A'", to: .lawn), try Edits.surface(.seal, "id = 'A'", to: .paving))
        #expect(findings.map(\.code) == ["conflicting-edits"])
    }

    @Test func whatNoActionLeadsToIsKnown() {
        #expect(!SurfaceEdit.Action.unseal.canLead(to: .asphalt) && SurfaceEdit.Action.unseal.canLead(to: .paving))
        #expect(!SurfaceEdit.Action.seal.canLead(to: .lawn) && SurfaceEdit.Action.seal.canLead(to: .concrete))
    }
}
