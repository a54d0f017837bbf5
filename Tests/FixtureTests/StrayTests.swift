import Foundation
import Quartier
import Testing

/// Single features whose coordinates are wrong cost themselves, not the layer.
@Suite struct StrayTests {
    private func load(stops rows: [String], policy: String = "repair") throws -> Study {
        let folder = NSTemporaryDirectory() + "quartier-stray-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let table = "id,x,y\n" + rows.joined(separator: "\n") + "\n"
        try table.write(toFile: folder + "/stops.csv", atomically: true, encoding: .utf8)
        let study = """
            quartier: 1
            name: Test
            crs: EPSG:25832
            layers:
              districts: {path: \(Fixtures.root)/crs/krefeld.geojson, id: schlüssel}
              stops: {path: stops.csv, id: id, crs: EPSG:25832, geometry: \(policy), fields: {x: x, y: y}}
            indicators: [area_m2]
            """
        try study.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
        return try Study(path: folder + "/study.yaml")
    }

    private static let sound = (1...20).map { "S\($0),\(330_200 + $0),5690320" }

    @Test func aStopFarAwayIsLeftOutAndNamed() throws {
        let study = try load(stops: Self.sound + ["null island,0,0"])
        #expect(study.baseline.city.stops.count == 20)
        let finding = try #require(study.findings.all.first { $0.code == "outside-area-of-use" })
        #expect(finding.severity == .warning && finding.place.feature == "null island")
        #expect(finding.message.hasSuffix("the feature is left out"))
        let report = try #require(study.reports.first { $0.layer == .stops })
        #expect(report.geometryCases.map(\.feature) == ["null island"])
    }

    @Test func underThePolicyToRefuseItIsAnError() throws {
        let error = #expect(throws: StudyError.self) {
            try load(stops: Self.sound + ["null island,0,0"], policy: "refuse")
        }
        #expect(error?.findings.all.first { $0.severity == .error }?.place.feature == "null island")
    }

    @Test func whereManyStrayTheSystemIsWrong() throws {
        let error = #expect(throws: StudyError.self) {
            try load(stops: Self.sound + (1...10).map { "A\($0),\($0),0" })
        }
        let errors = error?.findings.all.filter { $0.severity == .error } ?? []
        #expect(errors.map(\.code) == ["outside-area-of-use"])
        #expect(errors.first?.place.feature == nil)
    }

    @Test func stopsWithoutAPlaceAreLeftOutToo() throws {
        let study = try load(stops: Self.sound + ["nowhere,,", "half,330200,", "words,330200,north"])
        #expect(study.baseline.city.stops.count == 20)
        let findings = study.findings.all.filter { $0.place.file == "stops.csv" && $0.severity == .warning }
        #expect(findings.map(\.place.feature) == ["nowhere", "half", "words"])
        #expect(findings.map(\.code) == ["no-geometry", "bad-coordinate", "bad-coordinate"])
        #expect(findings.map(\.place.line) == [22, 23, 24])
        #expect(findings[1].message.hasPrefix("one of the two coordinates is missing"))
        #expect(findings[2].message.hasPrefix("'north' is not a finite number"))
    }
}
