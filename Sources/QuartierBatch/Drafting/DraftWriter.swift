import QuartierGeometry
import QuartierIO
import QuartierModel

/// Writes the draft of a study.
struct DraftWriter {
    let layers: DraftedLayers
    let prefix: String
    private let name: String

    init(_ layers: DraftedLayers, name: String, prefix: String) {
        self.layers = layers
        self.name = name
        self.prefix = prefix
    }

    /// The study file.
    var text: String {
        let parts = [
            head + dateLines, layerLines + timetableLines, SuggestedAssumptions.lines, parameterLines, indicatorLines,
            scenarioLines, outputLines, unusedLines,
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var head: [String] {
        let order = [LayerKind.districts] + LayerKind.allCases.filter { $0 != .districts }
        let all = order.compactMap { layers.chosen[$0]?.surveyed }
        let plane = PlaneGuess(
            all.compactMap(\.inspection.crs), at: all.first { !$0.extent.isEmpty }.map { $0.extent.center })
        return [
            "# A draft by 'quartier init': every line is a guess from names and values. Read it, correct it, and run",
            "# 'quartier check' on it.",
            "quartier: 1",
            "name: \(DraftText.value(name))",
        ] + DraftText.comment(plane.reason, indent: "") + ["crs: \(plane.text)"]
    }

    // MARK: Layers

    private var layerLines: [String] {
        var lines = ["layers:"]
        if layers.chosen[.districts] == nil {
            lines += [
                "  # Nothing in the folder looks like districts. Draw the areas that results are wanted for, save them",
                "  # under this name, or name another file.",
                "  districts: \(DraftText.value(prefix + "districts.geojson"))",
            ]
        }
        for layer in LayerKind.allCases {
            if let choice = layers.chosen[layer] { lines += self.lines(for: layer, choice) }
        }
        return lines
    }

    private func lines(for layer: LayerKind, _ choice: DraftedLayers.Choice) -> [String] {
        let surveyed = choice.surveyed
        let guess = FieldGuess(layer, in: surveyed.inspection)
        var lines = DraftText.comment(
            "\(layer.rawValue): \(choice.reason); \(DraftedLayers.summary(of: surveyed)).", indent: "  ")
        lines += notes(on: layer, surveyed, guess)
        lines.append("  \(layer.rawValue):")
        lines.append("    path: \(DraftText.value(prefix + surveyed.path))")
        if let name = surveyed.layer { lines.append("    layer: \(DraftText.value(name))") }
        if let crs = surveyed.statedCRS {
            lines.append("    crs: \(crs)    # the columns are named for degrees, and the table cannot state it")
        }
        lines += identifierLines(layer, surveyed)
        lines += fieldLines(surveyed, guess)
        if let scheme = guess.vocabulary {
            lines.append("    vocabulary: \(scheme.rawValue)    # most values of the field are of this scheme")
        }
        if !surveyed.inspection.faults.isEmpty, GeometryPolicy.standard(for: layer) == .refuse {
            let faults = surveyed.inspection.faults.map { "\($0.reason) \($0.count)" }.joined(separator: ", ")
            lines.append("    geometry: repair    # broken: \(DraftText.comment(faults)); better corrected in the file")
        }
        return lines + alternativeLines(choice)
    }

    private func notes(on layer: LayerKind, _ surveyed: SurveyedLayer, _ guess: FieldGuess) -> [String] {
        var notes: [String] = []
        if layer == .districts || layer == .plots, let overlaps = surveyed.inspection.overlaps, !overlaps.pairs.isEmpty
        {
            let hectares = (overlaps.area / 100).rounded() / 100
            notes.append("\(overlaps.pairs.count) pairs of areas overlap, by \(hectares) ha in all.")
        }
        for match in guess.doubtful where match.field.filled > 0 {
            let values = match.field.frequent.prefix(4).map(\.value).joined(separator: ", ")
            notes.append(
                "'\(match.field.name)' could be '\(match.attribute)', but its values are not what that takes: \(values)."
            )
        }
        if guess.matches.contains(where: { $0.attribute == "departures_per_hour" }) {
            notes.append("departures_per_hour are departures in an hour, not minutes between them: check the field.")
        }
        if guess.matches.contains(where: { $0.attribute == "crown_diameter_m" }) {
            notes.append("crown_diameter_m are metres; some registers give classes from 1 to 8: check the field.")
        }
        if !guess.standard.isEmpty {
            notes.append("Taken by their names: \(guess.standard.joined(separator: ", ")).")
        }
        return notes.flatMap { DraftText.comment($0, indent: "  ") }
    }

    private func fieldLines(_ surveyed: SurveyedLayer, _ guess: FieldGuess) -> [String] {
        let axes = surveyed.coordinates.map { [("x", $0.x), ("y", $0.y)] } ?? []
        guard !axes.isEmpty || !guess.matches.isEmpty else { return [] }
        let pairs = axes.map { "      \($0.0): \(DraftText.value($0.1))" }
        let matches = guess.matches.map { match in
            "      \(match.attribute): \(DraftText.value(match.field.name))    # \(held(by: match.field, surveyed))"
        }
        return ["    fields:"] + pairs + matches
    }

    /// What a field holds, in a few words.
    private func held(by field: Inspection.Field, _ surveyed: SurveyedLayer) -> String {
        let features = surveyed.inspection.features
        let share = features > 0 ? (Double(field.filled) / Double(features) * 100).rounded() : 0
        let percent = field.filled == features ? "" : ", stated for \(Int(exactly: share) ?? 0) %"
        if field.kinds == ["number"], let range = field.range {
            return "\(AttributeValue.number(range.lowerBound)) to \(AttributeValue.number(range.upperBound))\(percent)"
        }
        return DraftText.comment(field.frequent.prefix(3).map(\.value).joined(separator: ", ")) + percent
    }

    private func identifierLines(_ layer: LayerKind, _ surveyed: SurveyedLayer) -> [String] {
        guard layer == .districts || layer == .plots, !IdentifierGuess.hasGoodOnes(surveyed.inspection),
            let field = IdentifierGuess.field(of: surveyed.inspection)
        else { return [] }
        let sample = field.frequent.prefix(2).map(\.value).joined(separator: ", ")
        return ["    id: \(DraftText.value(field.name))    # different for each: \(DraftText.comment(sample)) …"]
    }

    private func alternativeLines(_ choice: DraftedLayers.Choice) -> [String] {
        guard !choice.alternatives.isEmpty else { return [] }
        let shown = choice.alternatives.prefix(8).flatMap { other in
            DraftText.comment("- \(prefix)\(other.label): \(DraftedLayers.summary(of: other))", indent: "    ")
        }
        let more = choice.alternatives.count - 8
        return ["    # It could also be:"] + shown + (more > 0 ? ["    # - and \(more) more"] : [])
    }
}

// MARK: - What is asked of the data

extension DraftWriter {
    private var indicatorLines: [String] {
        var groups: [String] = []
        if has(.buildings) { groups.append("density") }
        if has(.green) { groups.append("green") }
        if has(.surfaces) || has(.trees) { groups.append("surfaces") }
        if has(.stops) || !layers.timetables.feeds.isEmpty, has(.buildings) { groups.append("transit") }
        let zones = has(.plots) && !layers.districtsAreStandIns ? "[districts, plots]" : "[districts]"
        let asked = groups.isEmpty ? "[area_m2]" : "[\(groups.joined(separator: ", "))]"
        return ["# 'quartier indicators' shows what there is.", "indicators: \(asked)", "report_by: \(zones)"]
    }

    private var scenarioLines: [String] {
        let lines = ["scenarios:", "  - id: base"]
        guard let buildings = layers.chosen[.buildings]?.surveyed else {
            return lines + [
                "  # An example, once there is a file with the areas to add:",
                "  # - id: greener",
                "  #   title: A new park",
                "  #   edits:",
                "  #     - {add: green, from: park.geojson}",
            ]
        }
        let guess = FieldGuess(.buildings, in: buildings.inspection)
        let knowsStoreys = guess.standard.contains("storeys") || guess.matches.contains { $0.attribute == "storeys" }
        let edit =
            knowsStoreys
            ? "{change: buildings, where: \"storeys IS NOT NULL\", set: {storeys: {increase_by: 1}}, "
                + "may_touch_nothing: true}"
            : "{change: buildings, where: \"true\", set: {storeys: 4}, may_touch_nothing: true}"
        return lines + [
            "  # An example, to be replaced by what you want to compare; 'where' narrows it: \"district = '…'\".",
            "  - id: \(knowsStoreys ? "taller" : "four-storeys")",
            "    title: \(knowsStoreys ? "One storey more on every building" : "Every building with four storeys")",
            "    edits:",
            "      - \(edit)",
        ]
    }

    private var outputLines: [String] {
        let lines = ["output:", "  directory: results", "  formats: [geojson, csv]    # also: geojsonseq, gpkg"]
        guard !layers.timetables.feeds.isEmpty else { return lines }
        return lines + [
            "  # transit: [stops, classes, buildings]    # maps, once a standard of quality classes is chosen"
        ]
    }

    private var unusedLines: [String] {
        guard !layers.unused.isEmpty else { return [] }
        let shown = layers.unused.prefix(40).flatMap {
            DraftText.comment("- \($0.name): \($0.reason)", indent: "")
        }
        let more = layers.unused.count - 40
        return ["# Not used:"] + shown + (more > 0 ? ["# - and \(more) more"] : [])
    }

    private func has(_ layer: LayerKind) -> Bool { layers.chosen[layer] != nil }
}
