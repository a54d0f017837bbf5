import Foundation
import Quartier
import Testing

/// What real data has taught about systems and operations, in studies of our own.
@Suite struct PlaceTrapStudyTests {
    private func load(crs: String, districts: String) throws -> Study {
        let folder = NSTemporaryDirectory() + "quartier-trap-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ring = "[[16.36,48.20],[16.37,48.20],[16.37,48.21],[16.36,48.21],[16.36,48.20]]"
        let text = """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"A","properties":{"area_m2":1},
            "geometry":{"type":"Polygon","coordinates":[\(ring)]}}]}
            """
        try text.write(toFile: folder + "/a.geojson", atomically: true, encoding: .utf8)
        let study = """
            quartier: 1
            name: Test
            crs: \(crs)
            layers: {districts: {path: a.geojson\(districts)}}
            indicators: [area_m2]
            """
        try study.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
        return try Study(path: folder + "/study.yaml")
    }

    /// Trap 1: the two ways between MGI and WGS 84 that Vienna has used.
    @Test func theOperationDecidesWhereADistrictLiesAndIsRecorded() throws {
        let (old, new) = ("MGI to WGS 84 (3)", "MGI to WGS 84 (8)")
        let studies = try [old, new].map { try load(crs: "EPSG:31256", districts: ", crs_operation: \($0)") }
        let centers = studies.map { $0.baseline.city.districts.shapes.boxes[0].center }
        #expect(abs(centers[0].distance(to: centers[1]) - 0.93) < 0.05)
        #expect(studies[0].reports[0].operation.name.contains(old))
        #expect(studies[1].reports[0].operation.name.contains(new))
        #expect(studies.allSatisfy { $0.reports[0].operation.accuracy != nil })
    }

    /// Trap 2: areas in the plane of web maps are 2.25 times too large here.
    @Test func thePlaneOfWebMapsIsNoPlaneToMeasureIn() throws {
        let error = #expect(throws: StudyError.self) { try load(crs: "EPSG:3857", districts: "") }
        let finding = try #require(error?.findings.all.first { $0.severity == .error })
        #expect(finding.code == "not-measurable" && finding.place.line == 3)
        #expect(finding.remedy?.contains("'auto' for an equal-area one") == true)
    }

    /// Trap 4: what a file states of areas is nobody's business but the file's; the geometry is measured.
    @Test func statedAreasAreNotBelieved() throws {
        let area = try #require(try load(crs: "EPSG:31256", districts: "").baseline.measurements[0][0].value)
        #expect(abs(area / 826_700 - 1) < 0.01, "\(area)")
    }
}
