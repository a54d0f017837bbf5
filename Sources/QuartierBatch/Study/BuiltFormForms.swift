internal import QuartierModel
internal import QuartierScenario

extension Form where Value == [BuiltForm] {
    /// The built forms of a study, by their names.
    static let builtForms = Form<[MapEntry<BuiltForm>]>.map("a group of built forms", of: .builtForm).map { entries in
        entries.map { entry in
            var form = entry.value
            form.name = entry.key
            return form
        }
    }
}

extension Form where Value == BuiltForm {
    fileprivate static let builtForm = ObjectForm<BuiltForm>(
        noun: "a built form", empty: BuiltForm(),
        fields: [
            Field(
                "storeys", .number(NumberRange(minimum: 0.5, maximum: 200)), \.storeys, required: true,
                "Full storeys above ground (Vollgeschosse)"),
            Field(
                "coverage", .number(NumberRange(minimum: 0, maximum: 1, excludesMinimum: true)), \.coverage,
                required: true, "Footprint per area of the plot (GRZ)"),
            Field("uses", .useShares, \.uses, required: true, "Shares of the gross floor area by use; together 1"),
        ],
        check: { form, node, context in
            let total = form.orderedShares.reduce(0, +)
            guard abs(total - 1) > 1e-6 else {
                // Rounded shares are meant to be whole; the last digit is not worth a remark.
                form.uses = form.uses.mapValues { $0 / total }
                return
            }
            context.report(
                "invalid-shares", "the shares of the uses add up to \(total.shortest)", node.mark,
                remedy: "Make them add up to 1")
        }
    ).form.named("built_form")
}

extension Form where Value == [BuildingUse: Double] {
    fileprivate static let useShares = ObjectForm<[BuildingUse: Double]>(
        noun: "shares by building use", empty: [:],
        fields: BuildingUse.allCases.map { use in
            Field(use.rawValue, .number(.share), "The share of the use '\(use.rawValue)'") { $1[use] = $0 }
        }, needsKey: true
    ).form
}

extension BuiltForm {
    /// The shares in the order of the vocabulary, so that their sum is the same for every run.
    fileprivate var orderedShares: [Double] { BuildingUse.allCases.compactMap { uses[$0] } }
}
