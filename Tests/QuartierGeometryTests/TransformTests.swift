import Glibc
import Testing

@testable import QuartierGeometry

@Suite struct TransformTests {
    /// Places of cities, east and north, with their degrees by an independent program (cs2cs 9.1.1).
    struct City: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let crs: String
        let plane: Coordinate
        let degrees: Coordinate
    }

    static let cities = [
        City(
            testDescription: "Seestadt", crs: "EPSG:31256", plane: Coordinate(x: 12_807, y: 342_915),
            degrees: Coordinate(x: 16.504498664, y: 48.224501176)),
        City(
            testDescription: "Krefeld", crs: "EPSG:25832", plane: Coordinate(x: 330_208, y: 5_690_323),
            degrees: Coordinate(x: 6.562306980, y: 51.338799974)),
        City(
            testDescription: "Sofia", crs: "EPSG:7801", plane: Coordinate(x: 321_559, y: 4_731_436),
            degrees: Coordinate(x: 23.321897855, y: 42.697699326)),
        City(
            testDescription: "Munich", crs: "EPSG:25832", plane: Coordinate(x: 691_567, y: 5_334_734),
            degrees: Coordinate(x: 11.574995469, y: 48.136997129)),
        City(
            testDescription: "Utrecht", crs: "EPSG:28992", plane: Coordinate(x: 136_687, y: 455_783),
            degrees: Coordinate(x: 5.119992779, y: 52.090003480)),
        City(
            testDescription: "Vari", crs: "EPSG:2100", plane: Coordinate(x: 480_493, y: 4_187_798),
            degrees: Coordinate(x: 23.779999622, y: 37.840002442)),
    ]

    @Test(arguments: cities) func referencePlacesAreMetWithinAMetre(city: City) throws {
        let crs = try CRS(city.crs)
        for site in [city.degrees, nil] {
            var there = try CoordinateTransform(from: crs, to: .wgs84, near: site)
            var places = [city.plane]
            try there.apply(to: &places)
            #expect(agree(places[0].x, city.degrees.x, within: 1e-9))
            #expect(agree(places[0].y, city.degrees.y, within: 1e-9))
            var back = try CoordinateTransform(from: .wgs84, to: crs, near: site)
            try back.apply(to: &places)
            #expect(places[0].distance(to: city.plane) < 0.003)
        }
    }

    @Test(arguments: cities) func theEqualAreaPlaneIsReachedAndLeft(city: City) throws {
        let crs = try CRS(city.crs)
        let plane = CRS.equalArea(centredAt: city.degrees)
        var there = try CoordinateTransform(from: crs, to: plane, near: city.degrees)
        var places = [city.plane]
        try there.apply(to: &places)
        #expect(places[0].distance(to: Coordinate(x: 0, y: 0)) < 0.15)
        var back = try CoordinateTransform(from: plane, to: crs, near: city.degrees)
        try back.apply(to: &places)
        #expect(places[0].distance(to: city.plane) < 0.003)
        #expect(there.operation.route == back.operation.route)
    }

    @Test func mgiGoesByETRS89() throws {
        let there = try CoordinateTransform(
            from: CRS("EPSG:31256"), to: .wgs84, near: Coordinate(x: 16.5, y: 48.2))
        #expect(there.operation.route == "by ETRS89, taken as WGS 84")
        #expect(there.operation.accuracy == 1.5)
        #expect(there.operation.name.contains("MGI to ETRS89"))
        #expect(!there.operation.missingGrids.isEmpty)
        let back = try CoordinateTransform(from: .wgs84, to: CRS("EPSG:31256"))
        #expect(back.operation.route == there.operation.route)
        #expect(back.operation.accuracy == 1.5)
    }

    @Test func dhdnGoesByETRS89AndUsesItsGrid() throws {
        let operation = try CoordinateTransform(
            from: CRS("EPSG:31466"), to: .wgs84, near: Coordinate(x: 6.56, y: 51.34)
        ).operation
        #expect(operation.route == "by ETRS89, taken as WGS 84")
        #expect((operation.accuracy ?? 99) < 1)
        #expect(operation.missingGrids.isEmpty)
    }

    @Test func missingGridsOfBetterOperationsAreNamed() throws {
        // At Kassel Hesse's own grid would be better; it does not come with PROJ.
        let operation = try CoordinateTransform(
            from: CRS("EPSG:31467"), to: .wgs84, near: Coordinate(x: 9.5, y: 51.3)
        ).operation
        #expect(operation.missingGrids.count == 1)
    }

    @Test func aDefinitionWithItsOwnShiftUsesIt() throws {
        // The parameters of MGI to ETRS89 (1), as old files carry them.
        let old = try CRS(
            "+proj=tmerc +lat_0=0 +lon_0=16.33333333333333 +k=1 +x_0=0 +y_0=-5000000 +ellps=bessel"
                + " +towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232 +units=m")
        #expect(old.isMetric && old.datum == nil)
        var transform = try CoordinateTransform(from: old, to: .wgs84, near: Self.cities[0].degrees)
        var places = [Self.cities[0].plane]
        try transform.apply(to: &places)
        #expect(agree(places[0].x, Self.cities[0].degrees.x, within: 1e-8))
        #expect(agree(places[0].y, Self.cities[0].degrees.y, within: 1e-8))
    }

    @Test func etrs89GoesDirectly() throws {
        let operation = try CoordinateTransform(from: CRS("EPSG:25832"), to: .wgs84).operation
        #expect(operation.route == nil && !operation.isIdentity)
        #expect((operation.accuracy ?? 99) <= 1)
        let plane = CRS.equalArea(centredAt: Coordinate(x: 16.5, y: 48.2))
        #expect(try CoordinateTransform(from: .wgs84, to: plane).operation.accuracy == 0)
    }

    @Test func theSameCRSIsTheIdentity() throws {
        var same = try CoordinateTransform(from: CRS("OGC:CRS84"), to: .wgs84)
        #expect(same.operation.isIdentity)
        var places = [Coordinate(x: 16.5, y: 48.2)]
        try same.apply(to: &places)
        #expect(places == [Coordinate(x: 16.5, y: 48.2)])
        places[0].x = .nan
        expect(.nonFinite) { try same.apply(to: &places) }
    }

    @Test(arguments: [
        (Coordinate(x: 1, y: .infinity), ProjectionError.Code.nonFinite),
        (Coordinate(x: .nan, y: 1), .nonFinite),
        (Coordinate(x: 400, y: 48), .outsideDomain),
        (Coordinate(x: 16, y: 95), .outsideDomain),
    ]) func badCoordinatesAreNamed(place: Coordinate, code: ProjectionError.Code) throws {
        var transform = try CoordinateTransform(from: .wgs84, to: CRS("EPSG:31256"))
        var places = [Coordinate](repeating: Coordinate(x: 16.5, y: 48.2), count: 5000)
        places[4500] = place
        let error = expect(code) { try transform.apply(to: &places) }
        #expect(error?.position.map { "\($0)" } == "\(place)")
    }

    @Test func whatTheProjectionCannotShowIsNamed() throws {
        var transform = try CoordinateTransform(
            from: .wgs84, to: .equalArea(centredAt: Coordinate(x: 0, y: 0)))
        var places = [Coordinate(x: 1, y: 1), Coordinate(x: 180, y: 0)]
        let error = expect(.outsideDomain) { try transform.apply(to: &places) }
        #expect(error?.position == Coordinate(x: 180, y: 0))
    }

    @Test func ballparkTransformationsAreRefused() throws {
        // MGI is defined in Austria and its neighbours: there is nothing for Tokyo.
        let vienna = try CRS("EPSG:31256")
        expect(.noOperation) { _ = try CoordinateTransform(from: vienna, to: .wgs84, near: Coordinate(x: 139, y: 35)) }
        let unknownDatum = try CRS("+proj=utm +zone=33 +ellps=bessel")
        expect(.noOperation) { _ = try CoordinateTransform(from: unknownDatum, to: .wgs84) }
    }

    @Test func geocentricIsNoPlane() throws {
        let geocentric = try CRS("EPSG:4978")
        expect(.unsupportedCRS) { _ = try CoordinateTransform(from: geocentric, to: .wgs84) }
    }

    @Test func areasInTheEqualAreaPlaneAreThoseOfTheEllipsoid() throws {
        var shapes = pool(rectangle(16.4, 48.1, 16.6, 48.3))
        var transform = try CoordinateTransform(
            from: .wgs84, to: .equalArea(centredAt: Coordinate(x: 16.5, y: 48.2)))
        try transform.apply(to: &shapes, densifyingEdgesOver: 10)
        // Closed form of the ellipsoidal zone, WGS 84; the geodesic polygon of the same points agrees to 2e-13.
        #expect(agree(shapes.area(of: 0), 330_631_193.526092, within: 1e-9))
        #expect(shapes.boxes[0].width > 14_000 && shapes.boxes[0].width < 15_000)
    }

    @Test func neighboursStayNeighboursWhenEdgesAreDivided() throws {
        var shapes = pool(rectangle(16.4, 48.1, 16.5, 48.3), rectangle(16.5, 48.1, 16.6, 48.3))
        var line = ShapePool()
        line.append(Coordinate(x: 16.4, y: 48.1))
        line.append(Coordinate(x: 16.40001, y: 48.1))
        line.closeRing()
        line.closePart()
        shapes.appendShape(line.closeShape(.line), of: line)
        var transform = try CoordinateTransform(from: .wgs84, to: CRS("EPSG:31256"))
        try transform.apply(to: &shapes, densifyingEdgesOver: 1000)
        let (west, east) = (Set(shapes.positions[0]), Set(shapes.positions[1]))
        // 22.2 km in pieces of 1 km: 22 positions between the two corners.
        #expect(west.intersection(east).count == 24)
        #expect(shapes.positions[2].count == 2)
        #expect(shapes.positions[0].first == shapes.positions[0].last)
        let union = try GeometryKernel().union(of: 0..<2, in: shapes)
        #expect(union.count == 1)
        #expect(agree(union.area(of: 0), shapes.area(of: 0) + shapes.area(of: 1)))
    }

    @Test func anAbsurdEdgeIsRefusedAndThePoolIsKept() throws {
        var shapes = pool(rectangle(-170, -60, 170, 60))
        let before = shapes.positions
        var transform = try CoordinateTransform(
            from: .wgs84, to: .equalArea(centredAt: Coordinate(x: 16.5, y: 48.2)))
        expect(.tooManyPositions) { try transform.apply(to: &shapes, densifyingEdgesOver: 0.1) }
        #expect(shapes.positions == before)
    }

    @Test func strayVariablesOfTheEnvironmentDoNotMatter() async {
        // In a process of its own: other threads must not read the environment while it is written.
        await #expect(processExitsWith: .success) {
            setenv("PROJ_DATA", "/nonexistent", 1)
            setenv("PROJ_LIB", "/nonexistent", 1)
            setenv("PROJ_NETWORK", "ON", 1)
            var transform = try CoordinateTransform(
                from: CRS("EPSG:31466"), to: .wgs84, near: Coordinate(x: 6.56, y: 51.34))
            var places = [Coordinate(x: 2_539_000, y: 5_689_000)]
            try transform.apply(to: &places)
            #expect((transform.operation.accuracy ?? 99) < 1)
            #expect(places[0].distance(to: Coordinate(x: 6.56, y: 51.34)) < 0.1)
            #expect(CoordinateTransform.registerVersion != nil)
        }
    }

    @Test func theLibrarySaysItsVersions() {
        #expect(CoordinateTransform.libraryVersion.first?.isNumber == true)
        #expect(CoordinateTransform.registerVersion?.hasPrefix("v") == true)
    }

    @discardableResult
    private func expect(
        _ code: ProjectionError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) -> ProjectionError? {
        let error = #expect(throws: ProjectionError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error?.code == code, sourceLocation: sourceLocation)
        return error
    }
}
