import ArgumentParser
import Quartier

/// `quartier compare`: scenarios side by side.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put the scenarios of one or several result folders side by side.",
        discussion: """
            Example: quartier compare results --objectives dwellings,green_public_m2_per_resident
            Totals are ratios of sums over the zones; --zones shows the zones themselves. Folders of different places
            are compared by shares and densities alone, unless --all is given.
            Samples of a sweep: quartier compare results --sweep heights --maximise dwellings --subject-to 'fsi <= 2.5'
            """)

    @Argument(help: "The folders that 'quartier run' wrote.")
    var folders: [String]

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these indicators or groups.", valueName: "id"))
    var indicator: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these scenarios, beside the baseline.", valueName: "id"))
    var scenario: [String] = []

    @Option(help: ArgumentHelp("The scenario that the others are compared with.", valueName: "id"))
    var baseline = "base"

    @Option(help: ArgumentHelp("The samples of this sweep instead of scenarios.", valueName: "id"))
    var sweep: String?

    @Option(
        help: ArgumentHelp(
            "Only samples for which this holds: comparisons of indicators with numbers, joined by AND.",
            valueName: "bounds"))
    var subjectTo: [String] = []

    @Option(help: ArgumentHelp("Zones one by one instead of totals: districts, plots or study.", valueName: "kind"))
    var zones: String?

    @Option(help: ArgumentHelp("Objectives of a Pareto set, by their own directions: a,b", valueName: "ids"))
    var objectives: String?

    @Option(help: ArgumentHelp("Objectives to have more of: a,b", valueName: "ids"))
    var maximise: String?

    @Option(help: ArgumentHelp("Objectives to have less of: a,b", valueName: "ids"))
    var minimise: String?

    @Flag(help: "How the indicators are spread over the zones.")
    var distribution = false

    @Flag(help: "Sums too, where the folders are about different places.")
    var all = false

    @Option(help: "text, csv, json or geojson (zones with their differences).")
    var format: Format = .text

    @Option(help: ArgumentHelp("How CSV is written: standard, or german for Excel there.", valueName: "name"))
    var dialect: Dialect = .standard

    @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
    var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, geojson }

    enum Dialect: String, ExpressibleByArgument, CaseIterable { case standard, german }

    func validate() throws {
        guard !folders.isEmpty else { throw ValidationError("Name a folder of results.") }
        try checkSweep()
        if let zones, ZoneKind(rawValue: zones) == nil {
            throw ValidationError("There are no zones '\(zones)'; known are districts, plots, study.")
        }
        if format == .geojson, zones == nil {
            throw ValidationError("Only zones have borders: add --zones districts.")
        }
    }

    func run() throws {
        if let sweep { return try compareSamples(of: sweep) }
        let comparison: ResultComparison
        let bytes: [UInt8]
        do throws(Finding) {
            comparison = try ResultComparison(folders: folders, options: options)
            bytes = try encoded(comparison)
        } catch {
            Terminal.tell(error.description)
            throw Outcome.badInput
        }
        Terminal.tell(comparison.findings)
        try Terminal.deliver(bytes, to: output)
    }

    var options: ResultComparison.Options {
        var options = ResultComparison.Options()
        options.zones = zones.flatMap(ZoneKind.init)
        options.indicators = indicator.flatMap(Self.list)
        options.scenarios = scenario
        options.baseline = baseline
        options.objectives = Self.list(objectives)
        options.maximised = Self.list(maximise)
        options.minimised = Self.list(minimise)
        options.includesSums = all
        return options
    }

    private static func list(_ text: String?) -> [String] {
        text.map { $0.split(separator: ",").map(String.init) } ?? []
    }

    private func encoded(_ comparison: ResultComparison) throws(Finding) -> [UInt8] {
        let csv = dialect == .german ? CSVDialect.german : .standard
        switch format {
        case .text:
            let text = ComparisonText(comparison, width: Terminal.width).text(withDistributions: distribution)
            return Array((text + "\n").utf8)
        case .csv: return distribution ? comparison.distributionCSV(csv) : comparison.csv(csv)
        case .json: return Array(comparison.json().utf8)
        case .geojson: return try comparison.geoJSON()
        }
    }
}
