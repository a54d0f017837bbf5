import QuartierGeometry
import QuartierModel
import QuartierScenario
import QuartierTransit

/// What `check` says of the streets: how many there are, and what in their drawing keeps people from walking.
struct StreetFindings {
    private let summary: StreetSummary
    private let place: Place
    private let limit: Double
    private let buildings: Int

    /// nil for a study without streets.
    init?(of baseline: Baseline, file: String) {
        guard let summary = baseline.streetSummary else { return nil }
        self.summary = summary
        place = Place(file: file, layer: LayerKind.streets.rawValue)
        limit = baseline.parameters.walking.snapLimit
        buildings = baseline.city.buildings.count
    }

    var findings: [Finding] {
        [
            lengths, islands, danglingEnds, intricateSquares, entrances,
            stranded(summary.strandedBuildings, "building"), stranded(summary.strandedStops, "stop"),
        ].compactMap { $0 }
    }

    private var lengths: Finding {
        let total = summary.walked.reduce(0) { $0 + $1.length }
        let kinds = summary.walked.map { "\($0.kind?.rawValue ?? "no stated kind") \(kilometres($0.length))" }
        let parts = [
            "\(kilometres(total)) of streets are walked" + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", ")),
            summary.unwalked > 0 ? "\(kilometres(summary.unwalked)) are not" : nil,
            summary.census.barriers > 0 ? "\(summary.census.barriers) barriers close ways" : nil,
        ]
        // Where nothing is said of any street, motorways are walked as well.
        let isTold = total > 0 && summary.isTold
        return Finding(
            isTold ? .note : .warning, "walked-streets", parts.compactMap { $0 }.joined(separator: "; "), at: place,
            remedy: isTold ? nil : "Check the fields 'kind' and 'walkable' of the layer")
    }

    private var islands: Finding? {
        guard summary.census.islands > 0 else { return nil }
        return Finding(
            .note, "street-islands",
            "\(summary.census.islands) pieces of street hang together with nothing, "
                + "\(kilometres(Double(summary.census.islandLength) / 1_000)) in all; they are used only where no other "
                + "street is near", at: place, remedy: "Lines meet where they share a vertex")
    }

    private var danglingEnds: Finding? {
        guard let first = summary.census.danglingEnds.first else { return nil }
        var place = place
        place.position = first
        return Finding(
            .warning, "dangling-ends",
            "dead ends lie within 1 m of another street without meeting it; the first in metres of the study's plane",
            at: place, remedy: "Draw them to a vertex of the other line where people can walk on",
            count: summary.census.danglingEnds.count)
    }

    private var intricateSquares: Finding? {
        guard summary.census.intricateSquares > 0 else { return nil }
        return Finding(
            .note, "intricate-squares", "squares with more than 64 entries are walked around, not across", at: place,
            remedy: nil, count: summary.census.intricateSquares)
    }

    private var entrances: Finding? {
        guard let entrances = summary.entrances else { return nil }
        let limit = PlainNumber.text(StreetSummary.Entrances.reach)
        return Finding(
            entrances.onBuildings > 0 ? .note : .warning, "entrances",
            "\(entrances.onBuildings) of \(entrances.count) entrances lie on the outline of a building, within \(limit) m; "
                + "walks from \(entrances.buildings) of \(buildings) buildings begin there, from others at the place of "
                + "the outline nearest to a street", at: place,
            remedy: entrances.onBuildings > 0 ? nil : "Draw entrances onto the outlines of their buildings")
    }

    private func stranded(_ identifiers: [String], _ what: String) -> Finding? {
        guard !identifiers.isEmpty else { return nil }
        let shown = identifiers.prefix(3).joined(separator: ", ") + (identifiers.count > 3 ? " …" : "")
        return Finding(
            .warning, "no-street-near",
            "\(identifiers.count) \(what)\(identifiers.count == 1 ? " has" : "s have") no street within "
                + "\(PlainNumber.text(limit)) m, so nobody knows a walk from there: \(shown)",
            at: place, remedy: "Add the streets around, or raise 'walking.snap_limit_m'")
    }

    /// A length in metres for people.
    private func kilometres(_ metres: Double) -> String { "\((metres / 10).rounded() / 100) km" }
}
