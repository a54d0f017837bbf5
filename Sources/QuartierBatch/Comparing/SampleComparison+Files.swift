public import QuartierIO
import QuartierModel
import QuartierScenario

// MARK: - CSV

extension SampleComparison {
    /// With objectives the samples of the set, each with the difference of its indicators to the base; without, a row
    /// for each indicator with its spread and how far each parameter moves its mean.
    public func csv(_ dialect: CSVDialect) -> [UInt8] {
        var writer = CSVWriter(dialect)
        if goals.isEmpty { writeSpreads(to: &writer) } else { writeMembers(to: &writer) }
        return writer.takeBytes()
    }

    private func writeMembers(to writer: inout CSVWriter) {
        writer.row(
            ["sample"] + points.parameters
                + shown.flatMap { [points.indicators[$0], "\(points.indicators[$0])_delta"] })
        for point in members {
            writer.cell(samples[point])
            for column in points.parameters.indices { writer.cell(points.value(of: column, at: point)) }
            for indicator in shown {
                writer.cell(points.number(of: indicator, at: point))
                writer.cell(delta(of: indicator, at: point))
            }
            writer.endRow()
        }
    }

    private func writeSpreads(to writer: inout CSVWriter) {
        writer.row(
            [
                "indicator", "unit", "baseline", "samples", "undefined", "minimum", "minimum_sample", "lower_quartile",
                "median", "upper_quartile", "maximum", "maximum_sample",
            ] + points.parameters.map { "effect_\($0)" })
        for spread in spreads {
            writer.cell(points.indicators[spread.indicator])
            writer.cell(definitions[spread.indicator].unit)
            writer.cell(base[spread.indicator])
            writer.cell(counted.count - spread.undefined)
            writer.cell(spread.undefined)
            writer.cell(spread.minimum.value)
            writer.cell(spread.minimum.sample)
            for quartile in spread.quartiles { writer.cell(quartile) }
            writer.cell(spread.maximum.value)
            writer.cell(spread.maximum.sample)
            for name in points.parameters { writer.cell(spread.effects.first { $0.parameter == name }?.range) }
            writer.endRow()
        }
    }

    /// What an indicator says at a sample, less what it says of the base.
    private func delta(of indicator: Int, at point: Int) -> Double? {
        points.number(of: indicator, at: point).flatMap { value in base[indicator].map { value - $0 } }
    }
}

// MARK: - JSON

extension SampleComparison {
    /// The comparison as JSON, always with the same members.
    public func json() -> String {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.member("folder", folder.path)
        writer.member("study", folder.studyName)
        writer.member("sweep", sweep)
        writer.member("baseline", options.baseline)
        writer.member("samples", points.count)
        writer.member("samples_failed", failed)
        writer.texts("bounds", bounds.map(\.description))
        writer.member("samples_within_bounds", counted.count)
        writer.array("objectives", goals) { goal, writer in
            writer.member("indicator", goal.indicator)
            writer.member("maximise", goal.sense == .more)
        }
        writer.key("base")
        writer.beginObject()
        for indicator in shown { writer.member(points.indicators[indicator], base[indicator]) }
        writer.endObject()
        writer.array("members", members) { point, writer in
            writer.member("sample", samples[point])
            points.writeValues(of: point, to: &writer)
            points.writeNumbers(of: point, only: shown, to: &writer)
            writer.key("deltas")
            writer.beginObject()
            for indicator in shown { writer.member(points.indicators[indicator], delta(of: indicator, at: point)) }
            writer.endObject()
        }
        writer.array("spreads", spreads) { write($0, to: &$1) }
        writer.endObject()
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    private func write(_ spread: Spread, to writer: inout JSONWriter) {
        writer.member("indicator", points.indicators[spread.indicator])
        writer.member("unit", definitions[spread.indicator].unit)
        writer.member("undefined", spread.undefined)
        writer.member("minimum", spread.minimum.value)
        writer.member("minimum_sample", spread.minimum.sample)
        for (name, value) in zip(["lower_quartile", "median", "upper_quartile"], spread.quartiles) {
            writer.member(name, value)
        }
        writer.member("maximum", spread.maximum.value)
        writer.member("maximum_sample", spread.maximum.sample)
        writer.array("effects", spread.effects) { effect, writer in
            writer.member("parameter", effect.parameter)
            writer.member("range", effect.range)
            writer.array("means", effect.means) { mean, writer in
                writer.key("value")
                writer.value(mean.value)
                writer.member("mean", mean.mean)
                writer.member("samples", mean.samples)
            }
        }
    }
}
