import QuartierModel
import Testing

struct FindingsTests {
    @Test func listsSomeOfAKindAndCountsTheRest() {
        var findings = Findings(limitPerCode: 2)
        for row in 1...5 {
            findings.add(Finding(.warning, "dent", "has a dent", at: Place(file: "a.json", feature: "#\(row)")))
        }
        findings.add(Finding(.warning, "dent", "has a dent", at: Place(file: "b.json", feature: "#1")))
        #expect(findings.all.map(\.count) == [1, 1, 3, 1])
        #expect(findings.all[2].place.feature == nil)
        #expect(!findings.hasErrors)
    }

    @Test func describesPlaceMessageAndRemedyInOneLine() {
        let finding = Finding(
            .error, "open-ring", "the ring is not closed",
            at: Place(file: "plots.json", line: 8, column: 3, feature: "P1", path: "geometry.coordinates[0]"),
            remedy: "Close it")
        #expect(
            finding.description
                == "plots.json:8:3, feature P1, geometry.coordinates[0]: error: the ring is not closed. Close it [open-ring]"
        )
    }
}
