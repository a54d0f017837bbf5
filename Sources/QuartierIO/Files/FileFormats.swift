/// What can be read, and how to turn other formats into it.
enum FileFormats {
    /// The readable formats, as a remedy.
    static let advice = "Readable are " + readable

    /// The readable formats with their suffixes.
    static let readable =
        "GeoJSON (.geojson, .json), GeoJSON sequences (.geojsonl, .ndjson), GeoPackage (.gpkg), "
        + "OpenStreetMap (.osm.pbf), CityJSON, CityGML and CSV; through GDAL also Shapefile (.shp), GML, FlatGeobuf (.fgb), DXF, KML and "
        + "MapInfo (.tab, .mif)"

    /// What to do with a file of another format.
    static func advice(for kind: FileKind) -> String {
        switch kind {
        case .sqlite: "If it is a GeoPackage, name it .gpkg"
        case .osmPBF: "Name it .osm.pbf"
        case .archive, .compressed: "Unpack it first"
        case .markup: "If it is GML or KML, name it .gml or .kml"
        case .shapefile: "Name it .shp, like its companions"
        case .flatGeobuf: "Name it .fgb"
        default: advice
        }
    }

    /// How to convert a file with a suffix of a known foreign format; nil for others.
    static func conversion(ofSuffix suffix: String) -> String? {
        if suffix == "osm" { return "Convert it to PBF: osmium cat in.osm -o out.osm.pbf" }
        guard let name = foreign[suffix] else { return nil }
        return "Convert \(name) to GeoPackage: ogr2ogr out.gpkg in.\(suffix)"
    }

    private static let foreign = [
        "shp": "Shapefile", "gml": "GML", "xml": "XML", "fgb": "FlatGeobuf", "dxf": "DXF", "kml": "KML",
        "tab": "MapInfo", "mif": "MapInfo", "gdb": "File Geodatabase", "parquet": "GeoParquet", "topojson": "TopoJSON",
    ]
}

extension FeatureFile {
    /// The formats that can be read, with their suffixes, for messages.
    public static var readableFormats: String { FileFormats.readable }
}
