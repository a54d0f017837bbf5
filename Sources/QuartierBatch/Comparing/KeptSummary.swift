import QuartierIO
import QuartierModel

/// A scenario, or a stage of one.
struct ScenarioKey: Hashable, Sendable {
    var scenario: String
    var stage: String?

    /// `stages@2028`, as file names have it.
    var label: String { stage.map { "\(scenario)@\($0)" } ?? scenario }
}

/// A zone by its kind and identifier.
struct ZoneKey: Hashable, Sendable {
    var kind: String
    var id: String
}

/// What an indicator says of a zone, as the summary of results has it.
struct KeptValue: Sendable {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    /// `ok`, `became_defined`, or the reason why there is no value.
    var status: String
    var coverage: Double?
    var imputed: Double?
    /// What the study aims at, in the words of the summary.
    var target: String?
    var meetsTarget: Bool?
}

/// The summary of a folder of results, read back.
struct KeptSummary: Sendable {
    /// The scenarios and stages, in the order of the file.
    private(set) var scenarios: [ScenarioKey] = []
    /// The zones, in the order of the file.
    private(set) var zones: [ZoneKey] = []
    private var values: [ScenarioKey: [ZoneKey: [String: KeptValue]]] = [:]

    private static let needed = ["scenario", "zone_kind", "zone", "indicator", "value", "numerator", "status"]

    /// Reads `summary.csv`, in whatever dialect it was written.
    ///
    /// Throws if the run wrote none, or it cannot be read. A summary that was changed since is a warning.
    init(of results: FinishedResults, findings: inout Findings) throws(Finding) {
        let file = results.path + "/summary.csv"
        guard let digest = results.digest(of: "summary.csv") else {
            throw Finding(
                .error, "no-summary", "the results have no table", at: Place(file: results.path),
                remedy: "Run the study with the format csv")
        }
        if try FileDigest.sha256(ofFile: file) != digest {
            findings.add(
                Finding(
                    .warning, "changed-results", "the table was changed since the run wrote it", at: Place(file: file),
                    remedy: "Run the study again"))
        }
        let table = try CSVTable(path: file)
        let columns = Dictionary(table.names.enumerated().map { ($1, $0) }) { first, _ in first }
        guard Self.needed.allSatisfy({ columns[$0] != nil }) else {
            throw Finding(
                .error, "no-summary", "this is no summary of results", at: Place(file: file, line: 1),
                remedy: "Name a folder that 'quartier run' wrote, with summary.csv in it")
        }
        for row in table.rows { add(row, table, columns) }
    }

    private mutating func add(_ row: [String?], _ table: CSVTable, _ columns: [String: Int]) {
        let text = { (name: String) in columns[name].flatMap { row[$0] }.map(table.plain) }
        let number = { (name: String) in columns[name].flatMap { row[$0] }.flatMap(table.number) }
        let scenario = ScenarioKey(scenario: text("scenario") ?? "", stage: text("stage"))
        let zone = ZoneKey(kind: text("zone_kind") ?? "", id: text("zone") ?? "")
        if values[scenario] == nil { scenarios.append(scenario) }
        if values[scenario, default: [:]][zone] == nil, isNew(zone) { zones.append(zone) }
        values[scenario, default: [:]][zone, default: [:]][text("indicator") ?? ""] = KeptValue(
            value: number("value"), numerator: number("numerator"), denominator: number("denominator"),
            status: text("status") ?? "ok", coverage: number("coverage"), imputed: number("imputed"),
            target: text("target"), meetsTarget: text("meets_target").map { $0 == "true" })
    }

    /// Whether no scenario before had the zone; most zones are those of the first one.
    private func isNew(_ zone: ZoneKey) -> Bool {
        !scenarios.contains { values[$0]?[zone] != nil }
    }

    /// What is said of a zone; nil where nothing is.
    func value(_ indicator: String, of zone: ZoneKey, in scenario: ScenarioKey) -> KeptValue? {
        values[scenario]?[zone]?[indicator]
    }

    /// The zones of a kind that a scenario has.
    func zones(of kind: String, in scenario: ScenarioKey) -> [ZoneKey] {
        zones.filter { $0.kind == kind && values[scenario]?[$0] != nil }
    }

    /// The kinds of zone there are, in the order of the file.
    var kinds: [ZoneKind] {
        var kinds: [ZoneKind] = []
        for zone in zones {
            if let kind = ZoneKind(rawValue: zone.kind), !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }
}
