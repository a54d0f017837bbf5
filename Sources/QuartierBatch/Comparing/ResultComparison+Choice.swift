import QuartierIO
import QuartierModel
import QuartierScenario

extension ResultComparison {
    mutating func choose(from dictionaries: [[ComparedIndicator]]) throws(Finding) {
        try chooseAlternatives()
        if let zones = options.zones {
            for (folder, summary) in zip(folders, summaries) where !summary.kinds.contains(zones) {
                throw Finding(
                    .error, "unknown-zones", "the results say nothing of \(zones.rawValue)",
                    at: Place(file: folder.path),
                    remedy: "They know \(summary.kinds.map(\.rawValue).joined(separator: ", ")); or add "
                        + "'\(zones.rawValue)' to the study's report_by and run it again")
            }
        }
        var all: [ComparedIndicator] = []
        for one in dictionaries.joined() where !all.contains(where: { $0.id == one.id }) { all.append(one) }
        let known = all.map(\.id) + IndicatorGroup.allCases.map(\.rawValue)
        let asked = options.indicators + options.maximised + options.minimised + options.objectives
        for name in asked where !known.contains(name) {
            throw Self.unknown("indicator", name, among: known)
        }
        let isAsked = { (one: ComparedIndicator) in
            options.indicators.isEmpty || options.indicators.contains(one.id) || options.indicators.contains(one.group)
        }
        indicators = all.filter(isAsked)
        try leaveOutSums()
        let objectives = options.maximised + options.minimised + options.objectives
        indicators += all.filter { one in objectives.contains(one.id) && !indicators.contains { $0.id == one.id } }
    }

    private mutating func chooseAlternatives() throws(Finding) {
        let names = folderNames
        let known = summaries.flatMap { $0.scenarios.map(\.scenario) }
        for name in options.scenarios + [options.baseline] where !known.contains(name) {
            throw Self.unknown("scenario", name, among: known)
        }
        for (number, summary) in summaries.enumerated() {
            let wanted = summary.scenarios.filter { key in
                options.scenarios.isEmpty || key.scenario == options.baseline
                    || options.scenarios.contains(key.scenario)
            }
            alternatives += wanted.map { key in
                Alternative(
                    folder: number, study: folders[number].studyName, scenario: key.scenario, stage: key.stage,
                    label: folders.count > 1 ? "\(names[number])/\(key.label)" : key.label)
            }
        }
    }

    /// What texts call the folders: their own names, or their paths where names are the same.
    private var folderNames: [String] {
        let names = folders.map(\.folderName)
        return Set(names).count == names.count ? names : folders.map(\.path)
    }

    /// Among places of different size only what does not grow with them can be compared.
    private mutating func leaveOutSums() throws(Finding) {
        guard !options.includesSums, folders.contains(where: { !$0.isAboutSamePlace(as: folders[0]) }) else { return }
        let sums = indicators.filter { $0.form == .sum }
        indicators.removeAll { $0.form == .sum }
        guard !sums.isEmpty else { return }
        guard !indicators.isEmpty else {
            throw Finding(
                .error, "only-sums", "the folders are about different places, and sums say most about their size",
                remedy: "Ask for shares and densities, or for sums all the same: --all")
        }
        findings.add(
            Finding(
                .note, "sums-left-out",
                "the folders are about different places; left out are sums, which grow with the place: "
                    + sums.map(\.id).joined(separator: ", "),
                remedy: "--all shows them"))
    }

    mutating func warn(of dictionaries: [[ComparedIndicator]]) {
        for number in folders.indices.dropFirst() {
            let differences = StudyDifferences(folders[0], folders[number])
            for finding in differences.findings(dictionaries[0], dictionaries[number]) { findings.add(finding) }
        }
        for folder in folders {
            for failure in folder.failures {
                findings.add(
                    Finding(
                        .warning, "failed-scenario",
                        "the scenario '\(failure.scenario)' has no results: \(failure.reason)",
                        at: Place(file: folder.path)))
            }
        }
    }

    static func unknown(_ what: String, _ name: String, among known: [String]) -> Finding {
        Finding(
            .error, "unknown-\(what)", "the results have no \(what) '\(name)'",
            remedy: Suggestion.remedy(for: name, known: known))
    }
}
