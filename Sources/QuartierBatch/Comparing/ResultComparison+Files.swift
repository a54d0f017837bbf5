public import QuartierIO
import QuartierModel
import QuartierScenario

// MARK: - JSON

extension ResultComparison {
    /// The comparison as JSON, always with the same members.
    public func json() -> String {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.array("folders", Array(folders.enumerated())) { folder, writer in
            writer.member("folder", folder.element.path)
            writer.member("study", folder.element.studyName)
        }
        writer.member("baseline", options.baseline)
        writer.array("indicators", indicators) { indicator, writer in
            writer.member("id", indicator.id)
            writer.member("title", indicator.title)
            writer.member("unit", indicator.unit)
            writer.member("direction", indicator.direction.rawValue)
            writer.member("form", indicator.form.rawValue)
        }
        writer.array("rows", rows) { write($0, to: &$1) }
        writer.array("distributions", distributions) { write($0, to: &$1) }
        writer.key("pareto")
        if let pareto { write(pareto, to: &writer) } else { writer.null() }
        writer.array("findings", findings.all) { finding, writer in
            writer.member("severity", "\(finding.severity)")
            writer.member("code", finding.code)
            writer.member("message", finding.message)
            writer.member("remedy", finding.remedy)
        }
        writer.endObject()
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    private func write(_ alternative: Int, to writer: inout JSONWriter) {
        let alternative = alternatives[alternative]
        writer.member("folder", folders[alternative.folder].path)
        writer.member("study", alternative.study)
        writer.member("scenario", alternative.scenario)
        writer.member("stage", alternative.stage)
    }

    private func write(_ row: Row, to writer: inout JSONWriter) {
        write(row.alternative, to: &writer)
        writer.member("zone_kind", row.zoneKind)
        writer.member("zone", row.zone)
        writer.member("indicator", indicators[row.indicator].id)
        writer.member("value", row.value)
        writer.member("numerator", row.numerator)
        writer.member("denominator", row.denominator)
        writer.member("status", row.status)
        writer.member("reason", row.reason)
        writer.member("coverage", row.coverage)
        writer.member("imputed", row.imputed)
        writer.member("baseline", row.baseline)
        writer.member("delta", row.delta)
        writer.member("delta_pct", row.deltaPercent)
        writer.member("target", row.target)
        writer.key("meets_target")
        if let meets = row.meetsTarget { writer.value(meets) } else { writer.null() }
        writer.key("zones_meeting_target")
        if let meeting = row.meeting { writer.value(meeting.zones) } else { writer.null() }
        writer.key("zones_with_target")
        if let meeting = row.meeting { writer.value(meeting.of) } else { writer.null() }
        writer.key("rank")
        if let rank = row.rank { writer.value(rank) } else { writer.null() }
    }

    private func write(_ one: Distribution, to writer: inout JSONWriter) {
        write(one.alternative, to: &writer)
        writer.member("zone_kind", one.zoneKind)
        writer.member("indicator", one.indicator)
        writer.member("zones", one.zones)
        writer.member("undefined", one.undefined)
        writer.member("minimum", one.minimum.value)
        writer.member("minimum_zone", one.minimum.zone)
        for (name, value) in zip(["lower_quartile", "median", "upper_quartile"], one.quartiles) {
            writer.member(name, value)
        }
        writer.member("maximum", one.maximum.value)
        writer.member("maximum_zone", one.maximum.zone)
        writer.member("spread", one.spread)
        writer.member("resident_mean", one.residentMean)
    }

    private func write(_ pareto: ParetoSet, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.array("objectives", pareto.objectives) { objective, writer in
            writer.member("indicator", objective.indicator)
            writer.member("maximise", objective.isMaximised)
        }
        writer.texts("members", pareto.members.map { alternatives[$0].label })
        writer.array("dominated", pareto.dominated) { one, writer in
            writer.member("alternative", alternatives[one.alternative].label)
            writer.texts("by", one.by.map { alternatives[$0].label })
        }
        writer.array("not_judged", pareto.unjudged) { one, writer in
            writer.member("alternative", alternatives[one.alternative].label)
            writer.texts("lacking", one.lacking)
        }
        writer.endObject()
    }
}

// MARK: - CSV

extension ResultComparison {
    /// The rows as a table; `pareto` says whether a scenario is in the set, where objectives were asked for.
    public func csv(_ dialect: CSVDialect) -> [UInt8] {
        var writer = CSVWriter(dialect)
        writer.row([
            "folder", "study", "scenario", "stage", "zone_kind", "zone", "indicator", "value", "unit", "numerator",
            "denominator", "status", "reason", "coverage", "imputed", "baseline", "delta", "delta_pct", "target",
            "meets_target", "zones_meeting_target", "zones_with_target", "rank", "pareto",
        ])
        for row in rows {
            write(row.alternative, to: &writer)
            for text in [row.zoneKind, row.zone, indicators[row.indicator].id] { writer.cell(text) }
            writer.cell(row.value)
            writer.cell(indicators[row.indicator].unit)
            for number in [row.numerator, row.denominator] { writer.cell(number) }
            for text in [row.status, row.reason] { writer.cell(text) }
            for number in [row.coverage, row.imputed, row.baseline, row.delta, row.deltaPercent] { writer.cell(number) }
            for text in [row.target, row.meetsTarget.map(String.init)] { writer.cell(text) }
            for count in [row.meeting?.zones, row.meeting?.of, row.rank] { writer.cell(count.map(String.init)) }
            writer.cell(isInPareto(row.alternative).map(String.init))
            writer.endRow()
        }
        return writer.takeBytes()
    }

    /// The spread over zones as a table.
    public func distributionCSV(_ dialect: CSVDialect) -> [UInt8] {
        var writer = CSVWriter(dialect)
        writer.row([
            "folder", "study", "scenario", "stage", "zone_kind", "indicator", "zones", "undefined", "minimum",
            "minimum_zone", "lower_quartile", "median", "upper_quartile", "maximum", "maximum_zone", "spread",
            "resident_mean",
        ])
        for one in distributions {
            write(one.alternative, to: &writer)
            for text in [one.zoneKind, one.indicator] { writer.cell(text) }
            for count in [one.zones, one.undefined] { writer.cell(count) }
            writer.cell(one.minimum.value)
            writer.cell(one.minimum.zone)
            for number in one.quartiles + [one.maximum.value] { writer.cell(number) }
            writer.cell(one.maximum.zone)
            for number in [one.spread, one.residentMean] { writer.cell(number) }
            writer.endRow()
        }
        return writer.takeBytes()
    }

    private func write(_ alternative: Int, to writer: inout CSVWriter) {
        let alternative = alternatives[alternative]
        writer.cell(folders[alternative.folder].path)
        for text in [alternative.study, alternative.scenario, alternative.stage] { writer.cell(text) }
    }

    private func isInPareto(_ alternative: Int) -> Bool? {
        guard let pareto, !pareto.unjudged.contains(where: { $0.alternative == alternative }) else { return nil }
        return pareto.members.contains(alternative)
    }
}

extension CSVWriter {
    /// A number, or a missing cell.
    mutating func cell(_ number: Double?) {
        if let number { cell(number) } else { missing() }
    }

    /// A text, or a missing cell.
    mutating func cell(_ text: String?) {
        if let text { cell(text) } else { missing() }
    }
}
