internal import QuartierModel
internal import QuartierScenario

extension Form where Value == Parameters {
    /// The parameters of the indicators, with the defaults of those that are not stated.
    static let parameters = ObjectForm<StatedParameters>(
        noun: "a group of parameters", empty: StatedParameters(), fields: Form<StatedParameters>.fields,
        unsupported: Unsupported.parameters
    ).form.map { stated in
        var parameters = Parameters()
        parameters.merge(stated)
        return parameters
    }
}

extension Form where Value == StatedParameters {
    /// The parameters that may be stated, by a study or by an edit.
    static var fields: [Field<StatedParameters>] {
        [
            Field(
                "assign", .oneOf(Assignment.self), \.assignment,
                "How an object on a border is assigned to zones; centroid by default"),
            Field("green_access", .greenAccess, \.greenAccess, "Access to green (Erreichbarkeit von Grün)"),
            Field("stop_access", .stopAccess, \.stopAccess, "Access to stops (Erreichbarkeit von Haltestellen)"),
            Field(
                "transit_classes", .transitClasses, \.transitClasses,
                "Quality classes of public transport (ÖV-Güteklassen)"),
            Field(
                "frequent_service", .frequentService, \.frequentService, "Stops that are served often (dichter Takt)"),
            Field(
                "convenient_transit", .convenientTransit, \.convenientTransit,
                "Convenient access to public transport (SDG 11.2.1)"),
            Field("ptal", .accessLevels, \.accessLevels, "Public transport accessibility levels (PTAL)"),
            Field("walking", .walking, \.walking, "Walking along the layer 'streets' (Fußwege)"),
            Field(
                "minimum_coverage", .number(.share), \.minimumCoverage,
                "Share of its inputs that must be known for a value to be given; 0.95 by default"),
            Field(
                "minimum_population", .number(.from(0)), \.minimumPopulation,
                "Fewest residents for whom a value per head is given; 1 by default"),
        ]
    }

    fileprivate static func distance<Object>(
        _ path: any WritableKeyPath<Object, DistanceMeasure?> & Sendable
    ) -> Field<Object> {
        Field(
            "distance", .oneOf(DistanceMeasure.self), path,
            "How distances are measured: in a straight line, on foot by the layer 'streets' (network), or both with an "
                + "indicator each; straight by default")
    }
}

extension Form where Value == StatedParameters.GreenAccess {
    fileprivate static let greenAccess = ObjectForm<StatedParameters.GreenAccess>(
        noun: "a group of parameters", empty: StatedParameters.GreenAccess(),
        fields: [
            Form<StatedParameters>.distance(\.distance),
            Field("limit_m", .number(.positive), \.limit, "Distance in metres up to which a space is near; 300"),
            Field(
                "minimum_area_m2", .number(.from(0)), \.minimumArea,
                "Smallest contiguous space that counts, in m²; 5000 by default"),
            Field(
                "public_only", .boolean, \.publicOnly, "Whether only publicly accessible spaces count; true by default"
            ),
        ]
    ).form
}

extension Form where Value == StatedParameters.StopAccess {
    fileprivate static let stopAccess = ObjectForm<StatedParameters.StopAccess>(
        noun: "a group of parameters", empty: StatedParameters.StopAccess(),
        fields: [
            Form<StatedParameters>.distance(\.distance),
            Field(
                "limits_m", .uniqueList(of: .number(.positive)), \.limits,
                "Distances in metres, one indicator each; 300 and 500 by default"),
            Field(
                "minimum_departures_per_hour", .number(.from(0)), \.minimumDeparturesPerHour,
                "Stops with fewer departures do not count; 0 counts every stop"),
            Field(
                "window", .clockWindow, \.window,
                "Hours of the day whose departures timetables are asked for; 06:00 to 20:00 by default"),
        ]
    ).form
}

extension Form where Value == StatedParameters.Walking {
    fileprivate static let walking = ObjectForm<StatedParameters.Walking>(
        noun: "a group of parameters", empty: StatedParameters.Walking(),
        fields: [
            Field(
                "profile", .oneOf(WalkingProfile.self), \.profile,
                "Who walks: standard, or step_free for people who cannot take steps; standard by default"),
            Field(
                "open", .uniqueList(of: .oneOf(StreetKind.self)), \.open,
                "Kinds of street that are walked although they are not by law, such as cycleway; none by default"),
            Field(
                "closed", .uniqueList(of: .oneOf(StreetKind.self)), \.closed,
                "Kinds of street that are not walked, whatever a street says, such as track; none by default"),
            Field(
                "snap_limit_m", .number(.positive), \.snapLimit,
                "How far in metres a building, stop or green space may lie from the nearest street; 300 by default"),
        ]
    ).form
}
