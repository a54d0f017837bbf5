internal import QuartierModel

extension Form where Value == [StudyFile.Setting] {
    /// Attributes with their new values.
    static let settings = Form<[MapEntry<Form<StudyFile.NewValue>.Placed>]>.map(
        "a group of attributes", of: .newValue
    ).map { entries in
        entries.map {
            StudyFile.Setting(
                attribute: $0.key, value: $0.value.value, place: $0.place, valuePlace: $0.value.place)
        }
    }
}

extension Form where Value == StudyFile.NewValue {
    /// A value with its place.
    struct Placed: Sendable {
        let value: StudyFile.NewValue
        let place: Place
    }
}

extension Form where Value == Form<StudyFile.NewValue>.Placed {
    fileprivate static var newValue: Form<Value> {
        let form = Form<StudyFile.NewValue>.either(.constant, .operation)
        return Form(form.noun, form.shapes, form.schema) { node, context in
            form.decode(node, &context).map {
                Value(value: $0, place: context.place(node.scalar?.textMark ?? node.mark))
            }
        }
    }
}

extension Form where Value == StudyFile.NewValue {
    /// A number, text, truth value or null, by how it is written: what stands in quotes is a text.
    fileprivate static let constant = Form(
        "a value", [.scalar], .either([.number(.any), .anyText, .boolean, .null])
    ) { node, context in
        guard let scalar = node.scalar else { return nil }
        // Silence is no wish to clear: it may be a forgotten value, or the decimals of `{storeys: 1,5}`.
        guard !scalar.isPlain || !scalar.text.isEmpty else {
            context.report(
                "missing-value", "no value is given", node.mark,
                remedy: "Give one, or write null to clear the attribute")
            return nil
        }
        if scalar.isNull { return .constant(.missing) }
        if let value = scalar.boolean { return .constant(.boolean(value)) }
        guard let number = scalar.number else { return .constant(.text(scalar.text)) }
        return Form<Double>.number().decode(node, &context) == nil ? nil : .constant(.number(number))
    }

    /// Exactly one operation on the old number.
    fileprivate static let operation = ObjectForm<StudyFile.NewValue>(
        noun: "a group such as {increase_by: 2}", empty: .constant(.missing),
        fields: [
            Field("increase_by", .number(), "Added to the old number") { $1 = .increasedBy($0) },
            Field("multiply_by", .number(), "Multiplied with the old number") { $1 = .multipliedBy($0) },
            Field("to_at_least", .number(), "Taken where the old number is lower") { $1 = .atLeast($0) },
            Field("to_at_most", .number(), "Taken where the old number is higher") { $1 = .atMost($0) },
        ], exactlyOne: ["increase_by", "multiply_by", "to_at_least", "to_at_most"]
    ).form
}
