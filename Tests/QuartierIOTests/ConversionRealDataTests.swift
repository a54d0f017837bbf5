import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct ConversionRealDataTests {
    @Test(
        .enabled(if: RealData.has("koeln/stadtviertel"), RealData.absence),
        arguments: [
            ("stadtbezirke/Stadtbezirk", 9), ("stadtteile/Stadtteil", 86), ("stadtviertel/Stadtviertel", 371),
            ("fnp/fnp_aktuell", 2121),
        ])
    func kölnIsReadWhole(_ name: String, _ count: Int) throws {
        let scratch = try Scratch()
        let reading = try GDAL.read(
            RealData.path("koeln/\(name).shp"), as: name + ".shp", settings: scratch.settings)
        #expect(reading.lines == [])
        let table = try #require(reading.table)
        #expect(table.count == count)
        // The .prj is named for EPSG:32632 and is something else.
        #expect(table.crs?.code == nil)
        var corner = [table.shapes.extent.center]
        var transform = try CoordinateTransform(from: try #require(table.crs), to: .wgs84)
        try transform.apply(to: &corner)
        #expect(abs(corner[0].x - 6.97) < 0.1 && abs(corner[0].y - 50.95) < 0.1)
        // Sorted by area, so that a wrong fit of attributes to shapes would show below.
        let stated = table.numbers("SHAPE_AREA").isEmpty ? table.numbers("SHAPE_Area") : table.numbers("SHAPE_AREA")
        guard name.hasPrefix("stadtviertel") else { return }
        for row in 0..<table.count {
            let area = try #require(stated[row])
            #expect(abs(abs(table.shapes.area(of: row)) / area - 1) < 1e-6)
        }
    }

    @Test(.enabled(if: RealData.has("koeln/fnp"), RealData.absence))
    func theLandUsePlanOfKölnHasItsUmlautsAndHectares() throws {
        let scratch = try Scratch()
        let reading = try GDAL.read(RealData.path("koeln/fnp/fnp_aktuell.shp"), as: "f.shp", settings: scratch.settings)
        let table = try #require(reading.table)
        #expect(table.texts("TYP").filter { $0 == "Grün" }.count == 818)
        let hectares = (0..<table.count).reduce(0) { $0 + abs(table.shapes.area(of: $1)) } / 10_000
        #expect(abs(hectares - 40_496.2) < 0.1)
        let stated = table.numbers("HECTARES").reduce(0) { $0 + ($1 ?? 0) }
        #expect(abs(stated - 41_496.8) < 0.1)
    }

    @Test(.enabled(if: RealData.has("helsinki/population_grid"), RealData.absence))
    func theGridOfHelsinkiIsFoundInTheRegister() throws {
        let scratch = try Scratch()
        let reading = try GDAL.read(
            RealData.path("helsinki/population_grid/Vaestotietoruudukko_2015.shp"), as: "h.shp",
            settings: scratch.settings)
        #expect(reading.lines == [])
        let table = try #require(reading.table)
        #expect(table.count == 5784)
        #expect(table.crs?.code == "EPSG:3879")
        #expect(table.numbers("ASUKKAITA").reduce(0) { $0 + ($1 ?? 0) } == 1_117_552)
    }
}
