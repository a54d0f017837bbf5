import QuartierModel
import Testing

struct FindingsTests {
    @Test func listsSomeOfAKindAndCountsTheRest() {
        var findings = Findings(limitPerKind: 2)
        for row in 1...5 {
            findings.add(Finding(.warning, "dent", "has a dent", at: Place(file: "a.json", feature: "#\(row)")))
        }
        findings.add(Finding(.warning, "dent", "has a dent", at: Place(file: "b.json", feature: "#1")))
        #expect(findings.all.map(\.count) == [1, 1, 3, 1])
        #expect(findings.all[2].place.feature == nil)
        #expect(!findings.hasErrors)
    }

    @Test func anErrorNeverHidesBehindWarnings() {
        var findings = Findings(limitPerKind: 2)
        for _ in 1...5 { findings.add(Finding(.warning, "dent", "has a dent", at: Place(file: "a.json"))) }
        #expect(!findings.hasErrors)
        findings.add(Finding(.error, "dent", "has a large dent", at: Place(file: "a.json")))
        #expect(findings.hasErrors)
        #expect(findings.all.last?.message == "has a large dent")
    }

    @Test func whatOneListCountedTheNextOneCountsOn() {
        var inner = Findings(limitPerKind: 2)
        for _ in 1...5 { inner.add(Finding(.error, "dent", "has a dent")) }
        var outer = Findings(limitPerKind: 2)
        outer.add(contentsOf: inner)
        outer.add(contentsOf: inner)
        #expect(outer.all.map(\.count).reduce(0, +) == 10)
        #expect(outer.all.filter { $0.message.hasPrefix("more of the same: more") }.isEmpty)
        #expect(outer.hasErrors)
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

    @Test func whatAFileSaysDoesNotSteerTerminals() {
        let finding = Finding(
            .error, "dent", "the id '\u{1B}[31mA\u{7}' has a dent", at: Place(file: "a\nb.json", feature: "\u{9B}2J"),
            remedy: "Mend '\u{202E}txt'")
        #expect(finding.description == "a?b.json, feature ?2J: error: the id '?[31mA?' has a dent. Mend '?txt' [dent]")
        #expect("Größe 🏳️‍🌈 – e\u{301}".withoutControls == "Größe 🏳️‍🌈 – e\u{301}")
    }
}
