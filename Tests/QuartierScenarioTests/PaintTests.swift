import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// `paint`: a built form on plots, by numbers that can be worked out in the head.
@Suite struct PaintTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 300, 100))
        city.plot("P", Box(0, 0, 100, 100))
        city.plot("Q", Box(100, 0, 100, 100))
        city.building("A", Box(10, 10, 10, 10)) {
            $0.storeys = 4
            $0.use = .residential
            $0.dwellings = 8
        }
        city.building("B", Box(110, 10, 10, 10), storeys: 5)
        city.building("C", Box(210, 10, 10, 10), storeys: 1, .office)
        return city
    }()

    private static let block = BuiltForm(
        "block", storeys: 5, coverage: 0.5, uses: [.residential: 0.8, .office: 0.2])

    @Test func theNumbersAreThoseOfTheForm() throws {
        let baseline = try Self.city.baseline()
        let outcome = try baseline.outcome([Edits.paint("id = 'P'", Self.block, share: 0.6, density: 1.1, expect: 1)])
        let measured = Measured(outcome, baseline.indicators)
        let footprint = 10_000 * 0.6 * 0.5 * 1.1
        #expect(agree(try measured.value("footprint_m2"), 300 + footprint))
        #expect(agree(try measured.value("gfa_m2"), 400 + 500 + 100 + footprint * 5))
        #expect(agree(try measured.value("residential_gfa_m2"), 400 + 500 + footprint * 5 * 0.8))
        #expect(agree(try measured.value("dwellings"), 8 + 5 + footprint * 5 * 0.8 / 100))
        #expect(agree(try measured.value("jobs"), 5 + footprint * 5 * 0.2 / 20))
        #expect(try measured.value("buildings") == 5)
        #expect(outcome.matches == [1])
        let buildings = baseline.view(try Edits.paint("id = 'P'", Self.block)).buildings
        #expect(buildings.rows.map(buildings.identifier).suffix(2) == ["P block residential", "P block office"])
    }

    @Test func whatIsReplacedGivesWayInTheSameShare() throws {
        let baseline = try Self.city.baseline()
        let part = try baseline.evaluate(Edits.paint("id = 'P'", Self.block, share: 0.75, replacing: true))
        let painted = 10_000 * 0.75 * 0.5
        #expect(agree(try part.value("footprint_m2"), 25 + 200 + painted))
        #expect(agree(try part.value("gfa_m2"), 100 + 500 + 100 + painted * 5))
        // What was counted shrinks with the floor area it belongs to.
        #expect(agree(try part.value("dwellings"), 2 + 5 + painted * 5 * 0.8 / 100))
        let whole = try baseline.evaluate(Edits.paint("TRUE", Self.block, replacing: true, expect: 2))
        #expect(agree(try whole.value("gfa_m2"), 100 + 20_000 * 0.5 * 5))
        #expect(try whole.value("buildings") == 1 + 4)
        // Painting again replaces what was painted before.
        let again = try Edits.paint("id = 'P'", Self.block, replacing: true)
        #expect(agree(try baseline.evaluate(again, again).value("gfa_m2"), 500 + 100 + 25_000))
        let both = try Edits.paint("id = 'P'", Self.block, share: 0.5)
        #expect(agree(try baseline.evaluate(both, both).value("gfa_m2"), 1_000 + 25_000))
    }

    @Test(arguments: [
        [ring((0, 0), (60, 0), (60, 10), (10, 10), (10, 60), (0, 60))],
        [ring((0, 0), (90, 0), (90, 90), (0, 90)), Array(ring((10, 10), (80, 10), (80, 80), (10, 80)).reversed())],
        [ring((0, 0), (40, 5), (35, 30), (12, 44))], [ring((0, 0), (80, 0), (0, 1))],
    ])
    func plotsOfAnyShapeHoldExactlyWhatIsAsked(_ rings: [[Coordinate]]) throws {
        var pool = ShapePool()
        pool.appendArea(rings: rings)
        pool.normaliseOrientation()
        let kernel = GeometryKernel()
        let shares = [0.5, 0.3, 0.2]
        for part in [0.05, 0.4, 0.9, 1] {
            let area = pool.area(of: 0) * part
            let found = try PaintedShape(kernel: kernel).footprints(of: area, in: 0, of: pool, shares: shares)
            #expect(found.count == 3)
            for (index, share) in shares.enumerated() {
                #expect(agree(found.area(of: index) / area, share, within: 1e-8))
                #expect(kernel.validity(of: index, in: found) == .valid)
                let inside = try kernel.intersectionArea(index, of: found, with: 0, of: pool)
                #expect(inside > found.area(of: index) * (1 - 1e-7))
            }
            let common = try kernel.intersectionArea(0, of: found, with: 1, of: found)
            #expect(common < area * 1e-9)
        }
    }

    @Test func whatCannotBeIsRefused() throws {
        let baseline = try Self.city.baseline()
        let dense = baseline.findings(try Edits.paint("id = 'P'", Self.block, density: 2.5))
        #expect(dense.map(\.code) == ["too-dense"])
        #expect(baseline.findings(try Edits.paint("id = 'P'", Self.block, density: 2)).isEmpty)
        #expect(baseline.findings(try Edits.paint("id = 'Z'", Self.block)).map(\.code) == ["touches-nothing"])
        #expect(baseline.findings(try Edits.paint("id = 'Z'", Self.block, mayTouchNothing: true)).isEmpty)
        #expect(
            baseline.findings(try Edits.paint("id = 'P'", Self.block, expect: 2)).map(\.code)
                == ["unexpected-matches"])
    }

    @Test func theLibraryHoldsTogether() {
        #expect(Set(BuiltFormLibrary.forms.map(\.name)).count == BuiltFormLibrary.forms.count)
        for form in BuiltFormLibrary.forms {
            #expect(abs(form.orderedUses.map(\.share).reduce(0, +) - 1) < 1e-9, "\(form.name)")
            #expect((0.1...0.8).contains(form.coverage) && (0.4...4).contains(form.floorSpaceIndex), "\(form.name)")
        }
    }
}
