internal import QuartierModel
internal import QuartierScenario

/// The rules about what the sweeps of a study name: themselves, scenarios, zones, columns.
struct SweepNames {
    private let study: StudyFile

    init(_ study: StudyFile) {
        self.study = study
    }

    /// Reports what breaks the rules.
    func check(_ context: inout DecodingContext) {
        checkUnique(&context)
        for sweep in study.sweeps {
            checkReference(of: sweep, &context)
            checkZones(of: sweep, &context)
            checkColumns(of: sweep, &context)
        }
    }

    /// Identifiers name files, and some file systems do not tell cases apart.
    private func checkUnique(_ context: inout DecodingContext) {
        var seen = [StudyFile.Scenario.baseID: PlacedText(StudyFile.Scenario.baseID)]
        for scenario in study.scenarios { seen[scenario.id.text.lowercased()] = scenario.id }
        for sweep in study.sweeps {
            guard let first = seen.updateValue(sweep.id, forKey: sweep.id.text.lowercased()) else { continue }
            let line = first.place.line.map { " in line \($0)" } ?? ""
            context.report(
                "duplicate-id", "the id '\(sweep.id.text)' is taken by '\(first.text)'\(line)", at: sweep.id.place,
                remedy: "Choose another; upper and lower case make no difference")
        }
    }

    private func checkReference(of sweep: StudyFile.Sweep, _ context: inout DecodingContext) {
        let ids = [StudyFile.Scenario.baseID] + study.scenarios.flatMap(\.referable)
        guard let reference = sweep.basedOn, !ids.contains(reference.text) else { return }
        let isSweep = study.sweeps.contains { $0.id.text == reference.text }
        let nearest = context.nearestName(to: reference.text, among: ids).map { "; did you mean '\($0)'?" } ?? ""
        context.report(
            "unknown-scenario",
            isSweep
                ? "a sweep is based on a scenario, and '\(reference.text)' is a sweep"
                : "unknown scenario \(reference.text.quotedForMessage)\(nearest)",
            at: reference.place,
            remedy: isSweep || nearest.isEmpty ? "Name one of the scenarios of this study" : nil)
    }

    private func checkZones(of sweep: StudyFile.Sweep, _ context: inout DecodingContext) {
        for kind in sweep.zones where !study.reportBy.contains(kind) {
            context.report(
                "unknown-zones", "the sweep '\(sweep.id.text)' asks for \(kind.rawValue), and 'report_by' does not",
                at: sweep.place, remedy: "Add '\(kind.rawValue)' to 'report_by', or take it out of 'zones'")
        }
    }

    /// A table has each name once.
    private func checkColumns(of sweep: StudyFile.Sweep, _ context: inout DecodingContext) {
        let indicators = IndicatorCatalog.indicators(for: study.parameters).map(\.definition.id)
        let taken = Set(SampleTable.ownColumns + indicators)
        var seen: Set<String> = []
        for parameter in sweep.parameters {
            let name = parameter.name.lowercased()
            guard taken.contains(name) || !seen.insert(name).inserted else { continue }
            context.report(
                "duplicate-column", "the table of the sweep has another column '\(name)'", at: parameter.place,
                remedy: "Give the parameter another name")
        }
    }
}
