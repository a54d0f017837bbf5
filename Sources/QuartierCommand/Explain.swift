import ArgumentParser
import Quartier

/// `quartier explain`: what stands behind a result.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the features and numbers behind a value, or what each edit of a scenario does.",
        discussion: """
            Example: quartier explain results --zone districts/Q3 --indicator fsi --scenario taller
            With --edits: quartier explain results --scenario taller --edits
            The study that the results name is opened again; it is refused if an input has changed.
            """)

    @Argument(help: "The folder that 'quartier run' wrote.")
    var folder: String

    @Option(help: ArgumentHelp("The zone: districts/ID, plots/ID or study.", valueName: "kind/id"))
    var zone: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("The indicators.", valueName: "id"))
    var indicator: [String] = []

    @Option(help: ArgumentHelp("The scenario.", valueName: "id"))
    var scenario = "base"

    @Flag(help: "What each edit of the scenario does, alone and in order; of a zone, or of all together.")
    var edits = false

    @Option(help: ArgumentHelp("How many features to list of each sum; 10 in texts, all in JSON.", valueName: "number"))
    var limit: Int?

    @Option(help: ArgumentHelp("The study, where it is not where the results say.", valueName: "file"))
    var study: String?

    @Option(help: "text or json.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
        if edits, scenario == "base" { throw ValidationError("The base has no edits: name a scenario, --scenario ID.") }
        if !edits, zone == nil {
            throw ValidationError("Name a zone, --zone districts/ID, or ask for the edits of a scenario, --edits.")
        }
        if !edits, indicator.isEmpty { throw ValidationError("Name an indicator: --indicator ID.") }
    }

    func run() throws {
        do {
            let opened = try ReopenedStudy(results: folder, study: study)
            Terminal.tell(opened.findings)
            let question = StudyQuestion(about: opened.study)
            let chosen = try question.scenario(scenario)
            let indicators = try question.indicators(indicator)
            if edits, let chosen {
                try attribute(chosen, indicators, opened.study)
            } else {
                try explain(chosen, indicators, opened)
            }
        } catch let error as StudyError {
            Terminal.tell(error.findings)
            throw Outcome.badInput
        } catch let finding as Finding {
            Terminal.tell(finding.description)
            throw Outcome.badInput
        } catch let error as GeometryError {
            Terminal.tell(error.description)
            throw Outcome.failedScenarios
        }
    }

    private func attribute(_ scenario: Scenario, _ indicators: [Int], _ study: Study) throws {
        let attribution = try study.attribute(scenario, indicators: indicators, zone: zone, crew: Crew())
        switch format {
        case .text: try Terminal.show(attribution.text(width: Terminal.width))
        case .json: try Terminal.show(attribution.json(), terminator: "")
        }
    }

    private func explain(_ scenario: Scenario?, _ indicators: [Int], _ opened: ReopenedStudy) throws {
        let explanations = try opened.study.explain(zone ?? "", indicators: indicators, in: scenario, crew: Crew())
        for finding in try opened.deviations(of: explanations) { Terminal.tell(finding.description) }
        switch format {
        case .text:
            let texts = explanations.map { $0.text(limit: limit ?? 10, width: Terminal.width) }
            try Terminal.show(texts.joined(separator: "\n\n"))
        case .json:
            var writer = JSONWriter(isPretty: true)
            writer.beginArray()
            for explanation in explanations { explanation.write(limit: limit, to: &writer) }
            writer.endArray()
            try Terminal.show(String(decoding: writer.takeBytes(), as: UTF8.self), terminator: "")
        }
    }
}
