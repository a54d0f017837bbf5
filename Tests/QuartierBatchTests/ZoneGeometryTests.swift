import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// Borders are written with as few decimals as keep them valid.
@Suite struct ZoneGeometryTests {
    private func encoded(_ ring: [(Double, Double)]) throws -> ZoneGeometries.Encoded {
        var city = City()
        city.districts.shapes.appendArea(rings: [ring.map { Coordinate(x: 12_807 + $0.0, y: 342_915 + $0.1) }])
        city.districts.elements = [District()]
        city.districts.identifiers = ["D"]
        city.districts.isStated = true
        let crew = Crew()
        let baseline = try Baseline(
            of: city, crs: CRS("EPSG:31256"), assumptions: Assumptions(), parameters: Parameters(), indicators: [],
            zoneKinds: [.districts], crew: crew)
        let geometries = try ZoneGeometries(of: baseline, near: Coordinate(x: 16.5, y: 48.2), crew: crew)
        return try #require(geometries.base.first)
    }

    @Test func sevenDecimalsAreEnoughForAPlot() throws {
        let encoded = try encoded([(0, 0), (40, 0), (40, 30), (0, 30), (0, 0)])
        #expect(encoded.decimals == 7)
        #expect(encoded.geometry.bytes.starts(with: Array(#"{"type":"Polygon""#.utf8)))
    }

    @Test func aNotchOfLessThanAMillimetreTakesNine() throws {
        // At 7 decimals (8 to 11 mm here) both flanks of the notch fall together.
        let encoded = try encoded([
            (0, 0), (20, 0), (20.0003, 25), (20.0006, 0), (40, 0), (40, 30), (0, 30), (0, 0),
        ])
        #expect(encoded.decimals == 9)
        #expect(GeometryKernel().validity(of: 0, in: encoded.geometry.rounded) == .valid)
    }
}
