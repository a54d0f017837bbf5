import Glibc
import Synchronization
import Quartier
import Testing

/// The fixtures of the repository, where the tests find them.
enum Fixtures {
    /// The folder of all fixtures.
    static let root = String(#filePath.dropLast("/Tests/FixtureTests/Fixtures.swift".count)) + "/Fixtures"

    /// The folders that hold a study.
    static var studies: [String] {
        names(in: root).filter { access("\(root)/\($0)/study.yaml", R_OK) == 0 }
    }

    /// The study of a folder; each is loaded once, for that takes seconds.
    static func study(_ folder: String) throws -> Study {
        let slot = loaded.withLock { slots in
            if let slot = slots[folder] { return slot }
            let slot = Slot()
            slots[folder] = slot
            return slot
        }
        return try slot.study.withLock { study in
            if let study { return study }
            let fresh = try Study(path: "\(root)/\(folder)/study.yaml")
            study = fresh
            return fresh
        }
    }

    private static let loaded = Mutex<[String: Slot]>([:])

    private final class Slot: Sendable {
        let study = Mutex<Study?>(nil)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try MappedFile(path: "\(root)/\(path)")
        return Array(file.bytes)
    }

    /// The names in a folder, but for hidden ones, in order.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}

/// The results of a study, scenario by scenario.
struct Results {
    private var table: [String: [String: Measurement]] = [:]
    private var zones: [String: [String]] = [:]

    init(of study: Study) throws {
        add(study.baseline.baseOutcome(), study)
        for scenario in study.scenarios { try add(study.baseline.evaluate(scenario, crew: Crew()).get(), study) }
    }

    private mutating func add(_ outcome: ScenarioOutcome, _ study: Study) {
        var measurements: [String: Measurement] = [:]
        for zone in outcome.zones where zone.zone.kind == .districts {
            zones[outcome.id, default: []].append(zone.zone.id)
            for (indicator, measurement) in zip(study.baseline.indicators, zone.measurements) {
                measurements["\(zone.zone.id) \(indicator.definition.id)"] = measurement
            }
        }
        table[outcome.id] = measurements
    }

    /// The scenarios, base included.
    var scenarios: [String] { table.keys.sorted() }

    func measurement(_ indicator: String, _ district: String, in scenario: String) throws -> Measurement {
        try #require(table[scenario]?["\(district) \(indicator)"], "\(indicator) of \(district) in \(scenario)")
    }

    /// The numerators of all districts together.
    func total(_ indicator: String, in scenario: String) throws -> Double {
        try (zones[scenario] ?? []).reduce(0) { sum, district in
            sum + (try measurement(indicator, district, in: scenario).numerator ?? 0)
        }
    }
}

/// Whether two numbers agree to a billionth, absolutely below 1.
func agree(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) <= 1e-9 * max(1, abs(first), abs(second))
}
