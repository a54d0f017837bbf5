import Foundation
import Quartier
import Testing

/// Results read by programs that know nothing of us.
@Suite struct OutsideReaderTests {
    private static let hasOGR = system("command -v ogrinfo >/dev/null 2>&1") == 0
    private static let hasGeoPandas = system("python3 -c 'import geopandas, shapely' >/dev/null 2>&1") == 0

    /// Runs a fixture into a temporary folder.
    private final class Results: Sendable {
        let folder: String
        let files: [String]

        init(of fixture: String) throws {
            folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().path
            let study = try Study(path: "\(root)/Fixtures/\(fixture)/study.yaml", jobs: 2)
            let options = RunOptions(output: folder, formats: [.geojson, .csv], jobs: 2, startedAt: "")
            files = try BatchRunner(study, options: options).run().files.filter { $0.hasSuffix(".geojson") }
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }
    }

    private func output(of command: String) throws -> String {
        let stream = try #require(popen(command, "r"))
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
        let status = pclose(stream)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(status == 0, "\(text)")
        return text
    }

    // GDAL's programs are no part of Quartier's own needs: where they are missing, the test is skipped.
    @Test(.enabled(if: hasOGR, "ogrinfo is not installed"))
    func ogrinfoReadsEveryFile() throws {
        let results = try Results(of: "seestadt")
        #expect(results.files.count == 12)
        for file in results.files {
            let text = try output(of: "ogrinfo -al -so '\(results.folder)/\(file)' 2>&1")
            #expect(text.contains("Feature Count: \(file.contains(".plots.") ? 83 : 9)\n"), "\(file)")
            #expect(text.contains("Geometry: Polygon\n"), "\(file)")
            #expect(text.contains("ID[\"EPSG\",4326]]"), "\(file)")
            #expect(text.contains("fsi: Real"), "\(file)")
            #expect(text.contains("scenario: String"), "\(file)")
            #expect(!text.contains("Warning") && !text.contains("ERROR"), "\(file)")
        }
    }

    @Test(.enabled(if: hasGeoPandas, "python3 with geopandas is not installed"))
    func geoPandasReadsEveryFileAndFindsRFC7946() throws {
        let results = try Results(of: "seestadt")
        let program = results.folder + "/check.py"
        try Self.program.write(toFile: program, atomically: true, encoding: .utf8)
        let text = try output(of: "python3 '\(program)' '\(results.folder)' 2>&1")
        #expect(text.hasSuffix("12 files, 552 features, 0 faults\n"), "\(text)")
    }

    private static let program = """
        import glob, json, sys, warnings
        warnings.filterwarnings("ignore")
        import geopandas, pandas
        from shapely.geometry import Polygon, shape

        faults, files, features = [], 0, 0
        texts = {"id", "scenario", "stage", "zone_kind", "name"}
        indicators = list(pandas.read_csv(sys.argv[1] + "/data-dictionary.csv")["indicator"])
        for path in sorted(glob.glob(sys.argv[1] + "/*.geojson")):
            files += 1
            fault = lambda text: faults.append(path + ": " + text)
            frame = geopandas.read_file(path)
            document = json.load(open(path, encoding="utf-8"))
            features += len(frame)
            if len(frame) != len(document["features"]): fault("count")
            if frame.crs is None or frame.crs.to_epsg() != 4326: fault("crs")
            if "crs" in document: fault("crs member")
            if not frame.geometry.is_valid.all(): fault("invalid geometry")
            if not frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"]).all(): fault("geometry type")
            ids = [feature["id"] for feature in document["features"]]
            if len(set(ids)) != len(ids): fault("ids are not unique")
            west, south, east, north = document["bbox"]
            minx, miny, maxx, maxy = frame.total_bounds
            if max(abs(west - minx), abs(south - miny), abs(east - maxx), abs(north - maxy)) > 1e-9: fault("bbox")
            for feature in document["features"]:
                kind, parts = feature["geometry"]["type"], feature["geometry"]["coordinates"]
                for rings in [parts] if kind == "Polygon" else parts:
                    for number, ring in enumerate(rings):
                        if ring[0] != ring[-1] or len(ring) < 4: fault("ring of " + feature["id"])
                        if Polygon(ring).exterior.is_ccw != (number == 0): fault("right-hand rule, " + feature["id"])
                        for x, y in ring:
                            if not (16.4 < x < 16.6 and 48.1 < y < 48.3): fault("place of " + feature["id"])
                missing = [name for name in indicators if name not in feature["properties"]]
                if missing: fault("missing " + ", ".join(missing))
                for name in indicators:
                    value = feature["properties"][name]
                    if value is None and name + "_status" not in feature["properties"]: fault("null without status")
            for name in indicators:
                if not (pandas.api.types.is_numeric_dtype(frame[name]) or frame[name].isna().all()): fault("text in " + name)
        table = pandas.read_csv(sys.argv[1] + "/summary.csv")
        for name in ["value", "numerator", "denominator", "coverage", "imputed", "baseline", "delta", "delta_pct"]:
            if not pandas.api.types.is_numeric_dtype(table[name]): faults.append("summary.csv: text in " + name)
        for text in faults[:20]: print(text)
        print(f"{files} files, {features} features, {len(faults)} faults")

        """
}
