import Testing

@testable import QuartierGeometry

/// Which operation is taken between two systems, by rule and by name.
@Suite struct OperationTests {
    private static let vienna = Coordinate(x: 16.37, y: 48.21)

    private func operation(
        from source: String = "EPSG:31256", to target: String = "EPSG:4326", near site: Coordinate? = Self.vienna,
        by stated: String? = nil
    ) throws -> OperationInfo {
        try CoordinateTransform(from: CRS(source), to: CRS(target), near: site, by: stated).operation
    }

    @Test func theCandidatesAreListedWithWhatStandsAgainstThem() throws {
        let chosen = try operation()
        #expect(!chosen.isStated && chosen.coversSite)
        #expect(chosen.name == "Inverse of Austria Gauss-Kruger East + MGI to ETRS89 (1)")
        #expect(chosen.candidates.contains { $0.name == chosen.name && $0.accuracy == 1.5 && $0.obstacle == nil })
        let grid = try #require(chosen.candidates.first { $0.name.hasSuffix("MGI to ETRS89 (8)") })
        #expect(grid.obstacle == .missingGrids && grid.accuracy == 0.14)
        #expect(chosen.candidates.contains { $0.name.hasSuffix("MGI to WGS 84 (3)") })
    }

    @Test(arguments: [
        "MGI to WGS 84 (8)", "mgi to wgs 84 (8)", "Inverse of MGI to WGS 84 (8)", "EPSG:1194", "epsg:1194",
        "Inverse of Austria Gauss-Kruger East + MGI to WGS 84 (8)",
    ]) func anOperationIsTakenByNameStepOrCode(_ text: String) throws {
        let chosen = try operation(by: text)
        #expect(chosen.name == "Inverse of Austria Gauss-Kruger East + MGI to WGS 84 (8)")
        #expect(chosen.isStated && chosen.accuracy == 0.5 && chosen.route == nil)
        // Styria's set; the register does not mean it for Vienna.
        #expect(!chosen.coversSite)
    }

    @Test func theWayBackGoesByTheSameName() throws {
        var there = try CoordinateTransform(
            from: CRS("EPSG:31256"), to: .wgs84, near: Self.vienna, by: "MGI to WGS 84 (8)")
        var back = try CoordinateTransform(
            from: .wgs84, to: CRS("EPSG:31256"), near: Self.vienna, by: "MGI to WGS 84 (8)")
        var places = [Coordinate(x: 2_700, y: 341_200)]
        try there.apply(to: &places)
        let degrees = places[0]
        try back.apply(to: &places)
        #expect(places[0].distance(to: Coordinate(x: 2_700, y: 341_200)) < 0.003)
        // Another set of parameters is most of a metre away.
        var other = try CoordinateTransform(
            from: .wgs84, to: CRS("EPSG:31256"), near: Self.vienna, by: "MGI to WGS 84 (3)")
        places = [degrees]
        try other.apply(to: &places)
        let distance = places[0].distance(to: Coordinate(x: 2_700, y: 341_200))
        #expect(distance > 0.85 && distance < 1.0, "\(distance)")
    }

    @Test func theStepByETRS89CanBeNamedToo() throws {
        let chosen = try operation(by: "MGI to ETRS89 (1)")
        #expect(chosen.isStated && chosen.route == "by ETRS89, taken as WGS 84" && chosen.coversSite)
        let plane = CRS.equalArea(centredAt: Self.vienna)
        let toPlane = try CoordinateTransform(
            from: CRS("EPSG:31256"), to: plane, near: Self.vienna, by: "MGI to WGS 84 (8)")
        #expect(toPlane.operation.name.contains("MGI to WGS 84 (8)"))
    }

    @Test func anUnknownNameIsRefusedWithTheKnownOnes() throws {
        let error = #expect(throws: ProjectionError.self) { try operation(by: "MGI to WGS 84 (88)") }
        #expect(error?.code == .noOperation)
        #expect(error?.message == "'MGI to WGS 84 (88)' is no operation from EPSG:31256 to EPSG:4326")
        for name in ["MGI to ETRS89 (1)", "MGI to WGS 84 (3)", "MGI to WGS 84 (8)"] {
            #expect(error?.remedy.contains(name) == true)
        }
    }

    @Test func anOperationWithoutItsGridIsRefusedByTheNameOfTheGrid() throws {
        let error = #expect(throws: ProjectionError.self) { try operation(by: "MGI to ETRS89 (8)") }
        #expect(error?.message.contains("at_bev_AT_GIS_GRID_2021_09_28.tif, which is not installed") == true)
        #expect(error?.remedy.contains("/usr/share/proj") == true)
    }

    @Test func aBallparkIsRefusedEvenByName() throws {
        let error = #expect(throws: ProjectionError.self) {
            try operation(
                from: "+proj=utm +zone=33 +ellps=bessel +type=crs",
                by: "Ballpark geographic offset from unknown to WGS 84")
        }
        #expect(error?.code == .noOperation)
    }

    @Test func betweenTheSameSystemsThereIsNothingToName() throws {
        let error = #expect(throws: ProjectionError.self) {
            try operation(from: "EPSG:4326", by: "MGI to WGS 84 (8)")
        }
        #expect(error?.remedy == "Leave the operation out")
    }
}
