import QuartierModel
import Testing

@testable import QuartierScenario

/// Who has a stop near.
@Suite struct StopTests {
    private static func city(_ build: (inout TestCity) -> Void) -> TestCity {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("B", Box(5, 5, 10, 10)) { $0.residents = 10 }
        city.building("C", Box(85, 5, 10, 10)) { $0.residents = 30 }
        city.state(Stop.self)
        build(&city)
        return city
    }

    @Test(arguments: [
        (-170.0, 250.0, 0.25, 1.0), (-170.25, 250, 0, 1), (-290, 10, 0.25, 1), (-290.25, 10, 0, 1),
        (-290, 410, 0, 0.25), (-290, 410.25, 0, 0), (-490, 10, 0, 0.25), (-490.25, 10, 0, 0), (50, 10, 1, 1),
    ])
    func exactlyTheLimitIsNear(_ x: Double, _ y: Double, _ within300: Double, _ within500: Double) throws {
        // Distances to B at (10, 10) are those of the triangle 3, 4, 5; C lies 80 m to its east.
        let base = try Self.city { $0.stop("S", x, y) }.baseline().measured
        #expect(try base.value("residents_near_stop_300m_share") == within300)
        #expect(try base.value("residents_near_stop_500m_share") == within500)
    }

    @Test func theNearestStopDecides() throws {
        let base = try Self.city {
            $0.stop("far", -490, 10)
            $0.stop("near", 50, 10)
        }.baseline().measured
        #expect(try base.value("residents_near_stop_300m_share") == 1)
    }

    @Test func stopsThatAreHardlyServedDoNotCount() throws {
        let city = Self.city {
            $0.stop("S", 10, 10, departures: 3.9)
            $0.stop("T", 385, 10, departures: 4)
        }
        let base = try city.baseline { $0.parameters.stopAccess.minimumDeparturesPerHour = 4 }.measured
        #expect(try base.value("residents_near_stop_300m_share") == 0.75)
    }

    @Test func withoutStopsNobodyIsNear() throws {
        let base = try Self.city { _ in }.baseline().measured
        #expect(try base.value("residents_near_stop_500m_share") == 0)
    }

    @Test func everyLimitIsAnIndicator() throws {
        let base = try Self.city { $0.stop("S", 10, 160) }.baseline { $0.parameters.stopAccess.limits = [100, 150] }
        #expect(try base.measured.value("residents_near_stop_100m_share") == 0)
        #expect(try base.measured.value("residents_near_stop_150m_share") == 0.25)
    }
}
