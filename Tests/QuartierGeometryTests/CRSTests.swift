import Testing

@testable import QuartierGeometry

@Suite struct CRSTests {
    @Test(arguments: [
        "EPSG:31256", "epsg:31256", " EPSG:31256\n", "urn:ogc:def:crs:EPSG::31256", "urn:ogc:def:crs:EPSG:6.9:31256",
        "http://www.opengis.net/def/crs/EPSG/0/31256", "https://www.opengis.net/def/crs/EPSG/0/31256",
    ]) func everySpellingOfACodeIsOneCRS(text: String) throws {
        let crs = try CRS(text)
        #expect(crs.definition == "EPSG:31256")
        #expect(crs.code == "EPSG:31256")
        #expect(crs.name == "MGI / Austria GK East")
        #expect(crs.kind == .projected && crs.metresPerUnit == 1 && crs.isMetric)
        #expect(crs.areaOfUse?.contains(Coordinate(x: 16.5, y: 48.2)) == true)
        #expect(crs.method == "Transverse Mercator")
    }

    @Test(arguments: [
        "EPSG:4326", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
        AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]
        """,
    ]) func wgs84HasManyNames(text: String) throws {
        let crs = try CRS(text)
        #expect(crs == .wgs84)
        #expect(crs.kind == .geographic && crs.metresPerUnit == nil && !crs.isMetric)
    }

    @Test func definitionsWithoutACodeAreKept() throws {
        let text = "+proj=utm +zone=33 +ellps=GRS80 +units=m"
        let crs = try CRS(text)
        #expect(crs.code == nil && crs.isMetric && crs.definition == text + " +type=crs")
        let feet = try CRS("EPSG:2263")
        #expect(feet.kind == .projected && !feet.isMetric)
        let compound = try CRS("EPSG:5555")
        #expect(compound.isMetric)
    }

    /// WKT 1 as other programs write it, without axes.
    private static let viennaWKT = """
        PROJCS["MGI / Austria GK East",GEOGCS["MGI",DATUM["Militar-Geographische_Institut",\
        SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],AUTHORITY["EPSG","6312"]],\
        PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
        AUTHORITY["EPSG","4312"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],\
        PARAMETER["central_meridian",16.3333333333333],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],\
        PARAMETER["false_northing",-5000000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","31256"]]
        """

    @Test func wktThatAgreesWithItsCodeBecomesTheCode() throws {
        #expect(try CRS(Self.viennaWKT) == CRS("EPSG:31256"))
        let shifted = Self.viennaWKT.split(separator: "-5000000").joined(separator: "-5000001")
        let other = try CRS(shifted)
        #expect(other.definition == shifted && other.isMetric)
    }

    @Test func wktWithoutACodeIsUnderstood() throws {
        let crs = try CRS(
            """
            PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",\
            SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
            UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],\
            PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],\
            PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """)
        #expect(crs.isMetric && crs.code == nil)
        var transform = try CoordinateTransform(from: crs, to: CRS("EPSG:25832"))
        var places = [Coordinate(x: 330_208, y: 5_690_323)]
        try transform.apply(to: &places)
        #expect(places[0].distance(to: Coordinate(x: 330_208, y: 5_690_323)) < 1e-6)
        #expect(transform.operation.accuracy == 0)
    }

    @Test(arguments: [
        "", "   ", "EPSG:99999", "EPSG:", "31256", "Vienna", "+init=epsg:31256", "+proj=pipeline +step +proj=merc",
        "urn:ogc:def:crs", "{}", "PROJCS[", "/etc/passwd", "PROJCS" + String(repeating: "[", count: 5000),
        String(repeating: "x", count: 100_000),
    ]) func nonsenseIsAnErrorWithARemedy(text: String) {
        let error = #expect(throws: ProjectionError.self) { _ = try CRS(text) }
        #expect(error?.remedy.isEmpty == false)
        #expect(error?.code == .unknownCRS || error?.code == .unsupportedCRS)
    }

    @Test func theEqualAreaSystemIsReproducible() throws {
        let crs = CRS.equalArea(centredAt: Coordinate(x: 16.123_456_78, y: -0.000_000_4))
        #expect(
            crs.definition == "+proj=laea +lat_0=0.000000 +lon_0=16.123457 +x_0=0 +y_0=0 +datum=WGS84 +units=m"
                + " +no_defs +type=crs")
        let parsed = try CRS(crs.definition)
        #expect(parsed == crs && parsed.isMetric && parsed.datum == crs.datum && parsed.method == crs.method)
        #expect(CRS.equalArea(centredAt: Coordinate(x: -0.5, y: 48)).definition.contains("+lon_0=-0.500000"))
    }

    @Test(arguments: [
        "EPSG:3857", "+proj=webmerc +datum=WGS84", "ESRI:102100",
        "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs",
    ]) func webMercatorIsKnownByItsMethod(text: String) throws {
        let crs = try CRS(text)
        #expect(crs.isWebMercator)
        let error = #expect(throws: ProjectionError.self) { try crs.checkMeasurable() }
        #expect(error?.code == .notMeasurable)
    }

    @Test func degreesAndFeetAreRefusedForMeasuring() throws {
        for crs in [CRS.wgs84, try CRS("EPSG:4258"), try CRS("EPSG:2263"), try CRS("EPSG:4978")] {
            let error = #expect(throws: ProjectionError.self) { try crs.checkMeasurable() }
            #expect(error?.code == .notMeasurable)
        }
        try CRS("EPSG:31256").checkMeasurable()
        try CRS.equalArea(centredAt: Coordinate(x: 16.5, y: 48.2)).checkMeasurable()
    }

    @Test func theArealScaleIsThatOfTheProjection() throws {
        let vienna = Coordinate(x: 16.5, y: 48.22)
        #expect(
            agree(try CRS.equalArea(centredAt: vienna).arealScale(at: Coordinate(x: 16.7, y: 48.3)), 1, within: 1e-9))
        #expect(agree(try CRS("EPSG:31256").arealScale(at: vienna), 1, within: 1e-4))
        #expect(agree(try CRS("EPSG:25832").arealScale(at: Coordinate(x: 9, y: 50)), 0.9996 * 0.9996, within: 1e-9))
        #expect(try CRS("EPSG:3857").arealScale(at: vienna) > 2.2)
        #expect(throws: ProjectionError.self) { _ = try CRS.wgs84.arealScale(at: vienna) }
        #expect(throws: ProjectionError.self) {
            _ = try CRS("EPSG:31256").arealScale(at: Coordinate(x: .infinity, y: 48))
        }
    }

    @Test func misplacedExtentsAreNoticed() throws {
        func box(_ x: Double, _ y: Double, _ size: Double) -> BoundingBox {
            BoundingBox(Coordinate(x: x, y: y)).expanded(by: size)
        }
        let vienna = try CRS("EPSG:31256")
        #expect(vienna.misplacement(of: box(12_807, 342_915, 1000)) == nil)
        #expect(vienna.misplacement(of: box(342_915, 12_807, 1000)) == .swappedAxes)
        #expect(vienna.misplacement(of: .empty) == nil)
        guard case .outsideAreaOfUse(let place, _) = vienna.misplacement(of: box(691_567, 5_334_734, 10)) else {
            Issue.record("coordinates of Munich passed as Vienna's")
            return
        }
        #expect(place.map { $0.y > 60 } ?? true)
        let sofia = try CRS("EPSG:7801")
        #expect(sofia.misplacement(of: box(321_559, 4_731_436, 1000)) == nil)
        #expect(sofia.misplacement(of: box(4_731_436, 321_559, 1000)) == .swappedAxes)
        #expect(CRS.wgs84.misplacement(of: box(16.5, 48.2, 0.1)) == nil)
        #expect(CRS.wgs84.misplacement(of: box(48.2, 116.5, 0.1)) == .swappedAxes)
        #expect(CRS.wgs84.misplacement(of: box(12_807, 342_915, 10)) == .outOfDegrees)
        #expect(try CRS("EPSG:4258").misplacement(of: box(48.2, 16.5, 0.1)) == .swappedAxes)
        #expect(CRS.equalArea(centredAt: Coordinate(x: 0, y: 0)).misplacement(of: box(1e7, 0, 1)) == nil)
    }
}
