/// A parser with what must hold for everything it accepts.
struct Target {
    /// The name on the command line, and of its seeds and dictionary.
    let name: String
    /// Tries an input; traps where a promise is broken.
    let run: (UnsafeRawBufferPointer) -> Void

    init(_ name: String, _ run: @escaping (UnsafeRawBufferPointer) -> Void) {
        self.name = name
        self.run = run
    }

    /// Every parser of ours, by module; a new one gets a line here.
    nonisolated(unsafe) static let all = [
        // QuartierGeometry
        Target("crs", fuzzCRS),
        // QuartierScenario
        Target("filter", fuzzFilter),
        // QuartierIO
        Target("number", fuzzNumber), Target("json", fuzzJSON), Target("geojson", fuzzGeoJSON),
        Target("geojsonseq", fuzzSequence), Target("csv", fuzzTable), Target("wkb", fuzzWKB),
        Target("geopackage", fuzzGeoPackage), Target("osm", fuzzOSM), Target("kind", fuzzFileKind),
        Target("cityjson", fuzzCityJSON), Target("citygml", fuzzCityGML), Target("gtfs", fuzzFeed),
        Target("zip", fuzzArchive),
        // QuartierIO, before and behind GDAL
        Target("shapefile", fuzzShapefile),
        Target("flatgeobuf", fuzzFlatGeobuf), Target("mapinfo", fuzzMapInfo), Target("gml", fuzzGML),
        Target("gdal", fuzzGDALMessages),
        // QuartierBatch
        Target("study", fuzzStudy),
    ]
}
