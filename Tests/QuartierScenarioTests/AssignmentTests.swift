import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Which zone a building or plot belongs to when it lies on a border.
@Suite struct AssignmentTests {
    private static func twoSquares() -> TestCity {
        var city = TestCity()
        city.district("W", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        return city
    }

    /// A building of 20 × 10 m, a quarter of it in the west, with one dwelling for every 100 m² of its 1 000 m².
    private static let straddling = {
        var city = twoSquares()
        city.building("B", Box(95, 40, 20, 10), storeys: 5)
        city.plot("P", Box(90, 30, 40, 30))
        return city
    }()

    @Test(arguments: [Assignment.centroid, .pointOnSurface])
    func pointsAssignWholeBuildings(_ assignment: Assignment) throws {
        let base = try Self.straddling.baseline { $0.parameters.assignment = assignment }.measured
        #expect(try base.value("buildings", "W") == 0)
        #expect(try base.value("buildings", "E") == 1)
        #expect(try base.value("dwellings", "E") == 10)
        #expect(try base.value("net_area_m2", "W") == 0)
        #expect(try base.value("net_area_m2", "E") == 1_200)
    }

    @Test func areaSharesEverythingOut() throws {
        let base = try Self.straddling.baseline { $0.parameters.assignment = .areaShare }.measured
        for (indicator, west, east) in [
            ("buildings", 0.25, 0.75), ("footprint_m2", 50, 150), ("gfa_m2", 250, 750), ("dwellings", 2.5, 7.5),
            ("residents", 5, 15), ("net_area_m2", 300, 900), ("storeys_mean", 5, 5),
        ] {
            #expect(agree(try base.value(indicator, "W"), west), "\(indicator)")
            #expect(agree(try base.value(indicator, "E"), east), "\(indicator)")
        }
    }

    @Test func aHollowShapeLiesWhereItsSurfaceIsIfTheStudySaysSo() throws {
        // A U: its centroid lies in its court, outside of it.
        let shape = ring((60, 10), (180, 10), (180, 14), (98, 14), (98, 86), (180, 86), (180, 90), (60, 90))
        var city = TestCity()
        city.add("B", [shape]) { (_: inout Building) in }
        city.add("P", [shape]) { (_: inout Plot) in }
        let surface = try GeometryKernel().pointOnSurface(of: 0, in: city.city.plots.shapes)
        let centroid = try #require(city.city.plots.shapes.centroid(of: 0))
        try #require(abs(surface.x - centroid.x) > 1)
        // A border between the two places tells the rules apart.
        let border = (surface.x + centroid.x) / 2
        city.district("W", Box(0, 0, border, 100))
        city.district("E", Box(border, 0, 200 - border, 100))
        let (home, other) = surface.x < border ? ("W", "E") : ("E", "W")
        let bySurface = try city.baseline { $0.parameters.assignment = .pointOnSurface }.measured
        let byCentroid = try city.baseline().measured
        let area = city.city.plots.shapes.area(of: 0)
        for (indicator, whole) in [("buildings", 1.0), ("net_area_m2", area)] {
            #expect(try bySurface.value(indicator, home) == whole)
            #expect(try bySurface.value(indicator, other) == 0)
            #expect(try byCentroid.value(indicator, home) == 0)
            #expect(try byCentroid.value(indicator, other) == whole)
        }
    }

    @Test(arguments: [Assignment.centroid, .pointOnSurface, .areaShare])
    func aBuildingOnTheBorderCountsOnce(_ assignment: Assignment) throws {
        var city = Self.twoSquares()
        city.district("N", Box(0, 100, 200, 100))
        city.building("on an edge", Box(90, 40, 20, 10), storeys: 5)
        city.building("on a corner", Box(90, 95, 20, 10), storeys: 5)
        city.building("along an edge", Box(20, 95, 20, 10), storeys: 5)
        let base = try city.baseline {
            $0.parameters.assignment = assignment
            $0.kinds = [.districts, .study]
        }.measured
        for (indicator, sum) in [("buildings", 3.0), ("gfa_m2", 3_000), ("residents", 60)] {
            let parts = try ["W", "E", "N"].map { try base.value(indicator, $0) ?? .nan }
            #expect(agree(parts.reduce(0, +), sum))
            #expect(agree(try base.value(indicator, "study", of: .study), sum))
            if assignment != .areaShare { #expect(parts.allSatisfy { $0 == $0.rounded() }) }
        }
    }

    @Test func aBorderThatWasRoundedTwiceBringsNobodyOver() throws {
        var city = Self.twoSquares()
        city.building("B", Box(100 - 1e-10, 40, 20, 10), storeys: 5)
        city.plot("P", Box(100 - 1e-10, 30, 40, 30))
        city.green("G", Box(100 - 1e-10, 60, 20, 10), isPublic: nil)
        let base = try city.baseline { $0.parameters.assignment = .areaShare }.measured
        #expect(try base.value("buildings", "W") == 0)
        #expect(try base.value("net_area_m2", "W") == 0)
        #expect(try base.reason("residents_near_stop_300m_share", "W") == .noData)
        #expect(try base.reason("storeys_mean", "W") == .denominatorZero)
        #expect(try base.measurement("green_public_m2_per_resident", "W").coverage == 1)
        #expect(agree(try base.value("buildings", "E"), 1))
        #expect(try base.measurement("green_public_m2_per_resident", "E").coverage == 0)
    }

    @Test func overlappingDistrictsAreMeasuredOneByOne() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.district("E", Box(50, 0, 100, 100))
        city.building("left", Box(10, 10, 10, 10), storeys: 5)
        city.building("both", Box(70, 10, 10, 10), storeys: 5)
        city.green("G", Box(40, 50, 20, 20))
        let base = try city.baseline { $0.kinds = [.districts, .study] }.measured
        #expect(try base.value("buildings", "D") == 2)
        #expect(try base.value("buildings", "E") == 1)
        #expect(try base.value("green_m2", "D") == 400)
        #expect(try base.value("green_m2", "E") == 200)
        // The study is the union: nothing counts twice.
        #expect(try base.value("area_m2", "study", of: .study) == 15_000)
        #expect(try base.value("buildings", "study", of: .study) == 2)
        #expect(try base.value("green_m2", "study", of: .study) == 400)
    }

    @Test func theStudyMayBeInPieces() throws {
        var city = TestCity()
        city.district("A", Box(0, 0, 100, 100))
        city.district("B", Box(100, 100, 100, 100))
        city.district("C", Box(500, 0, 100, 100))
        city.building("between", Box(300, 10, 10, 10), storeys: 5)
        city.building("inside", Box(510, 10, 10, 10), storeys: 5)
        city.green("across", Box(90, 0, 420, 10))
        let base = try city.baseline { $0.kinds = [.study] }.measured
        #expect(try base.value("area_m2", "study", of: .study) == 30_000)
        #expect(try base.value("buildings", "study", of: .study) == 1)
        #expect(try base.value("green_m2", "study", of: .study) == 200)
    }
}
