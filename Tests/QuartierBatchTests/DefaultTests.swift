import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What a study means where it says nothing.
@Suite struct DefaultTests {
    @Test func theShortestStudy() throws {
        let (read, findings) = StudyTexts.read("")
        #expect(findings.all.isEmpty)
        let study = try #require(read)
        #expect(study.assumptions == Assumptions())
        #expect(study.parameters == Parameters())
        #expect(study.indicators == .all)
        #expect(study.reportBy == [.districts])
        #expect(study.date == nil)
        #expect(study.output == StudyFile.Output())
        #expect(study.scenarios.map(\.id.text) == ["base"])
        #expect(study.scenarios.first?.place == Place(file: "s.yaml"))
    }

    @Test func baseIsFirstWhereverItIsListed() throws {
        let study = try #require(StudyTexts.read("scenarios:\n  - id: a\n    based_on: base\n  - id: base\n").study)
        #expect(study.scenarios.map(\.id.text) == ["base", "a"])
        #expect(study.scenarios.first?.place.line == 9)
    }

    @Test func allIndicatorsByTheirWord() throws {
        #expect(StudyTexts.read("indicators: all\n").study?.indicators == .all)
    }

    @Test func policiesOfLayers() {
        #expect(GeometryPolicy.standard(for: .districts) == .refuse)
        #expect(GeometryPolicy.standard(for: .plots) == .refuse)
        #expect(GeometryPolicy.standard(for: .buildings) == .repair)
    }

    @Test func faultsLeaveTheRestUsable() throws {
        let (study, findings) = StudyTexts.read(
            "date: never\nassumptions: {vacancy: 2, household_size: 2}\nreport_by: [blocks, plots]\n")
        #expect(findings.all.count == 3)
        #expect(study?.date == nil)
        #expect(study?.assumptions.householdSize.general == 2)
        #expect(study?.reportBy == [.plots])
    }

    @Test func everyFindingIsKeptInOneGo() {
        var before = Findings()
        before.add(Finding(.note, "before", "here already"))
        _ = StudyFile.read(text: "quartier: 1\n", file: "s.yaml", findings: &before)
        #expect(before.all.map(\.code) == ["before", "missing-key", "missing-key", "missing-key"])
    }
}
