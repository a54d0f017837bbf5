import QuartierModel
import QuartierScenario

/// Finds the assumptions that the data needs and a study does not state.
enum AssumptionFindings {
    /// A warning for each, at its place in the study file.
    static func missing(in baseline: Baseline, _ path: String) -> [Finding] {
        let gaps = Dictionary(grouping: baseline.assumptionGaps, by: \.key).sorted { $0.key < $1.key }
        let crowns = missingCrowns(baseline.treesWithoutCrown, of: baseline.city.trees.count, path)
        return (crowns.map { [$0] } ?? [])
            + gaps.map { key, gaps in
                let uses = gaps.map { "\($0.use?.rawValue ?? "no stated use") (\($0.buildings))" }
                let count = gaps.reduce(0) { $0 + $1.buildings }
                return Finding(
                    .warning, "missing-assumption",
                    "the assumption '\(key)' is missing for \(count) building\(count == 1 ? "" : "s"): "
                        + "\(uses.joined(separator: ", ")); what depends on it is withheld there",
                    at: Place(file: path, path: "assumptions.\(key)"),
                    remedy: "State it in the study, for the uses or as 'default'")
            }
    }

    private static func missingCrowns(_ unknown: Int, of count: Int, _ path: String) -> Finding? {
        guard unknown > 0 else { return nil }
        return Finding(
            .warning, "missing-assumption",
            "\(unknown) of \(count) trees state no crown_diameter_m, and no canopy is counted for them",
            at: Place(file: path, path: "assumptions.crown_diameter_m"),
            remedy: "Map the field of the file, or assume a diameter: crown_diameter_m")
    }
}
