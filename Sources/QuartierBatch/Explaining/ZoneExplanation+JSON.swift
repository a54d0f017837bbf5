public import QuartierIO
import QuartierModel
import QuartierScenario

extension ZoneExplanation {
    /// Writes the explanation as an object with always the same members; `limit` cuts lists of features, nil does not.
    public func write(limit: Int?, to writer: inout JSONWriter) {
        let (indicator, measurement) = (explanation.indicator, explanation.measurement)
        writer.beginObject()
        writer.member("scenario", scenario)
        writer.member("zone_kind", explanation.zone.kind.rawValue)
        writer.member("zone", explanation.zone.id)
        writer.member("name", explanation.zone.name)
        writer.member("indicator", indicator.id)
        writer.member("title", indicator.title)
        writer.member("unit", indicator.unit)
        writer.member("formula", indicator.formula)
        writer.member("standard", indicator.standard)
        writer.member("edition", indicator.edition)
        writer.member("scale", indicator.scale)
        writer.member("value", measurement.value)
        writer.member("status", measurement.reason?.rawValue ?? "ok")
        writer.member("coverage", measurement.coverage)
        writer.member("imputed", measurement.imputed)
        writer.member("baseline", base?.value)
        writer.key("numerator")
        Self.write(explanation.numerator, limit, to: &writer)
        writer.key("denominator")
        if let part = explanation.denominator { Self.write(part, limit, to: &writer) } else { writer.null() }
        writer.array("edits", steps) { step, writer in
            step.edit.write(to: &writer)
            writer.member("elements_in_zone", step.elementsInZone)
            writer.member("value", step.value)
            writer.member("effect", step.difference)
        }
        writer.endObject()
    }

    private static func write(_ part: Explanation.Part, _ limit: Int?, to writer: inout JSONWriter) {
        let shown = limit.map { Array(part.contributions.prefix($0)) } ?? part.contributions
        writer.beginObject()
        writer.member("name", part.name)
        writer.member("sum", part.sum)
        writer.member("features", part.contributions.count)
        writer.array("contributions", shown) { one, writer in
            writer.member("layer", one.source.word)
            writer.member("id", one.id)
            writer.member("share", one.share)
            writer.member("amount", one.isKnown ? one.amount : nil)
            writer.member("imputed", one.imputed)
            writer.key("facts")
            writer.beginObject()
            for fact in one.facts {
                writer.key(fact.name)
                fact.value.write(to: &writer)
            }
            writer.endObject()
            writer.array("assumptions", one.assumptions) { assumption, writer in
                writer.member("key", assumption.key)
                writer.member("value", assumption.value)
            }
        }
        writer.member("others", part.contributions.count - shown.count)
        writer.member(
            "others_amount", part.contributions.dropFirst(shown.count).reduce(0) { $0 + $1.amount })
        writer.array("assumptions", part.imputations) { one, writer in
            writer.member("key", one.key)
            writer.numbers("values", one.values)
            writer.member("features", one.features)
            writer.member("amount", one.amount)
        }
        writer.endObject()
    }
}

extension EditName {
    /// Writes the members that name an edit.
    func write(to writer: inout JSONWriter) {
        writer.member("scenario", scenario)
        writer.member("edit", kind)
        writer.member("layer", layer)
        writer.key("line")
        if let line = place.line { writer.value(line) } else { writer.null() }
        writer.member("matched", matched)
    }
}

extension AttributeValue {
    fileprivate func write(to writer: inout JSONWriter) {
        switch self {
        case .number(let number): writer.value(number)
        case .text(let text): writer.value(text)
        case .boolean(let flag): writer.value(flag)
        case .missing: writer.null()
        }
    }
}

extension JSONWriter {
    /// A list of numbers.
    mutating func numbers(_ name: String, _ numbers: [Double]) {
        key(name)
        beginArray()
        for number in numbers { value(number) }
        endArray()
    }
}
