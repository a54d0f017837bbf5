import Foundation
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What is said about targets once the data is there, on the nine squares.
@Suite struct TargetTests {
    /// The findings about targets of a study of the nine squares with these lines.
    private func messages(_ targets: String, reporting zones: String = "[districts, plots]") throws -> [String] {
        try findings(targets, zones).all.filter { $0.place.description.contains("targets") }.map(\.messageAndCode)
    }

    private func findings(_ targets: String, _ zones: String) throws -> Findings {
        let folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: ResultRun.root + "/Fixtures/grid-3x3", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let text = """
            quartier: 1
            name: Targets
            crs: EPSG:31256
            layers:
              districts: districts.geojson
              plots: {path: plots.geojson, fields: {zone: zone}}
              buildings: buildings.geojson
            indicators: [fsi, gsi, residents, residents_near_green_300m_share]
            report_by: \(zones)
            targets: \(targets)

            """
        try text.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
        do {
            return try Study(path: folder + "/study.yaml").findings
        } catch let error as StudyError {
            return error.findings
        }
    }

    @Test(arguments: [
        ("{fis: {at_most: 2}}", "there is no indicator 'fis'. Did you mean 'fsi'? [unknown-indicator]"),
        ("{quux: {at_most: 2}}", "there is no indicator 'quux'. 'quartier indicators' lists them [unknown-indicator]"),
        ("{osr: {at_most: 2}}", "the study does not measure 'osr'. Add it to 'indicators' [unmeasured-target]"),
        (
            "{fsi: {at_most: 2, zones: study}}",
            "the study has no results for 'study'. Add it to 'report_by', or set the target for 'districts' or 'plots' "
                + "[unmeasured-target]"
        ),
        (
            "{residents_near_green_300m_share: {at_least: 75}}",
            "'residents_near_green_300m_share' goes from 0 to 1, not to 75. Write the share as a part of 1; 75 % is 0.75 "
                + "[out-of-range]"
        ),
        (
            "{residents_near_green_300m_share: {at_most: 0.5}}",
            "more of 'residents_near_green_300m_share' is better, but the target asks for at most so much. Check "
                + "'at_least' and 'at_most' [odd-target]"
        ),
        (
            "{fsi: {at_most: 2, where: \"id = 'A1'\"}}",
            "the condition can be asked of 'districts' and 'plots'. Say which are meant: zones: districts or zones: plots "
                + "[ambiguous-target]"
        ),
        (
            "{fsi: {at_most: 2, where: \"zne = 'WA'\"}}",
            "none of the results' zones ('districts' and 'plots') has an attribute 'zne'. Did you mean 'zone'? "
                + "[unknown-attribute]"
        ),
        (
            "{fsi: {at_most: 2, where: \"zne = 'WA'\", zones: plots}}",
            "in \"zne = 'WA'\", column 1: there is no attribute 'zne'. Did you mean 'zone'? [invalid-condition]"
        ),
        (
            "{fsi: {at_most: 2, where: \"zone = \"}}",
            "in \"zone = \", column 8: expected an attribute or a value [invalid-condition]"
        ),
        (
            "{fsi: {at_most: 2, where: \"zone = 'Moon'\"}}",
            "the target for 'fsi' is set for no plots of the base. Check the condition [touches-nothing]"
        ),
        (
            "{fsi: {at_most: 2, where: \"S_INTERSECTS(geometry, POINT(16.494 48.226))\"}}",
            "the condition can be asked of 'districts' and 'plots'. Say which are meant: zones: districts or zones: plots "
                + "[ambiguous-target]"
        ),
    ])
    func whatMakesNoSenseIsSaid(_ targets: String, _ expected: String) throws {
        #expect(try messages(targets) == [expected])
    }

    @Test func whoHasTheAttributeIsMeant() throws {
        #expect(try messages("{fsi: {at_most: 2, where: \"zone = 'W'\"}}") == [])
        #expect(try messages("{fsi: {at_most: 2, where: \"district = 'A1'\"}}") == [])
        #expect(try messages("{fsi: {at_most: 2, where: \"id = 'A1'\"}}", reporting: "[study, districts]") == [])
        #expect(
            try messages("{fsi: {at_most: 2, where: \"id = 'A1'\", zones: study}}", reporting: "[study]") == [
                "the whole study is one zone, of which nothing can be asked. Remove 'where' [unmeasured-target]"
            ])
        #expect(
            try messages(
                "{fsi: {at_most: 2, where: \"S_INTERSECTS(geometry, POINT(16.494 48.226))\"}}", reporting: "[districts]"
            )
                == [])
    }
}

extension Finding {
    fileprivate var messageAndCode: String {
        message + (remedy.map { ". " + $0 } ?? "") + " [\(code)]"
    }
}
