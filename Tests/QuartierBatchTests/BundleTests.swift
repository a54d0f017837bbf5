import Foundation
import QuartierIO
import QuartierModel
import Testing

@testable import QuartierBatch

/// The names of files in a bundle, and the text of the study that names them.
@Suite struct BundleTests {
    @Test func namesInsideTheFolderStayAndOthersComeToData() {
        var names = BundleNames(reserving: ["study.yaml"])
        names.give("plots.geojson", companions: [])
        names.give("./maps//green.gpkg", companions: ["./maps//green.gpkg-wal"])
        names.give("../shared/plots.geojson", companions: [])
        names.give(
            "/srv/data/My roads (2024).shp",
            companions: ["/srv/data/My roads (2024).shx", "/srv/data/My roads (2024).DBF"])
        names.give("/srv/other/My roads (2024).shp", companions: ["/srv/other/My roads (2024).dbf"])
        names.give("../Сгради.geojson", companions: [])
        #expect(
            names.names == [
                "plots.geojson": "plots.geojson", "./maps//green.gpkg": "maps/green.gpkg",
                "./maps//green.gpkg-wal": "maps/green.gpkg-wal", "../shared/plots.geojson": "data/plots.geojson",
                "/srv/data/My roads (2024).shp": "data/My_roads__2024_.shp",
                "/srv/data/My roads (2024).shx": "data/My_roads__2024_.shx",
                "/srv/data/My roads (2024).DBF": "data/My_roads__2024_.DBF",
                "/srv/other/My roads (2024).shp": "data/My_roads__2024_-2.shp",
                "/srv/other/My roads (2024).dbf": "data/My_roads__2024_-2.dbf",
                "../Сгради.geojson": "data/Сгради.geojson",
            ])
    }

    @Test func namesAreSafeAndUniqueWhateverTheCase() {
        var names = BundleNames(reserving: ["study.yaml", "quartier-bundle.json"])
        let files = [
            "STUDY.yaml", "a.geojson", "A.geojson", "data/a.geojson", "../a.geojson", "x/../b.geojson", "c:d.geojson",
            "..", "../.hidden", "back\\slash.csv", "../.-", "Quartier-Bundle.json",
        ]
        for file in files { names.give(file, companions: []) }
        let given = files.compactMap { names.names[$0] }
        #expect(given.count == files.count)
        #expect(Set(given.map { $0.lowercased() }).count == files.count)
        for name in given {
            #expect(
                !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.contains("\\"), "\(name)")
        }
        #expect(names.names["x/../b.geojson"] == "data/b.geojson")
        #expect(names.names["A.geojson"] != "A.geojson")
    }

    private static let text = """
        # Wege: ../data/a.geojson bleibt im Kommentar
        quartier: 1
        name: "../data/a.geojson"   # kein Pfad
        layers:
          districts:   ../data/a.geojson   # hier
          plots: {path: '../data/ü b.gpkg', id: x}
          buildings: {fields: {use: path}, "path": "../data/a.geojson"}
        scenarios:
          - id: one
            edits: [{add: green, from: ../data/a.geojson}, {change: green, where: "from = 'x'", set: {kind: park}}]
            stages:
              - {year: 2030, edits: [{replace_geometry: plots, where: "true", from: sub/c.geojson}]}
        sweeps:
          - parameters: {park: {from: 0, to: 1, step: 0.5}}
        output: {directory: ../../out}

        """

    @Test func pathsAreFoundWhereTheyStand() throws {
        var findings = Findings()
        let text = try #require(StudyText(Array(Self.text.utf8), file: "study.yaml", findings: &findings))
        #expect(
            text.paths.map(\.text) == [
                "../data/a.geojson", "../data/ü b.gpkg", "../data/a.geojson", "../data/a.geojson", "sub/c.geojson",
                "../../out",
            ])
        #expect(text.paths.map(\.isForResults) == [false, false, false, false, false, true])
    }

    @Test(arguments: ["", "\u{FEFF}"])
    func onlyThePathsChange(_ start: String) throws {
        var findings = Findings()
        let text = try #require(StudyText(Array((start + Self.text).utf8), file: "study.yaml", findings: &findings))
        let new = ["../data/a.geojson": "data/a.geojson", "../data/ü b.gpkg": "data/u.gpkg", "../../out": "results"]
        let pairs = text.paths.compactMap { path in new[path.text].map { (path, $0) } }
        let replaced = try text.replacing(Dictionary(uniqueKeysWithValues: pairs))
        let expected = (start + Self.text)
            .replacingOccurrences(of: "districts:   ../data/a.geojson ", with: "districts:   data/a.geojson ")
            .replacingOccurrences(of: "'../data/ü b.gpkg'", with: "'data/u.gpkg'")
            .replacingOccurrences(of: "\"path\": \"../data/a.geojson\"", with: "\"path\": \"data/a.geojson\"")
            .replacingOccurrences(of: "from: ../data/a.geojson}", with: "from: data/a.geojson}")
            .replacingOccurrences(of: "directory: ../../out", with: "directory: results")
        #expect(String(decoding: replaced, as: UTF8.self) == expected)
        #expect(try text.replacing([:]) == Array((start + Self.text).utf8))
    }

    @Test func aPathWithEscapesIsNotGuessedAt() throws {
        var findings = Findings()
        let bytes = Array("layers: {districts: \"..\\x2Fa.geojson\"}\n".utf8)
        let text = try #require(StudyText(bytes, file: "study.yaml", findings: &findings))
        let path = try #require(text.paths.first)
        #expect(path.text == "../a.geojson")
        #expect(throws: Finding.self) { try text.replacing([path: "data/a.geojson"]) }
    }
}
