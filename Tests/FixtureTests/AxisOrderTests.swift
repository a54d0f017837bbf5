import Foundation
import Quartier
import Testing

/// Fifteen systems, each with its coordinates in the right and in the wrong order.
///
/// The register has north first for some of them and east first for others, and so have the files of programs that
/// follow it. A square of 200 m in the plane of the study is written in the system of the file.
@Suite struct AxisOrderTests {
    struct Place: Sendable, CustomTestStringConvertible {
        /// The system of the file, and the plane of the study.
        let crs, plane: String
        let degrees: Coordinate
        var testDescription: String { "\(crs) in \(plane)" }

        init(_ crs: Int, _ longitude: Double, _ latitude: Double, in plane: Int? = nil) {
            self.crs = "EPSG:\(crs)"
            self.plane = "EPSG:\(plane ?? crs)"
            degrees = Coordinate(x: longitude, y: latitude)
        }

        /// The corners of the square in the system of the file.
        func corners() throws -> [Coordinate] {
            let plane = try CRS(self.plane)
            var middle = [degrees]
            var into = try CoordinateTransform(from: .wgs84, to: plane, near: degrees)
            try into.apply(to: &middle)
            var corners = [(-100.0, -100.0), (100, -100), (100, 100), (-100, 100), (-100, -100)].map {
                Coordinate(x: middle[0].x + $0, y: middle[0].y + $1)
            }
            var back = try CoordinateTransform(from: plane, to: try CRS(crs), near: degrees)
            try back.apply(to: &corners)
            return corners
        }

        /// The study, measured in the plane or in another.
        func study(isSwapped: Bool, in other: String? = nil) throws -> Study {
            let folder = NSTemporaryDirectory() + "quartier-axes-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let ring = try corners().map { isSwapped ? "[\($0.y),\($0.x)]" : "[\($0.x),\($0.y)]" }
            let member = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(crs)\"}}"
            let text = """
                {"type":"FeatureCollection",\(member),"features":[{"type":"Feature","id":"A","properties":{},
                "geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}]}
                """
            try text.write(toFile: folder + "/a.geojson", atomically: true, encoding: .utf8)
            let study = """
                quartier: 1
                name: \(crs)
                crs: \(other ?? plane)
                layers: {districts: a.geojson}
                indicators: [area_m2]
                """
            try study.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
            return try Study(path: folder + "/study.yaml")
        }
    }

    static let places = [
        Place(4326, 16.5, 48.22, in: 31256), Place(4258, 16.5, 48.22, in: 31256), Place(3035, 16.5, 48.22, in: 31256),
        Place(3416, 16.5, 48.22), Place(31254, 11.39, 47.26), Place(31255, 13.3, 47.8), Place(31256, 16.5, 48.22),
        Place(31257, 9.75, 47.4), Place(31258, 14.29, 48.3), Place(31259, 16.37, 48.2), Place(31287, 16.37, 48.2),
        Place(31466, 6.56, 51.33), Place(25832, 6.95, 50.94), Place(25833, 13.4, 52.52), Place(7801, 23.32, 42.7),
    ]

    @Test(arguments: places) func theRightOrderIsMeasuredWithoutAWord(_ place: Place) throws {
        let study = try place.study(isSwapped: false)
        // Between the national datum and ETRS89 the register knows no better than a metre or two, and says so.
        #expect(study.findings.all.allSatisfy { $0.code == "coarse-operation" }, "\(study.findings.all)")
        let area = try #require(study.baseline.measurements[0][0].value)
        #expect(abs(area / 40_000 - 1) < 1e-6, "\(area)")
    }

    @Test(arguments: places) func theWrongOrderIsCalledByItsName(_ place: Place) throws {
        let error = #expect(throws: StudyError.self) { try place.study(isSwapped: true) }
        let errors = error?.findings.all.filter { $0.severity == .error } ?? []
        #expect(errors.map(\.code) == ["axes-swapped"], "\(errors)")
        #expect(errors.allSatisfy { $0.remedy == "Write x (east, longitude) first in the file" })
        #expect(errors.allSatisfy { $0.place.file == "a.geojson" })
    }

    /// Systems that are used in one country need no study to tell.
    @Test(arguments: places.filter { $0.crs != "EPSG:4326" && $0.crs != "EPSG:3035" })
    func theFileAloneTells(_ place: Place) throws {
        let error = #expect(throws: StudyError.self) { try place.study(isSwapped: true, in: "auto") }
        #expect(error?.findings.all.filter { $0.severity == .error }.map(\.code) == ["axes-swapped"])
        let right = try place.study(isSwapped: false, in: "auto")
        #expect(right.findings.all.allSatisfy { $0.code == "coarse-operation" }, "\(right.findings.all)")
    }
}
