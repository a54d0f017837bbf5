import QuartierModel
import QuartierScenario

/// What a study asks for without having the layer it needs.
struct MissingLayers {
    private let file: StudyFile
    private let indicators: [Indicator]
    private let isStandardRefused: Bool

    /// `known` are the findings on the study's text.
    init(_ file: StudyFile, _ indicators: [Indicator], after known: Findings) {
        self.file = file
        self.indicators = indicators
        isStandardRefused = known.all.contains { finding in
            finding.severity == .error && finding.place.path?.hasPrefix("parameters.transit_classes.standard") ?? false
        }
    }

    /// An error where zones are missing; a word on indicators that will have no data.
    var findings: [Finding] {
        LayerKind.allCases.filter { !isThere($0) }.flatMap { [zoneFinding($0), dataFinding($0)].compactMap { $0 } }
            + [timetableFinding, mapFinding].compactMap { $0 }
    }

    /// Whether the study has a layer, or a scenario or sweep brings it.
    private func isThere(_ layer: LayerKind) -> Bool {
        file.layers[layer] != nil || layer == .stops && !file.feeds.isEmpty
            || (file.scenarios.flatMap(\.allEdits) + file.sweeps.flatMap(\.standardEdits)).contains { edit in
                switch edit {
                case .add(let addition): addition.layer == layer
                case .paint: layer == .buildings
                case .change, .remove, .replaceGeometry, .surface, .assume, .transit: false
                }
            }
    }

    private func zoneFinding(_ layer: LayerKind) -> Finding? {
        guard layer == .plots, file.reportBy.contains(.plots) else { return nil }
        return Finding(
            .error, "missing-layer", "results are asked for plots, but the study has no layer 'plots'",
            at: Place(file: file.file, path: "report_by"),
            remedy: "Add the layer, or take 'plots' out of 'report_by'")
    }

    /// Where the study names its indicators, one without data is hardly what was meant; where it takes all, it is.
    private func dataFinding(_ layer: LayerKind) -> Finding? {
        starved(indicators.filter { $0.layers.contains(layer) }, without: layer.rawValue, isWarning: layer == .streets)
    }

    private var timetableFinding: Finding? {
        guard file.feeds.isEmpty else { return nil }
        return starved(indicators.filter(\.needsTimetables), without: "transit", isWarning: true)
    }

    /// Maps of public transport show classes, and those need timetables, a standard, and streets where it goes by them.
    private var mapFinding: Finding? {
        guard !file.output.transit.isEmpty else { return nil }
        let classes = file.parameters.transitClasses
        let missing: String
        if file.feeds.isEmpty {
            missing = "the layer 'transit'"
        } else if classes.standard == nil {
            // One that is stated and not understood is not missing.
            guard !isStandardRefused else { return nil }
            missing = "'parameters.transit_classes.standard'"
        } else if classes.isMeasuredOnFoot, !isThere(.streets) {
            missing = "the layer 'streets', for the standard measures on foot"
        } else {
            return nil
        }
        return Finding(
            .error, "missing-layer", "maps of public transport need \(missing)",
            at: Place(file: file.file, path: "output.transit"), remedy: "Add it, or leave the maps out")
    }

    private func starved(_ indicators: [Indicator], without layer: String, isWarning: Bool) -> Finding? {
        let starved = indicators.map(\.definition.id)
        guard !starved.isEmpty else { return nil }
        var severity = Severity.note
        // Nobody asks for walks by chance.
        if isWarning { severity = .warning }
        if case .some = file.indicators { severity = .warning }
        let shown = starved.prefix(3).joined(separator: ", ") + (starved.count > 3 ? " …" : "")
        return Finding(
            severity, "missing-layer",
            "without the layer '\(layer)' there is no data for \(starved.count) of the indicators: \(shown)",
            at: Place(file: file.file, path: "layers"),
            remedy: layer == LayerKind.streets.rawValue
                ? "Add the layer, or measure in a straight line: 'distance: straight', of quality classes 'crow_fly'"
                : nil)
    }
}
