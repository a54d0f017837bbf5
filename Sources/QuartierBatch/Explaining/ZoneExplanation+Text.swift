import QuartierModel
import QuartierScenario

extension ZoneExplanation {
    /// The explanation for people, with at most so many features of each sum.
    public func text(limit: Int, width: Int) -> String {
        let (indicator, measurement) = (explanation.indicator, explanation.measurement)
        let zone = explanation.zone
        let name = zone.name.map { " (\($0))" } ?? ""
        var lines = [
            "\(indicator.id) of \(zone.kind.rawValue)/\(zone.id)\(name) in \(scenario): \(Self.words(measurement))"
        ]
        lines.append("  \(indicator.title), unit \(indicator.unit)")
        lines.append("  formula   \(indicator.formula)")
        lines.append("  source    \(indicator.standard), \(indicator.edition)")
        if let base { lines.append("  base      \(Self.words(base))\(Self.difference(measurement, base))") }
        if let denominator = explanation.denominator, explanation.numerator.sum != nil || denominator.sum != nil {
            lines.append("  value     \(quotient(explanation.numerator, denominator, indicator.scale))")
        }
        lines.append("  coverage  \(PlainNumber.percent(measurement.coverage)) of what it needs is known")
        if measurement.imputed > 0 {
            lines.append("  imputed   \(PlainNumber.percent(measurement.imputed)) rests on assumptions")
        }
        let parts = [explanation.numerator, explanation.denominator].compactMap { $0 }
        for part in parts where part.sum != nil || !part.contributions.isEmpty {
            lines += [""] + Self.lines(of: part, limit, width) + Self.imputationLines(of: part, width)
        }
        lines += stepLines(width)
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    private static func words(_ measurement: Measurement) -> String {
        measurement.value.map { PlainNumber.text($0) } ?? "no value (\(measurement.reason?.rawValue ?? ""))"
    }

    private static func difference(_ measurement: Measurement, _ base: Measurement) -> String {
        guard let value = measurement.value, let before = base.value else { return "" }
        guard let difference = PlainNumber.difference(value - before) else { return ", the same" }
        let percent = before == 0 ? "" : " (\(PlainNumber.percent((value - before) / abs(before))))"
        return ", a difference of \(difference)\(percent)"
    }

    private func quotient(_ numerator: Explanation.Part, _ denominator: Explanation.Part, _ scale: Double) -> String {
        let sums = [numerator, denominator].map { $0.sum.map { PlainNumber.text($0) } ?? "–" }
        let factor = scale == 1 ? "" : " × \(PlainNumber.text(scale))"
        return "\(sums[0]) / \(sums[1])\(factor)"
    }

    private static func lines(of part: Explanation.Part, _ limit: Int, _ width: Int) -> [String] {
        let known = part.contributions.filter(\.isKnown)
        let sum = part.sum.map { PlainNumber.text($0) } ?? "–"
        let sources = Set(part.contributions.map(\.source.word))
        let source = sources.count == 1 ? sources.first ?? "" : "features"
        let count = part.contributions.count
        var lines = ["\(part.name) = \(sum), from \(Self.counted(count, source))"]
        let shown = part.contributions.prefix(limit)
        guard !shown.isEmpty else { return lines }
        var facts: [String] = []
        for fact in shown.flatMap(\.facts) where !facts.contains(fact.name) { facts.append(fact.name) }
        let hasShares = shown.contains { $0.share != 1 }
        let hasAssumptions = shown.contains { !$0.assumptions.isEmpty }
        var table = TextTable(
            [source] + facts + (hasShares ? ["share"] : []) + ["adds", "of all"]
                + (hasAssumptions ? ["by assumption"] : []),
            [.left] + Array(repeating: .right, count: facts.count + (hasShares ? 3 : 2)) + [.left])
        for one in shown {
            let weight = part.sum.flatMap { $0 == 0 || !one.isKnown ? nil : PlainNumber.percent(one.amount / $0) }
            table.add(
                [one.id] + facts.map { name in one.facts.first { $0.name == name }.map { Self.words($0.value) } ?? "" }
                    + (hasShares ? [PlainNumber.percent(one.share)] : [])
                    + [one.isKnown ? PlainNumber.text(one.amount) : "unknown", weight ?? ""]
                    + (hasAssumptions ? [Self.words(one.assumptions)] : []))
        }
        lines += table.lines(width: max(width, 160)).map { "  " + $0 }
        let rest = known.dropFirst(limit)
        if count > limit {
            lines.append(
                "  and \(count - limit) more: " + PlainNumber.text(rest.reduce(0) { $0 + $1.amount }))
        }
        return lines
    }

    /// `1 building`, `3 green spaces`.
    private static func counted(_ count: Int, _ source: String) -> String {
        let singular = source == "green" ? "green space" : source.last == "s" ? String(source.dropLast()) : source
        return "\(count) \(singular)\(count == 1 ? "" : "s")"
    }

    private static func words(_ value: AttributeValue) -> String {
        switch value {
        case .number(let number): PlainNumber.text(number)
        case .text(let text): text
        case .boolean(let flag): flag ? "yes" : "no"
        case .missing: ""
        }
    }

    private static func words(_ assumptions: [AppliedAssumption]) -> String {
        assumptions.map { one in
            one.isMissing ? "\(one.key) is missing" : one.value.map { "\(one.key) \(PlainNumber.text($0))" } ?? one.key
        }.joined(separator: ", ")
    }

    private static func imputationLines(of part: Explanation.Part, _ width: Int) -> [String] {
        let imputations = part.imputations
        guard !imputations.isEmpty else { return [] }
        var table = TextTable(["assumption", "value", "features", "adds"])
        for one in imputations {
            let values = one.values.map { PlainNumber.text($0) }
            table.add([
                one.key,
                values.isEmpty && one.key != "scaled_with_floor_area"
                    ? "missing" : values.count > 3 ? "\(values.count) values" : values.joined(separator: ", "),
                "\(one.features)",
                PlainNumber.text(one.amount),
            ])
        }
        return ["  of this by assumption"] + table.lines(width: width).map { "    " + $0 }
    }

    private func stepLines(_ width: Int) -> [String] {
        guard !steps.isEmpty else { return [] }
        var table = TextTable(
            ["edit", "of scenario", "elements", "in zone", "effect", "value then"],
            [.left, .left, .right, .right, .right, .right])
        for step in steps {
            table.add([
                step.edit.label, step.edit.scenario, "\(step.edit.matched)", "\(step.elementsInZone)",
                step.difference.map { PlainNumber.difference($0) ?? "0" } ?? "–",
                step.value.map { PlainNumber.text($0) } ?? "–",
            ])
        }
        return ["", "edits that reached the zone"] + table.lines(width: max(width, 120)).map { "  " + $0 }
    }
}
