import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What lies under the crowns of trees.
@Suite struct CanopyTests {
    private static let empty = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.state(Tree.self)
        return city
    }()

    @Test func aTreeAloneIsADisc() throws {
        var city = Self.empty
        city.tree("T", 50, 50, crown: 8)
        let base = try city.baseline().measured
        #expect(agree(try base.value("canopy_m2"), 16 * .pi))
        #expect(agree(try base.value("canopy_share"), 16 * .pi / 10_000))
        #expect(try base.measurement("canopy_m2").imputed == 0)
    }

    @Test func crownsAreCutAtTheBorderAndCountOnce() throws {
        var city = Self.empty
        city.tree("half", 100, 50, crown: 8)
        city.tree("twice", 20, 20, crown: 6)
        city.tree("twin", 20, 20, crown: 6)
        city.tree("outside", 150, 50, crown: 6)
        #expect(agree(try city.baseline().measured.value("canopy_m2"), 17 * .pi))
    }

    @Test func aDrawnCrownIsTakenAsDrawn() throws {
        var city = Self.empty
        city.add("T", [Box(10, 10, 6, 5).ring]) { (tree: inout Tree) in tree.crownDiameter = 40 }
        city.add("U", [Box(30, 10, 6, 5).ring]) { (_: inout Tree) in }
        let measurement = try city.baseline().measured.measurement("canopy_m2")
        #expect(measurement.value == 60)
        #expect(measurement.coverage == 1 && measurement.imputed == 0)
    }

    @Test func aGroupIsWhatItsCrownsCoverTogether() throws {
        var city = Self.empty
        for place in [Coordinate(x: 40, y: 40), Coordinate(x: 40, y: 40), Coordinate(x: 60, y: 40)] {
            city.city.trees.shapes.append(place)
            city.city.trees.shapes.closeRing()
            city.city.trees.shapes.closePart()
        }
        city.city.trees.shapes.closeShape(.point)
        var tree = Tree()
        tree.crownDiameter = 4
        city.city.trees.elements.append(tree)
        city.city.trees.identifiers.append("group")
        #expect(agree(try city.baseline().measured.value("canopy_m2"), 8 * .pi))
    }

    @Test func aCrownThatNobodyStatesIsAssumedOrMissing() throws {
        var city = Self.empty
        for number in 0..<3 { city.tree("T\(number)", 10 + 20 * Double(number), 50, crown: 4) }
        city.tree("U", 80, 50, crown: nil)
        let baseline = try city.baseline()
        #expect(baseline.treesWithoutCrown == 1)
        #expect(try baseline.measured.reason("canopy_m2") == .partialCoverage)
        #expect(try baseline.measured.measurement("canopy_m2").coverage == 0.75)
        let assumed = try city.baseline { $0.assumptions.crownDiameter = 2 }
        let measurement = try assumed.measured.measurement("canopy_m2")
        #expect(assumed.treesWithoutCrown == 0)
        #expect(agree(measurement.value, 13 * .pi) && measurement.coverage == 1)
        #expect(agree(measurement.imputed, 1.0 / 13))
        let larger = try assumed.evaluate(Edits.assume { $0.crownDiameter = 4 })
        #expect(agree(try larger.value("canopy_m2"), 16 * .pi))
    }

    @Test func noTreesAreNoCanopy() throws {
        let base = try Self.empty.baseline().measured
        #expect(try base.value("canopy_m2") == 0 && base.value("canopy_share") == 0)
    }

    @Test func treesGrowAndAreFelled() throws {
        var city = Self.empty
        city.tree("T", 50, 50, crown: 8)
        city.tree("U", 20, 20, crown: 4)
        let baseline = try city.baseline()
        let grown = try baseline.evaluate(
            try Edits.change(.trees, "id = 'U'", [("crown_diameter_m", .multiply(by: 1.5))], expect: 1))
        #expect(agree(try grown.value("canopy_m2"), 25 * .pi))
        let felled = try baseline.evaluate(try Edits.remove(.trees, "crown_diameter_m > 5", expect: 1))
        #expect(agree(try felled.value("canopy_m2"), 4 * .pi))
        let planted = try baseline.evaluate(Edits.add(Tree.self) { $0.tree("N", 80, 80, crown: 2) })
        #expect(agree(try planted.value("canopy_m2"), 21 * .pi))
    }
}
