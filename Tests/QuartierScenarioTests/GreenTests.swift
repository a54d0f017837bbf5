import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// How much green there is, and who has it near.
@Suite struct GreenTests {
    /// A hectare with a house whose centroid is (10, 10) and ten residents.
    private static func city(_ build: (inout TestCity) -> Void) -> TestCity {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("B", Box(5, 5, 10, 10)) { $0.residents = 10 }
        build(&city)
        return city
    }

    @Test func overlappingGreenCountsOnce() throws {
        let city = Self.city {
            $0.green("a", Box(50, 50, 20, 20))
            $0.green("b", Box(60, 50, 20, 20), isPublic: false)
            $0.green("c", Box(50, 50, 20, 20), kind: nil)
        }
        let base = try city.baseline().measured
        #expect(try base.value("green_m2") == 600)
        // What is public somewhere is public there, whatever lies over it.
        #expect(try base.value("green_public_m2_per_resident") == 40)
    }

    @Test func waterIsNoGreen() throws {
        let city = Self.city {
            $0.green("lake", Box(50, 50, 100, 100), kind: .water)
            $0.green("park", Box(20, 20, 10, 10))
        }
        let base = try city.baseline {
            $0.parameters.greenAccess.minimumArea = 5_000
        }.measured
        #expect(try base.value("green_m2") == 100)
        #expect(try base.value("green_public_m2_per_resident") == 10)
        #expect(try base.value("residents_near_green_300m_share") == 0)
    }

    @Test func greenThatOnlyTouchesAZoneIsNoneOfIts() throws {
        let city = Self.city {
            $0.green("east", Box(100, 0, 50, 100))
            $0.green("corner", Box(100, 100, 50, 100))
            $0.green("round", Box(-10, -10, 120, 10))
        }
        let base = try city.baseline().measured
        #expect(try base.value("green_m2") == 0)
        #expect(try base.value("green_share") == 0)
        #expect(try base.measurement("green_public_m2_per_resident").coverage == 1)
    }

    @Test func aZoneInsideGreenIsGreen() throws {
        let city = Self.city { $0.green("forest", Box(-500, -500, 2_000, 2_000)) }
        #expect(try city.baseline().measured.value("green_share") == 1)
    }

    @Test func courtsAreNotGreen() throws {
        let city = Self.city {
            let hole = Array(Box(40, 40, 20, 20).ring.reversed())
            $0.add("ring", [Box(30, 30, 40, 40).ring, hole]) { (space: inout GreenSpace) in space.isPublic = true }
        }
        #expect(try city.baseline().measured.value("green_m2") == 1_200)
    }

    @Test(arguments: [(300.0, 1.0), (299.75, 1.0), (300.25, 0.0)])
    func exactlyTheLimitIsNear(_ distance: Double, _ share: Double) throws {
        let city = Self.city { $0.green("park", Box(10 + distance, 0, 100, 100)) }
        #expect(try city.baseline().measured.value("residents_near_green_300m_share") == share)
        // Along a diagonal, to a corner: 180 and 240 make 300.
        let diagonal = Self.city { $0.green("park", Box(10 + distance * 0.6, 10 + distance * 0.8, 100, 100)) }
        #expect(try diagonal.baseline().measured.value("residents_near_green_300m_share") == share)
    }

    @Test func livingInAParkIsNear() throws {
        let city = Self.city { $0.green("park", Box(-2_000, -2_000, 5_000, 5_000)) }
        #expect(
            try city.baseline { $0.parameters.greenAccess.limit = 1 }.measured
                .value("residents_near_green_1m_share") == 1)
    }

    @Test func sizeIsThatOfContiguousSpace() throws {
        let parts = Self.city {
            $0.green("a", Box(20, 20, 40, 25))
            $0.green("b", Box(60, 20, 40, 25))
            $0.green("c", Box(20, 45, 40, 75))
        }
        let near = { (city: TestCity, minimum: Double) in
            try city.baseline { $0.parameters.greenAccess.minimumArea = minimum }.measured
                .value("residents_near_green_300m_share")
        }
        // 1 000 + 1 000 + 3 000 m² that touch along edges.
        #expect(try near(parts, 5_000) == 1)
        #expect(try near(parts, 5_000.1) == 0)
        // Spaces that meet in a point are two.
        let corner = Self.city {
            $0.green("a", Box(20, 20, 50, 50))
            $0.green("b", Box(70, 70, 50, 50))
        }
        #expect(try near(corner, 2_500) == 1)
        #expect(try near(corner, 2_500.1) == 0)
        // A private piece between two public ones does not join them.
        let gap = Self.city {
            $0.green("a", Box(20, 20, 40, 50))
            $0.green("b", Box(60, 20, 10, 50), isPublic: false)
            $0.green("c", Box(70, 20, 40, 50))
        }
        #expect(try near(gap, 3_000) == 0)
    }

    @Test(arguments: [(8_100.14, 8_225.14), (8_100.21, 8_225.21), (8_100.56, 8_225.56)])
    func aParkDrawnWithTheSmallestSizeCounts(_ west: Double, _ east: Double) throws {
        // 125 × 40 m in centimetres, which are no exact doubles: the area comes out a hair below 5 000 m².
        var city = TestCity()
        city.district("D", Box(8_000, 1_000, 500, 500))
        city.building("B", Box(8_000, 1_000, 10, 10)) { $0.residents = 10 }
        let corners = ring((west, 1_000.5), (east, 1_000.5), (east, 1_040.5), (west, 1_040.5))
        city.add("park", [corners]) { (space: inout GreenSpace) in space.isPublic = true }
        try #require(city.city.green.shapes.area(of: 0) < 5_000)
        #expect(try city.baseline().measured.value("residents_near_green_300m_share") == 1)
        let more = try city.baseline { $0.parameters.greenAccess.minimumArea = 5_000.001 }
        #expect(try more.measured.value("residents_near_green_300m_share") == 0)
    }

    @Test func privateGreenCountsOnlyWhereAsked() throws {
        let city = Self.city { $0.green("garden", Box(20, 20, 80, 80), isPublic: false) }
        #expect(try city.baseline().measured.value("residents_near_green_300m_share") == 0)
        let any = try city.baseline { $0.parameters.greenAccess.publicOnly = false }
        #expect(try any.measured.value("residents_near_green_300m_share") == 1)
        #expect(try any.measured.value("green_public_m2_per_resident") == 0)
    }

    @Test func sharesCountPeopleAndNotBuildings() throws {
        var city = Self.city { $0.green("park", Box(10, 310, 100, 100)) }
        city.building("far", Box(5, -20, 10, 10)) { $0.residents = 30 }
        #expect(try city.baseline().measured.value("residents_near_green_300m_share") == 1)
        var larger = TestCity()
        larger.district("D", Box(0, -50, 100, 150))
        larger.city.buildings = city.city.buildings
        larger.city.green = city.city.green
        let measurement = try larger.baseline().measured.measurement("residents_near_green_300m_share")
        #expect(measurement.value == 0.25)
        #expect(measurement.numerator == 10)
        #expect(measurement.denominator == 40)
    }
}
