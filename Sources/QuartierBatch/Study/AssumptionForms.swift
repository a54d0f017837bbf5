internal import QuartierModel
internal import QuartierScenario

extension Form where Value == ByUse {
    /// More than 0: heights, areas, people.
    fileprivate static let sizeByUse = byUse(.positive).named("size_by_use")
    /// At least 1.
    fileprivate static let storeysByUse = byUse(.from(1)).named("storeys_by_use")
    /// 0 to 1.
    fileprivate static let shareByUse = byUse(.share).named("share_by_use")
    /// 0 to below 1: a town in which every dwelling stands empty has no residents to compute with.
    fileprivate static let vacancyByUse = byUse(NumberRange(minimum: 0, maximum: 1, excludesMaximum: true))
        .named("vacancy_by_use")

    /// A number, or numbers by building use with `default` for the others.
    private static func byUse(_ range: NumberRange) -> Form<ByUse> {
        let number = Form<Double>.number(range)
        let general = Field<ByUse>("default", number, \.general, "The number for all other uses")
        let uses = BuildingUse.allCases.map { use in
            Field<ByUse>(use.rawValue, number, \.byUse[use], "The number for the use '\(use.rawValue)'")
        }
        return either(
            number.map { ByUse(general: $0) },
            ObjectForm<ByUse>(
                noun: "numbers by building use", empty: ByUse(), fields: [general] + uses, needsKey: true
            ).form)
    }
}

extension Form where Value == Assumptions {
    /// Assumptions of a study or of an edit.
    static let assumptions = ObjectForm<Assumptions>(
        noun: "a group of assumptions", empty: Assumptions(), fields: fields, needsKey: true
    ).form.named("assumptions")

    /// The assumptions that may be stated, by a study or by an edit.
    static var fields: [Field<Assumptions>] {
        [
            Field(
                "storey_height_m", .sizeByUse, \.storeyHeight, "Height of one storey in metres (Geschosshöhe)"),
            Field(
                "storeys_where_unknown", .storeysByUse, \.storeysWhereUnknown,
                "Storeys of buildings that state neither storeys nor height"),
            Field(
                "net_to_gross", .shareByUse, \.netToGross,
                "Usable floor area per gross floor area (Wohnnutzfläche je Bruttogeschossfläche)"),
            Field(
                "residential_share", .shareByUse, \.residentialShare,
                "Share of the gross floor area that is housing (Wohnanteil)"),
            Field(
                "living_area_per_dwelling_m2", .sizeByUse, \.livingAreaPerDwelling,
                "Usable floor area of a dwelling in m² (Wohnfläche je Wohnung)"),
            Field(
                "household_size", .sizeByUse, \.householdSize,
                "People in an occupied dwelling (Haushaltsgröße)"),
            Field(
                "vacancy", .vacancyByUse, \.vacancy,
                "Share of dwellings that stand empty (Leerstand)"),
            Field(
                "floor_area_per_job_m2", .sizeByUse, \.floorAreaPerJob,
                "Gross floor area of a job in m² (Geschossfläche je Arbeitsplatz)"),
            Field(
                "crown_diameter_m", .number(NumberRange(minimum: 0.1, maximum: 100)), \.crownDiameter,
                "Diameter of the crown in metres of trees that state none (Kronendurchmesser)"),
        ]
    }
}
