internal import QuartierModel

/// A value of a parameter with its place; equal to others of the same value.
private struct PlacedValue: Hashable, Sendable {
    let value: ParameterValue
    let place: Place

    static func == (left: PlacedValue, right: PlacedValue) -> Bool { left.value == right.value }
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// The keys of a parameter before it is known what they make of it.
private struct ParameterKeys: Sendable {
    var place = Place()
    var values: [PlacedValue] = []
    var from, to, step: Double?
    var standard: PlacedValue?
}

/// A parameter without its name.
private struct Domain: Sendable {
    var domain: StudyFile.Parameter.Domain
    var standardLevel = 0
    var places: [Place]
}

extension Form where Value == [StudyFile.Parameter] {
    /// The parameters of a sweep, by their names; nil where one of them makes no sense, for others would be missed.
    static let sweepParameters: Form<[StudyFile.Parameter]> = {
        let map = Form<[MapEntry<Domain>]>.map("a group of parameters", of: .domain)
        return Form(map.noun, map.shapes, map.schema) { node, context in
            guard case .mapping(let given) = node.content, let entries = map.decode(node, &context),
                entries.count == given.count
            else { return nil }
            return entries.map {
                StudyFile.Parameter(
                    name: $0.key, place: $0.place, domain: $0.value.domain, standardLevel: $0.value.standardLevel,
                    places: $0.value.places)
            }
        }
    }()
}

extension Form where Value == Domain {
    /// A list of values, or a range.
    fileprivate static let domain: Form<Domain> = {
        let list = Form<[PlacedValue]>.uniqueList(of: .parameterValue).map { values in
            ParameterKeys(place: values.first?.place ?? Place(), values: values)
        }
        let keys = Form<ParameterKeys>.either(list, .parameterKeys)
        return Form(keys.noun, keys.shapes, keys.schema) { node, context in
            keys.decode(node, &context).flatMap { domain(of: $0, node, &context) }
        }
    }()

    private static func domain(
        of keys: ParameterKeys, _ node: YAMLNode, _ context: inout DecodingContext
    ) -> Domain? {
        guard keys.values.isEmpty else {
            return standing(
                Domain(domain: .values(keys.values.map(\.value)), places: keys.values.map(\.place)), keys, &context)
        }
        // An empty list has been reported as such.
        guard let from = keys.from, let to = keys.to else { return nil }
        guard to > from, (to - from).isFinite else {
            context.report(
                "empty-range", "'to' (\(to.shortest)) must be above 'from' (\(from.shortest))", node.mark,
                remedy: "Exchange them, or list the values: [\(from.shortest)]")
            return nil
        }
        guard let step = keys.step else {
            return standing(Domain(domain: .interval(from: from, to: to), places: [keys.place]), keys, &context)
        }
        do throws(SteppedRange.Fault) {
            let range = try SteppedRange(from: from, to: to, step: step)
            return standing(Domain(domain: .steps(range), places: [keys.place]), keys, &context)
        } catch {
            report(error, from, to, step, node, &context)
            return nil
        }
    }

    private static func report(
        _ fault: SteppedRange.Fault, _ from: Double, _ to: Double, _ step: Double, _ node: YAMLNode,
        _ context: inout DecodingContext
    ) {
        switch fault {
        case .tooManyDigits:
            context.report(
                "out-of-range", "the range cannot be counted exactly with its step: too many digits", node.mark,
                remedy: "Write from, to and step with fewer digits, 15 at most from the first to the last")
        case .endMissed(let last):
            context.report(
                "step-does-not-divide",
                "steps of \(step.shortest) from \(from.shortest) do not come to \(to.shortest)", node.mark,
                remedy: last > from
                    ? "Write to: \(last.shortest), or a step that divides \((to - from).shortest)"
                    : "Write a step that divides \((to - from).shortest)")
        }
    }

    /// The domain with its standard value; the first one where none is stated.
    private static func standing(
        _ domain: Domain, _ keys: ParameterKeys, _ context: inout DecodingContext
    ) -> Domain? {
        guard let standard = keys.standard else { return domain }
        var domain = domain
        let level: Int? =
            switch domain.domain {
            case .values(let values): values.firstIndex(of: standard.value)
            case .steps(let range):
                (0..<min(range.count, StudyFile.Sweep.largestCount)).first {
                    .number(range[$0]) == standard.value
                }
            case .interval: nil
            }
        guard let level else {
            context.findings.add(
                Finding(
                    .error, "unknown-value", "the default \(standard.value) is none of the values", at: standard.place,
                    remedy: "Write one of them; an interval without a step has no default"))
            return nil
        }
        domain.standardLevel = level
        return domain
    }
}

extension Form where Value == ParameterKeys {
    fileprivate static let parameterKeys = ObjectForm<ParameterKeys>(
        noun: "a group such as {from: 0, to: 1, step: 0.25}", empty: ParameterKeys(),
        fields: [
            Field("values", .uniqueList(of: .parameterValue), \.values, "The values, where they are listed"),
            Field("from", .number(), \.from, "The lowest number"),
            Field("to", .number(), \.to, "The highest number"),
            Field(
                "step", .number(.positive), \.step,
                "The distance of the numbers; without it any number may be drawn, by latin_hypercube alone"),
            Field(
                "default", .parameterValue, \.standard,
                "The value while another parameter varies (one_at_a_time); the first one by default"),
        ], place: { $0.place = $1 }, exactlyOne: ["values", "from"],
        check: { keys, node, context in
            guard case .mapping(let entries) = node.content else { return }
            let present = Set(entries.map(\.key))
            if present.contains("values"), let key = ["to", "step"].first(where: present.contains) {
                context.report(
                    "conflicting-keys", "'\(key)' belongs to a range, and the values are listed here", node.mark,
                    remedy: "Remove '\(key)'")
            } else if present.contains("from"), !present.contains("to") {
                context.report(
                    "missing-key", "the key 'to' is missing", node.mark, remedy: "Add it: the highest number")
            }
        }
    ).form
}

extension Form where Value == PlacedValue {
    fileprivate static let parameterValue = Form("a number, a text, true or false", [.scalar], .text) {
        node, context in
        guard let scalar = node.scalar, !scalar.isNull, !scalar.text.isEmpty else {
            context.reportKind(node, expected: "a number, a text, true or false")
            return nil
        }
        let place = context.place(scalar.textMark)
        if let flag = scalar.boolean { return PlacedValue(value: .boolean(flag), place: place) }
        guard scalar.number != nil else { return PlacedValue(value: .text(scalar.text), place: place) }
        return Form<Double>.number().decode(node, &context).map { PlacedValue(value: .number($0), place: place) }
    }
}
