import Foundation
import QuartierModel

@testable import QuartierBatch

/// Studies of the nine squares with their timetable.
enum TransitStudy {
    /// The text of a study; what a test does not say is as in the fixture.
    ///
    /// `transit` stands under `layers` as it is.
    static func text(
        date: String? = "2026-05-19", transit: String = "gtfs", layers: String = "streets: streets.geojson, ",
        parameters: String = "transit_classes: {standard: oerok_2017}", output: String = ""
    ) -> String {
        """
        quartier: 1
        name: Timetable
        crs: EPSG:31256
        \(date.map { "date: \($0)" } ?? "")
        layers: {districts: districts.geojson, buildings: buildings.geojson, \(layers)transit: \(transit)}
        assumptions:
          storey_height_m: 3
          storeys_where_unknown: 1
          net_to_gross: 0.8
          residential_share: {residential: 1, mixed: 0.5, default: 0}
          living_area_per_dwelling_m2: 80
          household_size: 2
          vacancy: 0
          floor_area_per_job_m2: {mixed: 20, office: 20, retail: 40}
        parameters: {assign: centroid, \(parameters)}
        indicators: [transit]
        scenarios:
          - id: base
          - {id: taller, edits: [{change: buildings, where: "id = 'B01'", set: {storeys: 6}, expect: 1}]}
          - {id: gone, edits: [{remove: buildings, where: "id = 'B06'", expect: 1}]}
        output: {directory: results\(output)}

        """
    }

    /// Maps of every kind, for `output`.
    static let maps = ", transit: [stops, classes, buildings]"

    /// A copy of the nine squares with a study.
    static func folder(_ text: String, changing change: (String) throws -> Void = { _ in }) throws -> StudyFolder {
        let folder = try StudyFolder()
        try text.write(toFile: folder.path + "/study.yaml", atomically: true, encoding: .utf8)
        try change(folder.path)
        return folder
    }

    /// What is found about a study with at least some severity, as people read it.
    static func findings(
        _ text: String, atLeast severity: Severity = .error, changing change: (String) throws -> Void = { _ in }
    ) throws -> [String] {
        let folder = try folder(text, changing: change)
        let found: Findings
        do {
            found = try folder.load().findings
        } catch let error as StudyError {
            found = error.findings
        }
        return found.all.filter { $0.severity >= severity }.map {
            $0.description.replacingOccurrences(of: folder.path + "/", with: "")
        }
    }

    /// Runs a study.
    static func run(_ text: String, changing change: (String) throws -> Void = { _ in }) throws -> ResultRun {
        try ResultRun(of: "grid-3x3") { folder in
            try text.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
            try change(folder)
        }
    }
}

/// A copy of the nine squares that goes with the value.
final class StudyFolder: Sendable {
    let path = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.copyItem(atPath: ResultRun.root + "/Fixtures/grid-3x3", toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The study as it is loaded.
    func load() throws -> Study { try Study(path: path + "/study.yaml", jobs: 1) }
}
