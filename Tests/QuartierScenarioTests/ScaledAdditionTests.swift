import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// `scale` on `add`: so many times the area, about the centroid.
@Suite struct ScaledAdditionTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.state(GreenSpace.self)
        return city
    }()

    private static func parks(_ scale: Double, expect: Int? = nil) -> AddEdit<GreenSpace> {
        Edits.scaled(GreenSpace.self, by: scale, expect: expect) {
            $0.green("G", Box(10, 10, 20, 20))
            $0.green("H", Box(60, 60, 20, 10))
        }
    }

    @Test(arguments: [0.25, 0.5, 1, 1.75])
    func theAreaIsScaled(_ scale: Double) throws {
        let baseline = try Self.city.baseline()
        #expect(agree(try baseline.evaluate(Self.parks(scale, expect: 2)).value("green_m2"), 600 * scale))
        let green = baseline.view(Self.parks(scale)).green
        let centres = green.rows.compactMap { green.shape($0).pool.centroid(of: green.shape($0).index) }
        #expect(
            agree(centres[0].x, 20) && agree(centres[0].y, 20) && agree(centres[1].x, 70) && agree(centres[1].y, 65))
        #expect(agree(green.box(0).width, 20 * scale.squareRoot()))
    }

    @Test func nothingIsLeftOutOnPurpose() throws {
        let baseline = try Self.city.baseline()
        let outcome = try baseline.outcome([Self.parks(0, expect: 2)])
        #expect(outcome.matches == [0])
        #expect(outcome.findings.all.isEmpty)
        #expect(outcome.zones.map(\.measurements) == baseline.measurements)
        #expect(baseline.findings(Self.parks(0, expect: 3)).map(\.code) == ["unexpected-matches"])
    }

    @Test func anAdditionOfNothingIsToldWhatItCanDo() throws {
        let baseline = try Self.city.baseline()
        let finding = try #require(baseline.findings(Edits.add(GreenSpace.self) { _ in }).first)
        #expect(finding.code == "touches-nothing")
        #expect(finding.remedy == "Name a file that has features, or leave the edit out")
        let same = try #require(baseline.findings(Edits.assume { $0.householdSize.general = 2 }).first)
        #expect(same.remedy == "The study assumes the same: state other numbers, or leave the edit out")
        let removal = try #require(baseline.findings(Edits.remove(.green, "TRUE")).first)
        #expect(removal.remedy == "Check the condition, or state 'may_touch_nothing: true'")
    }
}
