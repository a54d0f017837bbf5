import QuartierGeometry
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What `check` says of the streets.
@Suite struct StreetFindingTests {
    /// A street of 200 m, a locked gate on it, a house of 10 m beside it and entrances at some heights in its middle.
    private func findings(entrances: [Double], kind: StreetKind? = .local) throws -> [Finding] {
        var city = City()
        city.districts.shapes.appendArea(rings: [Self.ring(0, 0, 200, 100)])
        city.districts.elements = [District()]
        city.districts.identifiers = ["D"]
        city.buildings.shapes.appendArea(rings: [Self.ring(50, 10, 10, 10)])
        city.buildings.elements = [Building()]
        city.buildings.identifiers = ["B"]
        for x in [0.0, 100, 200] { city.streets.shapes.append(Coordinate(x: x, y: 0)) }
        city.streets.shapes.closeRing()
        city.streets.shapes.closePart()
        city.streets.shapes.closeShape(.line)
        city.streets.elements = [Street(), Street()]
        city.streets.elements[0].kind = kind
        city.streets.elements[1].isWalkable = false
        city.streets.shapes.appendPoint(Coordinate(x: 100, y: 0))
        for y in entrances {
            var entrance = Street()
            entrance.kind = .entrance
            city.streets.elements.append(entrance)
            city.streets.shapes.appendPoint(Coordinate(x: 55, y: y))
        }
        city.streets.identifiers = city.streets.elements.indices.map { "S\($0)" }
        (city.districts.isStated, city.buildings.isStated, city.streets.isStated) = (true, true, true)
        let baseline = try Baseline(
            of: city, crs: CRS("EPSG:31256"), assumptions: Assumptions(), parameters: Parameters(), indicators: [],
            zoneKinds: [.districts], crew: Crew())
        return try #require(StreetFindings(of: baseline, file: "s.geojson")).findings
    }

    private static func ring(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Coordinate] {
        [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0.0 * width, y: y + $0.1 * height) }
    }

    /// Points have no length and are no streets.
    @Test func lengthsAreThoseOfLines() throws {
        let lengths = try #require(try findings(entrances: [20]).first { $0.code == "walked-streets" })
        #expect(lengths.message == "0.2 km of streets are walked: local 0.2 km; 1 barriers close ways")
        #expect(try findings(entrances: []).allSatisfy { $0.code != "entrances" })
    }

    @Test func streetsOfWhichNothingIsSaidAreAWarning() throws {
        let told = try #require(try findings(entrances: []).first { $0.code == "walked-streets" })
        let untold = try #require(try findings(entrances: [], kind: nil).first { $0.code == "walked-streets" })
        #expect(told.severity == .note && untold.severity == .warning)
    }

    @Test func entrancesAreCountedAndThoseOnNoBuildingReported() throws {
        let found = try #require(try findings(entrances: [20, 20.4, 15]).first { $0.code == "entrances" })
        #expect(found.severity == .note && found.remedy == nil)
        #expect(
            found.message == "2 of 3 entrances lie on the outline of a building, within 0.5 m; walks from 1 of 1 "
                + "buildings begin there, from others at the place of the outline nearest to a street")
        let lost = try #require(try findings(entrances: [15]).first { $0.code == "entrances" })
        #expect(lost.severity == .warning && lost.remedy == "Draw entrances onto the outlines of their buildings")
    }
}
