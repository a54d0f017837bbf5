import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// A sound file of a format, and how it is read: what `DamageTests` cuts short and damages.
struct DamagedFormat: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What shows that the file is cut.
    let end: End
    /// Whether a feature cannot vanish by one bit without an error.
    let showsLosses: Bool
    /// Makes the sample anew, for each test its own.
    let sample: @Sendable () throws -> Sample

    /// How a format tells where it ends.
    enum End: Sendable {
        /// A cut is an error, whatever is left of the file; space at the end may go.
        case marked
        /// A cut is an error, but between records, where nothing shows it.
        case betweenRecords(@Sendable ([UInt8]) -> Set<Int>)
        /// A cut is said, if only in a note, but between rows, where nothing shows it.
        case betweenRows
    }

    /// The files of a format that belong together.
    struct Sample {
        let parts: [(name: String, bytes: [UInt8])]
        /// Reads the sample with one part replaced.
        let read: (_ part: String, _ bytes: [UInt8]) throws -> Reading
    }

    init(
        _ name: String, _ end: End, showsLosses: Bool = false, sample: @escaping @Sendable () throws -> Sample
    ) {
        testDescription = name
        self.end = end
        self.showsLosses = showsLosses
        self.sample = sample
    }

    /// A format of which one sample lies in memory.
    private init(
        _ name: String, _ end: End, showsLosses: Bool = false, _ bytes: [UInt8],
        _ read: @escaping @Sendable ([UInt8]) -> Reading
    ) {
        self.init(name, end, showsLosses: showsLosses) {
            Sample(parts: [(name, bytes)]) { _, bytes in read(bytes) }
        }
    }
}

// MARK: - Our own parsers

extension DamagedFormat {
    static let own = [
        DamagedFormat("GeoJSON", .marked, showsLosses: true, geoJSON) { Reading.geoJSON($0) },
        DamagedFormat("lines of GeoJSON", .betweenRecords(lineEnds), showsLosses: true, sequence) {
            Reading.sequence($0)
        },
        DamagedFormat("records of GeoJSON", .betweenRecords(lineEnds), showsLosses: true, records) {
            Reading.sequence($0)
        },
        DamagedFormat("CSV", .betweenRows, showsLosses: true, table) { Reading.csv($0) },
        DamagedFormat("OpenStreetMap", .betweenRecords(blockEnds), quarter(deflated: false).bytes, readMap),
        DamagedFormat("deflated OpenStreetMap", .betweenRecords(blockEnds), quarter(deflated: true).bytes, readMap),
        geoPackage,
        DamagedFormat("CityJSON", .marked, CityModelRobustnessTests.json) { Reading.city($0) },
        DamagedFormat("CityJSON features", .betweenRecords(lineEnds), CityModelRobustnessTests.sequence) {
            Reading.city($0)
        },
        DamagedFormat("CityGML", .marked, CityModelRobustnessTests.gml) { Reading.city($0) },
        timetable,
    ]

