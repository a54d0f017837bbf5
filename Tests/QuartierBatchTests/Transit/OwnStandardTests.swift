import QuartierIO
import QuartierModel
import QuartierScenario
import QuartierTransit
import Testing

@testable import QuartierBatch

/// Standards of quality classes that a study states with their tables.
@Suite struct OwnStandardTests {
    /// A known standard as a study states one of its own, under another name.
    private func statement(of standard: QualityStandard) -> String {
        StandardText.page(of: standard).replacing("id: \(standard.id)", with: "id: own_\(standard.id)")
            .split(separator: "\n").map { "    \($0)\n" }.joined()
    }

    private func messages(_ change: (String) -> String) -> [String] {
        StudyTexts.messages(
            "parameters:\n  transit_classes:\n" + change(statement(of: .named("are_2017") ?? .oerok2017))
        )
        .map { $0.replacing("s.yaml:", with: "") }
    }

    @Test(arguments: QualityStandard.all)
    func whatIsPrintedCanBeStated(_ edition: QualityStandard) throws {
        let (study, findings) = StudyTexts.read("parameters:\n  transit_classes:\n" + statement(of: edition))
        #expect(findings.all.isEmpty)
        let own = try #require(study?.parameters.transitClasses.standard)
        #expect(own.id == "own_\(edition.id)")
        let renamed = try QualityStandard(
            own.id, title: edition.title, source: edition.source, window: edition.window, interval: edition.interval,
            countsOnDemand: edition.countsOnDemand, distance: edition.distance, pooling: edition.pooling,
            groups: edition.groups, rings: edition.rings, tables: edition.tables)
        #expect(own == renamed)
    }

    /// JSON is YAML: what a manifest says of a standard can be taken over as it is.
    @Test func theJSONOfAStandardCanBeStatedToo() throws {
        let json = StandardText.json(of: [.oerok2017]).replacing("\"oerok_2017\"", with: "\"own\"")
        let text = json.split(separator: "\n").dropFirst().dropLast().joined(separator: " ")
        let (study, findings) = StudyTexts.read("parameters: {transit_classes: {standard: \(text)}}\n")
        #expect(findings.all.isEmpty)
        let own = try #require(study?.parameters.transitClasses.standard)
        #expect(own.tables == QualityStandard.oerok2017.tables && own.groups == QualityStandard.oerok2017.groups)
    }

    /// The same tables under another name give the same classes.
    @Test func anOwnStandardMeasuresAsAKnownOne() throws {
        let tables = StandardText.page(of: .oerok2017).replacing("id: oerok_2017", with: "id: own")
            .split(separator: "\n").map { "    \($0)\n" }.joined()
        let known = try TransitStudy.run(TransitStudy.text(output: TransitStudy.maps))
        let own = try TransitStudy.run(
            TransitStudy.text(parameters: "transit_classes: {standard: oerok_2017}", output: TransitStudy.maps)
                .replacing(
                    "parameters: {assign: centroid, transit_classes: {standard: oerok_2017}}",
                    with: "parameters:\n  assign: centroid\n  transit_classes:\n" + tables))
        let names = known.names.filter { $0.hasSuffix(".geojson") || $0 == "summary.csv" }
        #expect(names.count > 10)
        for name in names {
            let expected = try known.text(of: name).replacing("oerok_2017", with: "own")
            #expect(try own.text(of: name) == expected, "\(name)")
        }
        let parameters = try #require(try own.manifest()["parameters"] as? [String: Any])
        let classes = try #require(parameters["transit_classes"] as? [String: Any])
        let standard = try #require(classes["standard"] as? [String: Any])
        #expect(standard["id"] as? String == "own")
        #expect((standard["categories"] as? [String: Any])?["<5"] as? [String] == ["I", "I", "II", "III?"])
    }

    @Test func stationsAreOfInterestAsFarAsTheRingsReach() throws {
        func findings(_ standard: String) throws -> [String] {
            let parameters = "transit_classes: {standard: \(standard)}"
            return try TransitStudy.findings(TransitStudy.text(transit: "far", parameters: parameters)) {
                try SmallFeed(longitude: 16.55, north: 48.2254).write(to: $0 + "/far")
            }
        }
        let own = """
            {id: own, title: Own, groups: [{title: Bus, modes: [bus]}], rings_m: [5000], categories: {"<60": [I]}, \
            classes: {I: [A]}}
            """
        #expect(try findings(own) == [])
        #expect(try findings("goat_120").first?.contains("no station lies within 3 000 m") == true)
    }

    @Test func faultsStandWhereTheTableHasThem() {
        #expect(
            messages { $0.replacing("\"<10\": [I, II, III, IV]", with: "\"<10\": [I, II, III]") } == [
                "25:9, parameters.transit_classes.standard.categories.<10: error: '<10' has 3 cells. "
                    + "Write one for each group of modes, which makes 4; – where there is none [wrong-table]"
            ])
        #expect(
            messages { $0.replacing("rings_m: [300, 500, 750, 1000]", with: "rings_m: [300, 500, 500, 1000]") } == [
                "22:27, parameters.transit_classes.standard.rings_m[2]: error: the ways do not grow. "
                    + "Write the upper ends of the rings, the nearest first [wrong-table]"
            ])
        #expect(
            messages { $0.replacing("id: own_are_2017", with: "id: oevgk18") } == [
                "9:11, parameters.transit_classes.standard.id: error: 'oevgk18' is the name of a known standard. Give "
                    + "this one a name of its own, or write 'standard: oevgk18' for the known one [taken-name]"
            ])
        #expect(
            messages { $0.replacing("modes: [rail,", with: "modes: [train,") }.first?.contains(
                "groups[0].modes[0]: error: unknown value 'train'") == true)
    }

    @Test func namesOfStandardsAreSuggested() {
        #expect(
            StudyTexts.messages("parameters: {transit_classes: {standard: oerok2017}}\n").first?.contains(
                "did you mean 'oerok_2017'?") == true)
        #expect(!StudyTexts.messages("parameters: {transit_classes: {standard: {}}}\n").isEmpty)
        #expect(!StudyTexts.messages("parameters: {transit_classes: {standard: [oerok_2017]}}\n").isEmpty)
    }

    @Test func thePageOfStandardsIsThatOfTheProgram() throws {
        let page = try ResultRun.text(at: ResultRun.root + "/Documentation/Standards.md")
        #expect(StandardText.markdown(of: QualityStandard.all) == page)
        let width = try #require(QualityStandard.all.map(\.id.count).max())
        for line in StandardText.list(of: QualityStandard.all).split(separator: "\n") {
            #expect(line.dropFirst(width).hasPrefix("  "))
        }
    }
}
