import Quartier
import Testing

/// The four quarters can be compared: what Fixtures/four-quarters/README.md says is the same is the same.
@Suite struct FourQuartersTests {
    private static let folders = ["seestadt", "sonnwendviertel", "rothneusiedl", "krefeld-mitte"]

    @Test func theyAskForTheSameByTheSameRules() throws {
        let studies = try Self.folders.map { try Fixtures.study($0) }
        let first = studies[0]
        for study in studies.dropFirst() {
            #expect(study.baseline.indicators.map(\.definition.id) == first.baseline.indicators.map(\.definition.id))
            #expect(study.baseline.parameters == first.baseline.parameters)
            #expect(study.baseline.zoneKinds == first.baseline.zoneKinds)
            #expect(study.file.date == first.file.date)
            let (ours, theirs) = (study.file.assumptions, first.file.assumptions)
            #expect(ours.netToGross == theirs.netToGross)
            #expect(ours.residentialShare == theirs.residentialShare)
            #expect(ours.floorAreaPerJob == theirs.floorAreaPerJob)
        }
    }

    @Test func whatDiffersIsInTheTable() throws {
        let text = String(decoding: try Fixtures.bytes("four-quarters/README.md"), as: UTF8.self)
        let studies = try Self.folders.map { try Fixtures.study($0).file.assumptions }
        let rows: [(String, [Double?])] = [
            ("living area of a dwelling, m²", studies.map(\.livingAreaPerDwelling.general)),
            ("household size", studies.map(\.householdSize.general)), ("vacancy", studies.map(\.vacancy.general)),
            ("height of a storey where only the height is known, m", studies.map(\.storeyHeight.general)),
        ]
        for (name, values) in rows {
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("| \(name) |") })
            let cells = line.split(separator: "|").dropFirst().map { Double($0.filter { $0 != " " }) }
            #expect(cells == values, "\(name)")
        }
    }
}
