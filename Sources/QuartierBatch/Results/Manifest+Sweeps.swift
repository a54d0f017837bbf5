import QuartierIO

extension Manifest {
    /// What a sweep was, and what became of its samples.
    static func write(_ outcome: SweepOutcome, to writer: inout JSONWriter) {
        let statement = outcome.sweep.statement
        writer.member("id", statement.id.text)
        writer.member("title", statement.title)
        writer.member("based_on", statement.basedOn?.text)
        writer.member("method", statement.sampling.method.rawValue)
        let isDrawn = statement.sampling.method == .latinHypercube
        writer.key("seed")
        if isDrawn {
            writer.value(statement.sampling.seed ?? StudyFile.Sampling.standardSeed)
        } else {
            writer.null()
        }
        writer.array("parameters", statement.parameters) { write($0, to: &$1) }
        writer.member("samples", outcome.sweep.sampleCount)
        writer.member("samples_failed", outcome.failed)
        writer.member("table", outcome.output.file)
    }

    private static func write(_ parameter: StudyFile.Parameter, to writer: inout JSONWriter) {
        writer.member("name", parameter.name)
        switch parameter.domain {
        case .values(let values):
            writer.key("values")
            writer.beginArray()
            for value in values { write(value, to: &writer) }
            writer.endArray()
        case .steps(let range):
            writer.member("from", range[0])
            writer.member("to", range[range.count - 1])
            writer.member("step", range.step)
        case .interval(let from, let to):
            writer.member("from", from)
            writer.member("to", to)
            writer.member("step", nil as Double?)
        }
    }

    private static func write(_ value: ParameterValue, to writer: inout JSONWriter) {
        switch value {
        case .number(let number): writer.value(number)
        case .text(let text): writer.value(text)
        case .boolean(let flag): writer.value(flag)
        }
    }
}
