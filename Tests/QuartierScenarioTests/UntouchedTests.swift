import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What a scenario leaves as it was.
@Suite struct UntouchedTests {
    /// Everything a city states, to be compared.
    private struct Snapshot: Equatable {
        var coordinates: [[Coordinate]]
        var identifiers: [[String]]
        var buildings: [Building]
        var plots: [Plot]
        var green: [GreenSpace]
        var stops: [Stop]
        var measurements: [[Measurement]]

        init(_ baseline: Baseline) {
            let city = baseline.city
            coordinates = [
                city.districts.shapes, city.plots.shapes, city.buildings.shapes, city.green.shapes, city.stops.shapes,
            ].map(\.coordinates)
            identifiers = [
                city.districts.identifiers, city.plots.identifiers, city.buildings.identifiers,
                city.green.identifiers, city.stops.identifiers,
            ]
            buildings = city.buildings.elements
            plots = city.plots.elements
            green = city.green.elements
            stops = city.stops.elements
            measurements = baseline.measurements
        }
    }

    @Test(arguments: 0..<6)
    func theBaseStaysWhatItWas(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 500 + seed)
        var source = RandomCity()
        source.hasCounts = true
        let baseline = try Setting(parameters: RandomCity.parameters).baseline(of: source.build(&dice))
        let before = Snapshot(baseline)
        var edits = RandomEdits(for: source)
        for _ in 0..<400 {
            _ = baseline.draft(Scenario(id: "s", edits: try edits.next(&dice)), crew: Crew())
        }
        for _ in 0..<40 { _ = try baseline.evaluate(Scenario(id: "s", edits: edits.next(&dice)), crew: Crew()) }
        #expect(Snapshot(baseline) == before)
    }

    @Test func aScenarioWithoutEditsIsTheBase() throws {
        var dice = SeededGenerator(seed: 7)
        let baseline = try Setting(parameters: RandomCity.parameters).baseline(of: RandomCity().build(&dice))
        let outcome = try baseline.outcome([])
        #expect(outcome.zones.map(\.measurements) == baseline.measurements)
        #expect(!outcome.zones.map(\.isReused).contains(false))
    }

    @Test func zonesOutOfReachAreReused() throws {
        var city = TestCity()
        city.district("W", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        city.building("A", Box(10, 10, 10, 10), storeys: 5)
        city.building("B", Box(110, 10, 10, 10), storeys: 5)
        let outcome = try city.baseline().outcome([
            Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(6)))])
        ])
        #expect(outcome.zones.map(\.isReused) == [false, true])
    }

    @Test func anEarlierScenarioLeavesNoTrace() throws {
        var dice = SeededGenerator(seed: 8)
        let source = RandomCity()
        let baseline = try Setting(parameters: RandomCity.parameters).baseline(of: source.build(&dice))
        let edit = try Edits.change(.buildings, "TRUE", [("storeys", .set(.number(4)))])
        let alone = try baseline.outcome([edit]).zones.map(\.measurements)
        var edits = RandomEdits(for: source)
        for _ in 0..<20 { _ = try baseline.evaluate(Scenario(id: "s", edits: edits.next(&dice)), crew: Crew()) }
        #expect(try baseline.outcome([edit]).zones.map(\.measurements) == alone)
    }

    @Test func aRenamedPlotHasItsNewName() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50)) { $0.name = "Alt" }
        city.plot("Q", Box(50, 0, 50, 50)) { $0.name = "Ost" }
        let rename = try Edits.change(.plots, "id = 'Q'", [("name", .set(.text("Neu")))])
        for kinds in [[ZoneKind.plots], [.districts, .plots]] {
            let baseline = try city.baseline { $0.kinds = kinds }
            let outcome = try baseline.outcome([rename])
            #expect(outcome.zones.map(\.zone.name).suffix(2) == ["Alt", "Neu"])
            #expect(outcome.zones.map(\.zone.id).suffix(2) == ["P", "Q"])
            #expect(!outcome.zones.map(\.isReused).contains(false))
            #expect(baseline.zones.zones.map(\.name).suffix(2) == ["Alt", "Ost"])
        }
        #expect(try city.baseline().outcome([rename]).zones.map(\.zone.id) == ["D"])
        let both = try city.baseline { $0.kinds = [.plots] }.outcome([rename, Edits.remove(.plots, "id = 'P'")])
        #expect(both.zones.map(\.zone.name) == ["Neu"])
    }

    @Test func aRenamedPlotKeepsItsBase() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50))
        city.plot("Q", Box(50, 0, 50, 50))
        let outcome = try city.baseline { $0.kinds = [.plots] }.outcome([
            Edits.change(.plots, "id = 'Q'", [("name", .set(.text("Neu")))]), Edits.remove(.plots, "id = 'P'"),
        ])
        #expect(outcome.zones.map(\.zone.id) == ["Q"])
        #expect(outcome.zones.map(\.baseIndex) == [1])
    }
}
