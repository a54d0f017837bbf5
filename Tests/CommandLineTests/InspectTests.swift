import Foundation
import Testing

/// `quartier inspect`.
@Suite struct InspectTests {
    static let files: [String] = [Repository.grid, Repository.seestadt].flatMap { folder in
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            .filter { $0.hasSuffix(".geojson") }.map { folder + "/" + $0 }
    }

    @Test(arguments: files)
    func everyFixtureIsShownWithItsReferenceSystemAndExtent(file: String) throws {
        let shown = try Executable.run("inspect", file)
        #expect(shown.code == 0)
        #expect(shown.errors.isEmpty)
        #expect(shown.output.hasPrefix("layer "))
        #expect(shown.output.contains("crs       EPSG:31256 (MGI / Austria GK East), from crs member"))
        #expect(shown.output.contains("  degrees   16.4") || shown.output.contains("  degrees   16.5"))
    }

    @Test func fieldsAreShownWithTheirFillAndFrequentValues() throws {
        let shown = try Executable.run("inspect", Repository.grid + "/buildings.geojson")
        #expect(shown.output.contains("layer buildings: 12 features"))
        #expect(shown.output.contains("field     storeys: number, stated for 83.3 %, 1 to 10, 7 different"))
        #expect(shown.output.contains("'residential' (9)"))
    }

    @Test func aGeoPackageShowsItsLayers() throws {
        let shown = try Executable.run("inspect", Repository.root + "/Fixtures/formats/plots.gpkg")
        #expect(shown.code == 0)
        #expect(shown.output.hasPrefix("layer plots"))
        let wrong = try Executable.run(
            "inspect", Repository.root + "/Fixtures/formats/plots.gpkg", "--layer", "plts")
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("plots"))
    }

    @Test func aFileWithErrorsIsShownAsFarAsItGoesAndIsBadInput() throws {
        let shown = try Executable.run("inspect", "Fixtures/hostile/cut-off.geojson")
        #expect(shown.code == 2)
        #expect(shown.output.hasPrefix("layer cut-off: 1 feature\n"))
        #expect(shown.output.contains("cut-off.geojson:3:134, feature B: error: the file ends in the middle"))
    }

    @Test func aTimetableShowsItsService() throws {
        let feed = Repository.root + "/Fixtures/formats/town.gtfs.zip"
        let shown = try Executable.run("inspect", feed)
        #expect(shown.code == 0 && shown.errors.isEmpty)
        #expect(shown.output.contains("stops     stops 3, stations 1"))
        #expect(shown.output.contains("trips     3, with 7 stop times; 0 state no time, 2 are at or behind 24:00"))
        #expect(shown.output.contains("valid     2026-01-01 to 2026-12-31; most trips on 2026-05-22, 3"))
        #expect(shown.output.contains("weekdays  Mon 2, Tue 2, Wed 2, Thu 2, Fri 2, Sat 0, Sun 0 trips"))
        let json = try Executable.run("inspect", feed, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let timetable = try #require(object?["timetable"] as? [String: Any])
        #expect(timetable["stop_times"] as? Int == 7)
        #expect(timetable["valid"] as? [String] == ["2026-01-01", "2026-12-31"])
        #expect((timetable["busiest_day"] as? [String: Any])?["date"] as? String == "2026-05-22")
        let damaged = try Executable.run("inspect", "Fixtures/hostile/no-trips.gtfs.zip")
        #expect(damaged.code == 2 && damaged.errors.contains("there is no trips.txt"))
    }

    @Test(arguments: ["no-such-file.geojson", "Fixtures", "Package.swift", "Fixtures/hostile/empty.geojson"])
    func whatCannotBeReadIsBadInputAndSaysWhy(file: String) throws {
        let refusal = try Executable.run("inspect", file)
        #expect(refusal.code == 2)
        #expect(refusal.errors.contains("\(file)"))
        #expect(refusal.errors.contains("error: "))
    }
}

/// What `quartier inspect` says of the traps that real files hold.
@Suite struct InspectTrapTests {
    private func inspect(_ text: String, as name: String, _ arguments: String...) throws -> Executable.Execution {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(text, to: name)
        return try Executable.start(["inspect", name] + arguments, in: folder.path).wait()
    }

    private func collection(_ crs: String, _ features: String...) -> String {
        let system = crs.isEmpty ? "" : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(crs)\"}},"
        return "{\"type\":\"FeatureCollection\",\(system)\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
    }

    private func area(_ id: String, _ ring: String, properties: String = "{}") -> String {
        "{\"type\":\"Feature\",\"id\":\"\(id)\",\"properties\":\(properties),"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }

    @Test func copiesOverlapsAndFaultsAreCounted() throws {
        let square = "[[0,340000],[10,340000],[10,340010],[0,340010],[0,340000]]"
        let shown = try inspect(
            collection(
                "EPSG:31256", area("A", square), area("B", square),
                area("C", "[[5,340000],[15,340000],[15,340010],[5,340010],[5,340000]]"),
                area("D", "[[50,340000],[60,340010],[60,340000],[50,340010],[50,340000]]"),
                "{\"type\":\"Feature\",\"id\":\"E\",\"properties\":{},\"geometry\":null}"),
            as: "a.geojson")
        #expect(shown.code == 0)
        #expect(shown.output.contains("  geometry  polygon 4, none 1"))
        #expect(shown.output.contains("  faults    Self-intersection 1"))
        #expect(shown.output.contains("1 feature has the same geometry as an earlier one, such as B and A"))
        #expect(shown.output.contains("3 pairs of areas overlap, by 200.0 m² in all; most: A and B, 100.0 m²"))
    }

    @Test func swappedAxesAreSuspected() throws {
        let swapped = try inspect(
            collection("EPSG:31256", area("A", "[[340000,0],[340010,0],[340010,10],[340000,0]]")), as: "a.geojson")
        #expect(swapped.output.contains("[axes-swapped]"))
        let named = try inspect(
            collection(
                "", area("A", "[[48.2,16.3],[48.3,16.3],[48.3,16.4],[48.2,16.3]]", properties: "{\"lat\":48.25}")),
            as: "b.geojson")
        #expect(named.output.contains("x and y may be swapped: the values of the field 'lat' are those of x"))
    }

    @Test func aTableSuggestsItsCoordinates() throws {
        let text = "id,Lon,Lat\n1,16.3,48.2\n"
        let refused = try inspect(text, as: "a.csv")
        #expect(refused.code == 2 && refused.errors.contains("for x and y take 'Lon' and 'Lat'"))
        let shown = try inspect(text, as: "a.csv", "--x", "Lon", "--y", "Lat")
        #expect(shown.output.contains("crs       unknown; state it with --crs"))
        let placed = try inspect(text, as: "a.csv", "--x", "Lon", "--y", "Lat", "--crs", "EPSG:4326")
        #expect(placed.output.contains("crs       EPSG:4326 (WGS 84), from command line"))
    }

    @Test func programsGetJSON() throws {
        let shown = try Executable.run("inspect", Repository.grid + "/buildings.geojson", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
        let layer = try #require((object?["layers"] as? [[String: Any]])?.first)
        #expect(layer["features"] as? Int == 12)
        #expect((layer["crs"] as? [String: Any])?["code"] as? String == "EPSG:31256")
        #expect((layer["extent_wgs84"] as? [Double])?.count == 4)
    }
}
