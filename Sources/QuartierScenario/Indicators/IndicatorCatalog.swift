public import QuartierModel

/// All indicators there are.
///
/// A new one is a file beside the others and a line here.
public enum IndicatorCatalog {
    /// The indicators, in the order of results; parameters decide the distances in some identifiers.
    public static func indicators(for parameters: Parameters = Parameters()) -> [Indicator] {
        [
            .area, .netArea, .footprint, .grossFloorArea, .residentialFloorArea, .meanStoreys,
            .floorSpaceIndex, .groundSpaceIndex, .openSpaceRatio,
            .buildings, .dwellings, .residents, .jobs,
            .dwellingDensity(.gross), .dwellingDensity(.net), .dwellingDensity(.site),
            .residentDensity(.gross), .residentDensity(.net), .residentDensity(.site),
            .jobDensity,
            .greenArea, .greenShare, .publicGreenPerResident, .residentsNearGreen(parameters.greenAccess),
            .residentsNearGreenOnFoot(parameters.greenAccess),
            .sealedArea, .sealedUnbuiltArea, .sealedShare, .partlySealedArea, .partlySealedShare,
            .canopyArea, .canopyShare,
        ] + parameters.stopAccess.limits.map { .residentsNearStop(within: $0) }
            + parameters.stopAccess.limits.map { .residentsNearStopOnFoot(within: $0) }
            + Indicator.qualityClasses(parameters.transitClasses)
            + [.stops, .stopDepartures, .firstDeparture, .lastDeparture]
            + Indicator.residentsNearFrequentStops(parameters.frequentService)
            + [.residentsWithConvenientTransit, .accessIndex]
    }

    /// The indicators that groups and `all` leave out, because distances are measured another way, no standard says
    /// what classes are, or there are no timetables.
    private static func unasked(_ parameters: Parameters, withTimetables: Bool) -> Set<String> {
        let (green, stops, frequent) = (parameters.greenAccess, parameters.stopAccess, parameters.frequentService)
        var left = withTimetables ? [] : indicators(for: parameters).filter(\.needsTimetables)
        if green.distance == .straight { left.append(.residentsNearGreenOnFoot(green)) }
        if green.distance == .network { left.append(.residentsNearGreen(green)) }
        if stops.distance == .straight {
            left += stops.limits.map { .residentsNearStopOnFoot(within: $0) }
            left += Indicator.onFootToFrequentStops(frequent)
        }
        if stops.distance == .network {
            left += stops.limits.map { .residentsNearStop(within: $0) }
            left += Indicator.straightToFrequentStops(frequent)
        }
        if parameters.transitClasses.standard == nil { left += Indicator.qualityClasses(parameters.transitClasses) }
        return Set(left.map(\.definition.id))
    }

    /// The indicators that groups and identifiers name, each once and in the order of the catalogue.
    ///
    /// Groups and `all` stand for the distances that the parameters name, and for timetables only where the study has
    /// some; by its own name every indicator is there. Unknown names are found and reported with the nearest known one.
    public static func select(
        _ names: [(name: String, place: Place)], parameters: Parameters, withTimetables: Bool,
        findings: inout Findings
    ) -> [Indicator] {
        let all = indicators(for: parameters)
        let asked = Set(all.map(\.definition.id)).subtracting(unasked(parameters, withTimetables: withTimetables))
        var wanted: Set<String> = []
        for (name, place) in names {
            if name == "all" {
                wanted.formUnion(asked)
            } else if let group = IndicatorGroup(rawValue: name) {
                let members = all.filter { $0.definition.group == group }.map(\.definition.id)
                wanted.formUnion(asked.intersection(members))
            } else if all.contains(where: { $0.definition.id == name }) {
                wanted.insert(name)
            } else {
                let known = ["all"] + IndicatorGroup.allCases.map(\.rawValue) + all.map(\.definition.id)
                findings.add(
                    Finding(
                        .error, "unknown-indicator", "there is no indicator or group '\(name)'", at: place,
                        remedy: Suggestion.nearest(to: name, in: known).map { "Did you mean '\($0)'?" }
                            ?? "'quartier indicators' lists them"))
            }
        }
        return all.filter { wanted.contains($0.definition.id) }
    }
}
