import ArgumentParser
import Quartier

/// `quartier indicators`: the catalogue.
struct Indicators: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the indicators, or the standards of quality classes, or explain one.",
        discussion: """
            Example: quartier indicators fsi
            The tables of a standard: quartier indicators oerok_2017
            """)

    @Argument(help: "The indicator to explain, or the standard whose tables to show.")
    var id: String?

    @Flag(help: "The standards of quality classes of public transport instead of the indicators.")
    var standards = false

    @Option(help: "text, json or markdown.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    func run() throws {
        if standards || id.map({ QualityStandard.named($0) != nil }) ?? false { return try showStandards() }
        let all = IndicatorCatalog.indicators()
        let chosen = id.map { id in all.filter { $0.definition.id == id } } ?? all
        guard !chosen.isEmpty else {
            let names = all.map(\.definition.id) + QualityStandard.all.map(\.id)
            let advice = Suggestion.nearest(to: id ?? "", in: names).map { " Did you mean '\($0)'?" }
            Terminal.tell("There is no indicator '\(id ?? "")'.\(advice ?? "")")
            throw Outcome.badInput
        }
        switch format {
        case .json: try Terminal.show(CatalogText.json(of: chosen), terminator: "")
        case .markdown: try Terminal.show(CatalogText.markdown(of: chosen), terminator: "")
        case .text: try Terminal.show(id == nil ? CatalogText.list(of: chosen) : CatalogText.page(of: chosen[0]))
        }
    }

    private func showStandards() throws {
        let all = QualityStandard.all
        let chosen = id.map { id in all.filter { $0.id == id } } ?? all
        guard !chosen.isEmpty else {
            Terminal.tell(
                "There is no standard '\(id ?? "")'. Known are \(all.map(\.id).joined(separator: ", ")).")
            throw Outcome.badInput
        }
        switch format {
        case .json: try Terminal.show(StandardText.json(of: chosen), terminator: "")
        case .markdown: try Terminal.show(StandardText.markdown(of: chosen), terminator: "")
        case .text:
            try Terminal.show(id == nil ? StandardText.list(of: chosen) : StandardText.page(of: chosen[0]))
        }
    }
}
