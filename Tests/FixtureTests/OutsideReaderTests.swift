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

        init(
            of fixture: String, formats: Set<StudyFile.OutputFormat>? = nil, changing: ((String) -> String)? = nil
        ) throws {
            folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().path
            var path = "\(root)/Fixtures/\(fixture)"
            if let changing {
                path = folder + "-study"
                try FileManager.default.copyItem(atPath: "\(root)/Fixtures/\(fixture)", toPath: path)
                let text = try String(contentsOfFile: path + "/study.yaml", encoding: .utf8)
                try changing(text).write(toFile: path + "/study.yaml", atomically: true, encoding: .utf8)
            }
            let study = try Study(path: "\(path)/study.yaml", jobs: 2)
            if changing != nil { try FileManager.default.removeItem(atPath: path) }
            // Without the sweeps, hundreds of samples that no program looks at here.
            let options = RunOptions(
                output: folder, formats: formats ?? Set(study.file.output.formats),
                scenarios: Set(study.scenarios.map(\.id)), jobs: 2, startedAt: "")
            files = try BatchRunner(study, options: options).run().files.filter { $0.hasSuffix(".geojson") }
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// The quarter in the manner of Seestadt in every format, for all to read.
    private static let seestadt = Result {
        try Results(of: "seestadt", formats: Set(StudyFile.OutputFormat.allCases))
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
        let results = try Self.seestadt.get()
        #expect(results.files.count == 20)
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
        let results = try Self.seestadt.get()
        let program = NSTemporaryDirectory() + "quartier-\(UUID().uuidString).py"
        defer { try? FileManager.default.removeItem(atPath: program) }
        try Self.program.write(toFile: program, atomically: true, encoding: .utf8)
        let text = try output(of: "python3 '\(program)' '\(results.folder)' 2>&1")
        #expect(text.hasSuffix("20 files, 920 features, 0 faults\n"), "\(text)")
    }

    @Test(.enabled(if: hasOGR, "ogrinfo is not installed"))
    func ogrinfoReadsTheLayersOfTheGeoPackageAndTheSequences() throws {
        let results = try Self.seestadt.get()
        let package = "\(results.folder)/results.gpkg"
        let list = try output(of: "ogrinfo -ro '\(package)' 2>&1")
        #expect(!list.contains("Warning") && !list.contains("ERROR"), "\(list)")
        let scenarios = ["base", "taller-boulevard", "larger-park", "park-and-tower", "tram", "build-out@2024"]
        for scenario in scenarios {
            for (kind, count) in [("districts", 9), ("plots", 83)] {
                #expect(list.contains(": \(kind)_\(scenario) (Multi Polygon)\n"), "\(list)")
                let layer = try output(of: "ogrinfo -ro -so '\(package)' '\(kind)_\(scenario)' 2>&1")
                #expect(layer.contains("Feature Count: \(count)\n"))
                #expect(layer.contains("ID[\"EPSG\",31256]]"))
                #expect(layer.contains("fsi: Real") && layer.contains("fsi_status: String"))
                #expect(!layer.contains("Warning") && !layer.contains("ERROR"), "\(layer)")
                let name = "\(results.folder)/\(scenario).\(kind).geojsons"
                let sequence = try output(of: "ogrinfo -ro -al -so '\(name)' 2>&1")
                #expect(sequence.contains("using driver `GeoJSONSeq' successful"))
                #expect(sequence.contains("Feature Count: \(count)\n"))
            }
        }
        // The index is found and used: a window in the middle holds a few plots only.
        let window = try output(
            of: "ogrinfo -ro -so -spat 12300 342800 12500 343000 '\(package)' plots_base | grep 'Feature Count'")
        let count = window.split(separator: " ").last.flatMap { Int($0.dropLast()) }
        #expect(count.map { (1...6).contains($0) } == true, "\(window)")
    }

    @Test(.enabled(if: hasGeoPandas, "python3 with geopandas is not installed"))
    func geoPandasAndSQLiteFindTheGeoPackageInOrder() throws {
        let results = try Self.seestadt.get()
        let program = NSTemporaryDirectory() + "quartier-\(UUID().uuidString).py"
        defer { try? FileManager.default.removeItem(atPath: program) }
        try Self.packageProgram.write(toFile: program, atomically: true, encoding: .utf8)
        let text = try output(of: "python3 '\(program)' '\(results.folder)' 2>&1")
        #expect(text.hasSuffix("20 layers, 920 features, 110 styles, 0 faults\n"), "\(text)")
    }

    @Test(.enabled(if: hasGeoPandas, "python3 with pandas is not installed"))
    func pandasReadsTheTablesForGermanSpreadsheets() throws {
        let results = try Results(of: "grid-3x3") { text in
            text.replacingOccurrences(
                of: "formats: [geojson, csv]",
                with: "formats: [csv]\n  csv: {separator: \";\", decimal: \",\", bom: true}")
        }
        let plain = try Results(of: "grid-3x3")
        let text = try output(
            of: """
                python3 -c "
                import pandas, sys
                for name in ['summary.csv', 'data-dictionary.csv']:
                    german = pandas.read_csv(sys.argv[1] + '/' + name, sep=';', decimal=',', encoding='utf-8-sig')
                    plain = pandas.read_csv(sys.argv[2] + '/' + name)
                    pandas.testing.assert_frame_equal(german, plain, check_exact=True)
                    print(len(german))
                " '\(results.folder)' '\(plain.folder)' 2>&1
                """)
        let counts = text.split(separator: "\n").compactMap { Int($0) }
        #expect(counts.count == 2 && counts.allSatisfy { $0 > 20 }, "\(text)")
    }

    @Test(.enabled(if: hasGeoPandas, "python3 with geopandas is not installed"), arguments: ["oerok_2017", "goat_120"])
    func geoPandasReadsTheMapsOfPublicTransport(standard: String) throws {
        let results = try Results(of: "grid-3x3") { text in
            text.replacingOccurrences(of: "  stops: stops.geojson", with: "  streets: streets.geojson\n  transit: gtfs")
                .replacingOccurrences(
                    of: "\nparameters:\n", with: "\nparameters:\n  transit_classes: {standard: \(standard)}\n"
                )
                .replacingOccurrences(
                    of: "formats: [geojson, csv]",
                    with: "formats: [geojson, csv]\n  transit: [stops, classes, buildings]")
        }
        let program = NSTemporaryDirectory() + "quartier-\(UUID().uuidString).py"
        defer { try? FileManager.default.removeItem(atPath: program) }
        try Self.mapProgram.write(toFile: program, atomically: true, encoding: .utf8)
        let text = try output(of: "python3 '\(program)' '\(results.folder)' 2>&1")
        #expect(text.hasSuffix("6 scenarios, 0 faults\n"), "\(text)")
    }

    /// Areas are valid and apart, hold the buildings of their class, and what these hold.
    private static let mapProgram = """
        import glob, itertools, sys, warnings
        warnings.filterwarnings("ignore")
        import geopandas

        faults, scenarios = [], 0
        for path in sorted(glob.glob(sys.argv[1] + "/*.transit_classes.geojson")):
            scenarios += 1
            name = path[:-len("classes.geojson")]
            classes, buildings, stops = (geopandas.read_file(name + kind + ".geojson") for kind in ["classes", "buildings", "stops"])
            fault = lambda text: faults.append(name + text)
            if len(stops) != 9 or not (stops.geom_type == "Point").all(): fault("stops")
            if not len(classes) or len(buildings) < 11: fault("counts")
            if list(classes["class"]) != sorted(classes["class"]): fault("order")
            for frame in [classes, buildings, stops]:
                if frame.crs.to_epsg() != 4326 or not frame.is_valid.all(): fault("geometry")
            for column in ["interval_min", "minutes_to_next_category", "headway_min"]:
                if stops[column].dtype.kind != "f": fault("kind of " + column)
            plane = classes.to_crs("EPSG:31256")
            if (abs(plane.area - plane["area_m2"]) > 1e-4 * plane["area_m2"]).any(): fault("areas")
            # Where two circles meet at a narrow angle the tip may cross itself in another plane.
            plane = plane.set_geometry(plane.make_valid())
            on_foot = (classes["standard"] == "oerok_2017").all()
            # Circles have their corners in common. A cell's corner may lie on a side of others, and is rounded by itself.
            width = 0.006 if on_foot else 1e-6
            for one, other in itertools.combinations(plane.geometry, 2):
                if one.intersection(other).area > width * one.length: fault("overlap")
            middles = buildings.to_crs("EPSG:31256")
            middles = middles.set_geometry(middles.centroid)
            for _, building in middles.iterrows():
                if building["class"] is None: fault("unknown class")
                inside = [row["class"] for _, row in plane.iterrows() if row.geometry.contains(building.geometry)]
                # On foot the areas are cells of 50 m; a building has its own way.
                if not on_foot and inside != ([building["class"]] if building["class"] != "none" else []):
                    fault(f"{building['id']} is {building['class']} in {inside}")
                if (building["class"] == "none") != (building["stop"] is None): fault("stop")
            if not (stops["headway_min"].dropna() > 0).all() or stops["headway_min"].isna().all(): fault("headways")
            for column in ["residents", "dwellings", "jobs"]:
                sums = buildings.groupby("class")[column].sum()
                for _, row in classes.iterrows():
                    if abs(row[column] - sums.get(row["class"], 0)) > 1e-9: fault(column)
        for text in faults[:20]: print(text)
        print(f"{scenarios} scenarios, {len(faults)} faults")

        """

    private static let packageProgram = """
        import json, sqlite3, sys, warnings, xml.dom.minidom
        warnings.filterwarnings("ignore")
        import geopandas, numpy, pyproj, shapely

        folder, faults, features = sys.argv[1], [], 0
        package = folder + "/results.gpkg"
        database = sqlite3.connect(f"file:{package}?mode=ro", uri=True)
        ask = lambda text, *values: database.execute(text, values).fetchall()
        if ask("PRAGMA integrity_check") != [("ok",)]: faults.append("integrity")
        if ask("PRAGMA foreign_key_check"): faults.append("foreign keys")
        if ask("PRAGMA application_id") != [(0x47504B47,)] or ask("PRAGMA user_version") != [(10300,)]: faults.append("head")
        if {row[0] for row in ask("SELECT last_change FROM gpkg_contents")} != {"2026-05-19T00:00:00.000Z"}:
            faults.append("times")
        layers = [row[0] for row in ask("SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid")]
        transform = pyproj.Transformer.from_crs("EPSG:31256", "EPSG:4258", always_xy=True).transform
        for layer in layers:
            kind, scenario = layer.split("_")
            fault = lambda text: faults.append(layer + ": " + text)
            frame = geopandas.read_file(package, layer=layer)
            other = geopandas.read_file(f"{folder}/{scenario}.{kind}.geojson")
            sequence = geopandas.read_file(f"{folder}/{scenario}.{kind}.geojsons")
            features += len(frame)
            if frame.crs.to_epsg() != 31256: fault("crs")
            if not frame.geometry.is_valid.all() or not (frame.geom_type == "MultiPolygon").all(): fault("geometry")
            if list(frame["id"]) != list(other["id"]) or list(frame["id"]) != list(sequence["id"]): fault("ids")
            for name in frame.columns.drop("geometry"):
                if name not in other:
                    if frame[name].notna().any(): fault(name + " is not in the GeoJSON")
                elif frame[name].isna().tolist() != other[name].isna().tolist(): fault("gaps in " + name)
                elif frame[name].dropna().tolist() != other[name].dropna().tolist(): fault("values of " + name)
            if set(other.columns) - set(frame.columns): fault("columns are missing")
            # As large as they say they are, and where the GeoJSON has them: to its own seven decimals.
            if (abs(frame.area - frame["area_m2"]) > 1e-9 * frame["area_m2"]).any(): fault("areas")
            degrees = shapely.transform(frame.geometry.values, lambda xy: numpy.column_stack(transform(xy[:, 0], xy[:, 1])))
            for mine, theirs in zip(degrees, other.geometry.values):
                if shapely.hausdorff_distance(mine, theirs) > 1e-7: fault("place")
            if len(sequence) != len(other) or not sequence.geometry.geom_equals_exact(other.geometry, 0).all(): fault("sequence")
            boxes = ask(f'SELECT id, minx, maxx, miny, maxy FROM "rtree_{layer}_geom" ORDER BY id')
            if len(boxes) != len(frame): fault("index")
            for (key, west, east, south, north), box in zip(boxes, frame.bounds.values):
                if west > box[0] or south > box[1] or east < box[2] or north < box[3]: fault("box in the index")
                if max(box[0] - west, box[1] - south, east - box[2], north - box[3]) > 0.1: fault("loose box in the index")
            extent = ask("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", layer)[0]
            if tuple(frame.total_bounds) != extent: fault("extent")
            columns = {row[1] for row in ask(f'PRAGMA table_info("{layer}")')} - {"fid", "geom"}
            told = ask("SELECT column_name, title, description FROM gpkg_data_columns WHERE table_name = ?", layer)
            if {row[0] for row in told} != columns or not all(row[1] and row[2] for row in told): fault("dictionary")
            triggers = ask("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", layer)
            if triggers != [(6,)]: fault("triggers")
        styles = ask("SELECT f_table_name, f_geometry_column, styleName, styleQML, useAsDefault FROM layer_styles")
        seen = {}
        for layer, column, name, qml, is_default in styles:
            document = xml.dom.minidom.parseString(qml)
            rules = [rule.getAttribute("filter") for rule in document.getElementsByTagName("rule")]
            if column != "geom" or layer not in layers or len(rules) < 4: faults.append("style of " + layer)
            if seen.setdefault((layer.split("_")[0], name), rules) != rules: faults.append("classes of " + layer)
            # Every zone falls into one class: the rules are conditions that SQLite understands as well.
            cases = " + ".join(f"coalesce(({rule}), 0)" for rule in rules if rule)
            if ask(f'SELECT count(*) FROM "{layer}" WHERE {cases} <> 1') != [(0,)]: faults.append("rules of " + layer)
        for layer in layers:
            if sum(1 for style in styles if style[0] == layer and style[4]) != 1: faults.append("default of " + layer)
        for text in faults[:20]: print(text)
        print(f"{len(layers)} layers, {features} features, {len(styles)} styles, {len(faults)} faults")

        """

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
