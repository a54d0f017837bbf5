import Foundation
import Quartier
import Testing

/// Fixtures/crs: ten places, each in the system its country maps it in.
@Suite struct CoordinateSystemTests {
    struct Place: Sendable, CustomTestStringConvertible {
        let file, crs: String
        let plane, degrees: Coordinate
        let idField, nameField, name: String
        var testDescription: String { "\(file) in \(crs)" }

        /// The study of the place, measured in its own system or in an equal-area one.
        func study(in crs: String) throws -> (study: Study, folder: String) {
            let folder = NSTemporaryDirectory() + "quartier-crs-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let text = """
                quartier: 1
                name: \(file)
                crs: \(crs)
                layers:
                  districts: {path: \(Fixtures.root)/crs/\(file).geojson, id: \(idField), fields: {name: \(nameField)}}
                indicators: [area_m2]
                """
            try text.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
            return (try Study(path: folder + "/study.yaml"), folder)
        }
    }

    static let places: [Place] = {
        let table = (try? String(contentsOfFile: Fixtures.root + "/crs/places.tsv", encoding: .utf8)) ?? ""
        return table.split(separator: "\n").dropFirst().compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let numbers = cells.map { Double($0) ?? .nan }
            return cells.count == 9
                ? Place(
                    file: cells[0], crs: cells[1], plane: Coordinate(x: numbers[2], y: numbers[3]),
                    degrees: Coordinate(x: numbers[4], y: numbers[5]), idField: cells[6], nameField: cells[7],
                    name: cells[8]) : nil
        }
    }()

    @Test func thereAreTen() { #expect(Self.places.count == 10) }

    @Test(arguments: places) func areasAndPlacesAreRightInTheOwnSystem(_ place: Place) throws {
        let (study, folder) = try place.study(in: place.crs)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(study.findings.all.allSatisfy { $0.code == "coarse-operation" }, "\(study.findings.all)")
        #expect(study.baseline.zones.zones.map(\.name) == [place.name, study.baseline.zones.zones[1].name])
        #expect(agree(study.baseline.measurements[0][0].value, 30_000))
        #expect(agree(study.baseline.measurements[1][0].value, 10_000))
        // The middle of all lies 50 m east of the place, which PROJ's other programs put where the table says.
        let metres = Self.metres(from: place.degrees, to: study.site)
        #expect(abs(metres.x - 50) < 4 && abs(metres.y) < 4, "\(metres)")
    }

    @Test(arguments: places) func resultsLieWhereThePlaceIs(_ place: Place) throws {
        let (study, folder) = try place.study(in: "auto")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // National ellipsoids and WGS 84 differ in area by up to a hundred-thousandth.
        let scale = try CRS(place.crs).arealScale(at: place.degrees)
        for (zone, area) in [(0, 30_000.0), (1, 10_000)] {
            let value = try #require(study.baseline.measurements[zone][0].value)
            #expect(abs(value * scale / area - 1) < 2e-5, "\(value)")
        }
        let options = RunOptions(output: folder + "/results", formats: [.geojson], jobs: 1, startedAt: "")
        _ = try BatchRunner(study, options: options).run()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/results/base.districts.geojson"))
        let json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let features = try #require(json["features"] as? [[String: Any]])
        let geometry = try #require(features[0]["geometry"] as? [String: Any])
        let polygons: [[[Double]]] =
            if let parts = geometry["coordinates"] as? [[[[Double]]]] { parts[0] } else {
                try #require(geometry["coordinates"] as? [[[Double]]])
            }
        // The inner corner of the L is the place: to within a metre, longitude first.
        let nearest = polygons.joined().map { position in
            let metres = Self.metres(from: place.degrees, to: Coordinate(x: position[0], y: position[1]))
            return (metres.x * metres.x + metres.y * metres.y).squareRoot()
        }.min()
        #expect((nearest ?? .infinity) < 1)
    }

    /// East and north of one place from another, good for a few hundred metres.
    private static func metres(from place: Coordinate, to other: Coordinate) -> Coordinate {
        Coordinate(
            x: (other.x - place.x) * 111_320 * cos(place.y * .pi / 180), y: (other.y - place.y) * 111_200)
    }
}