    private static let geoJSON = Array(
        Text.collection(
            Text.feature(Text.polygon(Text.square, "[[16.1,48],[16.2,48.1],[16.3,48],[16.1,48]]")),
            Text.feature(
                "{\"coordinates\":[16.5,48.5,1e2],\"type\":\"Point\"}", id: "12", properties: "{\"ä\\u00e4\":[1,{}]}"),
            extra: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},"
        ).utf8)
    private static let sequence = Array(
        "\(Text.feature(Text.polygon(Text.square)))\n\(Text.feature("null", id: "2", properties: "{\"a\":\"b\"}"))\n"
            .utf8)
    private static let records = Array("\u{1E}\(Text.feature(Text.polygon(Text.square)))\n".utf8)
    private static let table = Array("id,x,y,name\n1,16.5,48.25,\"a\"\"b\"\n2,16,48,äöü\n".utf8)

    /// Before and behind each line break.
    @Sendable private static func lineEnds(_ bytes: [UInt8]) -> Set<Int> {
        Set(bytes.indices.filter { bytes[$0] == 0x0A }.flatMap { [$0, $0 + 1] })
    }

    private static func quarter(deflated: Bool) -> PBFMap {
        var map = PBFMap.quarter
        map.isDeflated = deflated
        return map
    }

    @Sendable private static func blockEnds(_ bytes: [UInt8]) -> Set<Int> {
        for isDeflated in [false, true] {
            let map = quarter(deflated: isDeflated)
            guard map.bytes == bytes else { continue }
            return map.blocks.reduce(into: []) { ends, block in ends.insert((ends.max() ?? 0) + block.count) }
        }
        return []
    }

    /// Reads the layer whose turn it is, by the bytes, so that a failure comes again.
    @Sendable private static func readMap(_ bytes: [UInt8]) -> Reading {
        var findings = Findings()
        var options = FeatureFileOptions(displayName: "t.osm.pbf")
        let turn = bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        options.studyLayer = OSMReader.layers[turn % OSMReader.layers.count]
        let table = bytes.withUnsafeBytes {
            try? OSMReader.read($0, path: "t", layer: nil, options: options, findings: &findings)
        }
        return Reading(table: table, findings: findings.all)
    }

    private static let geoPackage = DamagedFormat("GeoPackage", .marked) {
        let scratch = try Scratch()
        let whole = try Files.bytes("\(Files.root)/Fixtures/formats/plots.gpkg")
        return Sample(parts: [("plots.gpkg", whole)]) { name, bytes in
            Files.write(bytes, to: scratch.file(name))
            return Reading.file(scratch.file(name), layer: "plots")
        }
    }
}

// MARK: - Timetables

extension DamagedFormat {
    /// A feed with a trip, its archive stored and deflated in turns by what makes entries smaller.
    fileprivate static let timetable = DamagedFormat("GTFS", .marked) {
        Sample(parts: [("t.zip", try Archive.feed())]) { _, bytes in Reading.timetable(bytes) }
    }
}

// MARK: - Formats that GDAL reads

extension DamagedFormat {
    static let converted = [
        converted("plots.shp", "ESRI Shapefile", ["shx", "dbf"]), converted("plots.gml", "GML"),
        converted("plots.fgb", "FlatGeobuf"), converted("plots.fgb", "FlatGeobuf", options: ["SPATIAL_INDEX=NO"]),
        converted("plots.kml", "LIBKML"), converted("plots.tab", "MapInfo File", ["dat", "map", "id"]),
        converted("plots.mif", "MapInfo File", ["mid"], .betweenRows), drawing,
    ]

    private static let twoPlots = Text.collection(
        Text.feature(Text.polygon(Text.square), properties: "{\"name\":\"Am Anger\",\"storeys\":3}"),
        Text.feature(
            Text.polygon("[[17,48],[17.001,48],[17.001,48.001],[17,48]]"), id: "\"B\"",
            properties: "{\"name\":\"Im Winkel\",\"storeys\":14}"))

    private static func converted(
        _ name: String, _ driver: String, _ companions: [String] = [], _ end: End = .marked, options: [String] = []
    ) -> DamagedFormat {
        DamagedFormat("\(name) \(options.joined())", end) {
            let scratch = try Scratch()
            scratch.write(twoPlots, to: "two.geojson")
            try GDAL.make(
                name, driver, from: scratch.file("two.geojson"), in: scratch, options: options.flatMap { ["-lco", $0] })
            return try sample(name, companions, in: scratch)
        }
    }

    private static let drawing = DamagedFormat("plots.dxf", .marked) {
        let scratch = try Scratch()
        scratch.write(DrawingTests.drawing, to: "plots.dxf")
        return try sample("plots.dxf", [], in: scratch)
    }

    private static func sample(_ name: String, _ companions: [String], in scratch: Scratch) throws -> Sample {
        let names = [name] + companions.map { FileName.withoutSuffix(name) + "." + $0 }
        let parts = try names.map { (name: $0, bytes: try Files.bytes(scratch.file($0))) }
        var settings = scratch.settings
        if getenv("QUARTIER_DEEP") != nil {
            let programs = try ReadyPrograms()
            settings.launch = { programs.run($0) }
        }
        return Sample(parts: parts) { [settings] damaged, bytes in
            for part in parts { Files.write(part.name == damaged ? bytes : part.bytes, to: scratch.file(part.name)) }
            FolderTree.remove(scratch.file("cache"))
            return try scratch.read(name, crs: .wgs84, settings: settings)
        }
    }
}
