import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// The plots of the grid, written by ogr2ogr in every format, are what they were when they are read.
@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct ConversionRoundTripTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        var driver: String
        var options: [String] = []
        /// Whether the format keeps fields, and the CRS as the register has it.
        var keepsFields = true
        var keepsCRS = true
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "plots.shp", driver: "ESRI Shapefile"),
        Case(name: "plots.gml", driver: "GML", options: ["-dsco", "FORMAT=GML3.2"]),
        Case(name: "plots2.gml", driver: "GML", options: ["-dsco", "FORMAT=GML2"]),
        Case(name: "plots.fgb", driver: "FlatGeobuf"),
        Case(name: "plots.kml", driver: "LIBKML", keepsCRS: false),
        // MapInfo keeps whole numbers within bounds, and no name of the Austrian datum.
        Case(
            name: "plots.tab", driver: "MapInfo File", options: ["-lco", "BOUNDS=0,330000,20000,350000"],
            keepsCRS: false),
        Case(name: "plots.mif", driver: "MapInfo File", keepsCRS: false),
        Case(
            name: "plots.dxf", driver: "DXF", options: ["-sql", "SELECT geometry FROM plots"], keepsFields: false,
            keepsCRS: false),
    ]

    @Test(arguments: cases) func everyFormatKeepsCountsFieldsAndAreas(_ format: Case) throws {
        let scratch = try Scratch()
        let plane = try CRS("EPSG:31256")
        let original = try #require(Reading.file(RealData.grid("plots")).table)
        let options = format.keepsFields ? format.options : []
        try GDAL.make(
            format.name, format.driver, from: format.keepsFields ? RealData.grid("plots") : try bare(scratch),
            in: scratch, options: options)
        let reading = try scratch.read(format.name, crs: format.keepsCRS || format.driver == "LIBKML" ? nil : plane)
        let table = try #require(reading.table, "\(reading.lines)")
        #expect(reading.codes.filter { $0 != "curves-as-chords" } == [])
        #expect(table.count == original.count)
        #expect(table.file == format.name)
        if format.keepsCRS { #expect(table.crs?.code == "EPSG:31256") }
        let expected = try original.areas(in: plane)
        let areas = try table.areas(in: plane)
        // Degrees of a KML are transformed there and back, with 15 digits in between.
        let tolerance = format.driver == "LIBKML" ? 1e-4 : 1e-6
        if format.keepsFields {
            let ids = table.texts("id")
            for row in 0..<original.count {
                let identifier = try #require(original.identifiers[row])
                let other = try #require(ids.firstIndex(of: identifier))
                #expect(abs(areas[other] / expected[row] - 1) < tolerance, "\(identifier)")
            }
            #expect(table.texts("zone").sorted() == original.texts("zone").sorted())
        } else {
            for (area, other) in zip(areas.sorted(), expected.sorted()) { #expect(abs(area / other - 1) < tolerance) }
        }
    }

    /// The plots without attributes, which DXF does not have.
    private func bare(_ scratch: Scratch) throws -> String {
        try GDAL.make("bare.geojson", "GeoJSON", from: RealData.grid("plots"), in: scratch, options: ["-select", ""])
        return scratch.file("bare.geojson")
    }

    @Test func aStudyReadsAShapefileByItsName() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        ConversionCacheVariable.set()
        let reading = Reading.file(scratch.file("plots.shp"), name: "plots.shp")
        #expect(reading.lines == [])
        #expect(reading.table?.name == "plots")
        #expect(reading.table?.crsSource == ".prj")
        #expect(try FeatureFile.layers(path: scratch.file("plots.shp")) == ["plots"])
        #expect(Reading.file(scratch.file("plots.shp"), layer: "plots").table != nil)
        let other = Reading.file(scratch.file("plots.shp"), layer: "plot", name: "plots.shp")
        #expect(other.codes == ["unknown-layer"])
        let companions = FeatureFile.companions(ofFile: scratch.file("plots.shp"))
        #expect(companions.map(FileName.last) == ["plots.shx", "plots.dbf", "plots.prj"])
    }
}

/// The cache of tests that go through `FeatureFile`, which takes the customary one.
enum ConversionCacheVariable {
    private static let isSet = setenv("QUARTIER_CACHE", "/tmp/quartier-test-cache-\(geteuid())", 1) == 0

    static func set() { #expect(isSet) }
}
