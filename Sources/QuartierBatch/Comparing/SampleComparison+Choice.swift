import QuartierIO
import QuartierModel
import QuartierScenario

extension FinishedResults {
    /// The sweeps that the run evaluated.
    var sweeps: [String] { (manifest["sweeps"]?.elements ?? []).compactMap { $0["id"]?.text } }
}

extension SampleComparison {
    /// Finds what the options name.
    mutating func choose() throws(Finding) {
        let known = points.indicators + IndicatorGroup.allCases.map(\.rawValue)
        for name in options.indicators where !known.contains(name) {
            throw ResultComparison.unknown("indicator", name, among: known)
        }
        let asked = options.objectives + options.maximised + options.minimised
        for name in asked where !points.indicators.contains(name) {
            throw ResultComparison.unknown("indicator", name, among: points.indicators)
        }
        goals = try options.objectives.map { id throws(Finding) in
            switch definitions[points.index(of: id)].direction {
            case .higher: return Goal(id, .more)
            case .lower: return Goal(id, .less)
            case .neutral: throw Self.undirected(id)
            }
        }
        goals += options.maximised.map { Goal($0, .more) } + options.minimised.map { Goal($0, .less) }
        guard Set(asked).count == asked.count else {
            throw Finding(
                .error, "named-twice", "an objective is named twice", remedy: "Name different indicators")
        }
        for text in options.bounds {
            let (read, found) = BoundReader.read(text) { [points] name in
                guard !points.indicators.contains(name) else { return nil }
                return (
                    "the results have no indicator \(name.quotedForMessage)",
                    Suggestion.remedy(for: name, known: points.indicators)
                )
            }
            if let finding = found.all.first { throw finding }
            bounds += read
        }
        let named = Set(goals.map(\.indicator) + bounds.map(\.name))
        shown = points.indicators.indices.filter { index in
            let definition = definitions[index]
            return options.indicators.isEmpty || options.indicators.contains(definition.id)
                || options.indicators.contains(definition.group) || named.contains(definition.id)
        }
    }

    private static func undirected(_ id: String) -> Finding {
        Finding(
            .error, "no-direction", "nothing says whether more or less of '\(id)' is better",
            remedy: "Write --maximise \(id) or --minimise \(id)")
    }

    /// What the summary says of the base as a whole.
    ///
    /// Results without a summary can be compared all the same, only with no base.
    func baseValues() throws(Finding) -> [Double?] {
        guard folder.digest(of: "summary.csv") != nil else { return points.indicators.map { _ in nil } }
        var totals = ResultComparison.Options()
        totals.scenarios = [options.baseline]
        totals.baseline = options.baseline
        let comparison = try ResultComparison(folders: [folder.path], options: totals)
        return points.indicators.map { id in
            comparison.rows.first { comparison.indicators[$0.indicator].id == id }?.value
        }
    }

    /// Chooses the samples that count, and those of the Pareto set or the spread of all.
    mutating func judge() {
        counted = points.keeping(bounds, among: Array(0..<points.count))
        guard goals.isEmpty else {
            members = points.frontier(of: goals, bounds, among: counted)
            return
        }
        let levels = points.parameters.indices.map { MainEffect.levels(of: points.column(ofParameter: $0)) }
        spreads = shown.compactMap { spread(of: $0, levels) }
    }

    private func spread(
        of indicator: Int, _ levels: [(values: [ParameterValue], levels: [Int])?]
    ) -> Spread? {
        let numbers = points.column(ofIndicator: indicator)
        let known = counted.filter { !numbers[$0].isNaN }
        guard let first = known.first else { return nil }
        let least = known.dropFirst().reduce(first) { numbers[$1] < numbers[$0] ? $1 : $0 }
        let most = known.dropFirst().reduce(first) { numbers[$1] > numbers[$0] ? $1 : $0 }
        let sorted = known.map { numbers[$0] }.sorted()
        return Spread(
            indicator: indicator, undefined: counted.count - known.count,
            minimum: (numbers[least], samples[least]), maximum: (numbers[most], samples[most]),
            quartiles: [0.25, 0.5, 0.75].map { Distribution.quantile($0, of: sorted) },
            effects: levels.enumerated().compactMap { parameter, levels in
                levels.flatMap {
                    MainEffect(points.parameters[parameter], $0.values, $0.levels, on: numbers, among: known)
                }
            })
    }
}
