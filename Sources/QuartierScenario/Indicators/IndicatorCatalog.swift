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
            .sealedArea, .sealedUnbuiltArea, .sealedShare, .partlySealedArea, .partlySealedShare,
            .canopyArea, .canopyShare,
        ] + parameters.stopAccess.limits.map { .residentsNearStop(within: $0) }
    }

    /// The indicators that groups and identifiers name, each once and in the order of the catalogue.
    ///
    /// Unknown names are found and reported with the nearest known one.
    public static func select(
        _ names: [(name: String, place: Place)], parameters: Parameters, findings: inout Findings
    ) -> [Indicator] {
        let all = indicators(for: parameters)
        var wanted: Set<String> = []
        for (name, place) in names {
            if name == "all" {
                wanted.formUnion(all.map(\.definition.id))
            } else if let group = IndicatorGroup(rawValue: name) {
                wanted.formUnion(all.filter { $0.definition.group == group }.map(\.definition.id))
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
