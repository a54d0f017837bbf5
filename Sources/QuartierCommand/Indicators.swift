import ArgumentParser
import Quartier

/// `quartier indicators`: the catalogue.
struct Indicators: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the indicators, or explain one.",
        discussion: "Example: quartier indicators fsi")

    @Argument(help: "The indicator to explain.")
    var id: String?

    @Option(help: "text, json or markdown.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    func run() throws {
        let all = IndicatorCatalog.indicators()
        let chosen = id.map { id in all.filter { $0.definition.id == id } } ?? all
        guard !chosen.isEmpty else {
            let advice = Suggestion.nearest(to: id ?? "", in: all.map(\.definition.id)).map { " Did you mean '\($0)'?" }
            Terminal.tell("There is no indicator '\(id ?? "")'.\(advice ?? "")")
            throw Outcome.badInput
        }
        switch format {
        case .json: try Terminal.show(CatalogText.json(of: chosen), terminator: "")
        case .markdown: try Terminal.show(CatalogText.markdown(of: chosen), terminator: "")
        case .text: try Terminal.show(id == nil ? CatalogText.list(of: chosen) : CatalogText.page(of: chosen[0]))
        }
    }
}
