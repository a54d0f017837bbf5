import QuartierGeometry
import QuartierIO
public import QuartierModel

/// A study file drafted from the data in a folder, with comments that say why each guess was made.
///
/// Files of the folder and of the folders in it are looked into; their names, fields and geometries tell what they may
/// be. Nothing is assumed that changes a number without standing in the draft.
public struct StudyDraft: Sendable {
    /// The study file.
    public let text: String
    /// How many layers of the study were found.
    public let layers: Int
    /// What people should know: files that are not used, districts that are missing.
    public let findings: Findings

    /// Drafts a study for the data in a folder.
    ///
    /// `prefix` is put before paths, for a study file that stands in another folder. Throws a finding if the folder
    /// cannot be read or holds nothing a study can use.
    public init(folder: String, name: String, prefix: String = "") throws(Finding) {
        let listing = try FolderListing(folder)
        let survey = FolderSurvey(listing, in: folder)
        let layers = DraftedLayers(survey)
        guard !layers.isEmpty else { throw Self.nothing(in: folder, layers.unused) }
        let writer = DraftWriter(layers, name: name, prefix: prefix)
        text = writer.text
        self.layers = layers.count
        var findings = Findings(limitPerKind: 50)
        for (name, reason) in layers.unused {
            var finding = survey.faultsOfFeeds[name] ?? Finding(.note, "not-used", reason, at: Place(file: name))
            // The draft does without the broken timetable.
            if finding.severity == .error { finding.severity = .warning }
            findings.add(finding)
        }
        if layers.chosen[.districts] == nil {
            findings.add(
                Finding(
                    .warning, "no-districts", "nothing in the folder looks like districts, which every study needs",
                    at: Place(file: folder),
                    remedy: "Draw the areas that results are wanted for and name their file in the draft"))
        } else if layers.districtsAreStandIns {
            findings.add(
                Finding(
                    .warning, "no-districts", "nothing in the folder looks like districts; other areas stand in",
                    at: Place(file: folder), remedy: "Read the draft, and name the areas results are wanted for"))
        }
        self.findings = findings
    }

    private static func nothing(in folder: String, _ unused: [(name: String, reason: String)]) -> Finding {
        let shown = unused.prefix(5).map { "\($0.name): \($0.reason)" }.joined(separator: "; ")
        let rest = unused.count > 5 ? " and \(unused.count - 5) more" : ""
        return Finding(
            .error, "nothing-usable",
            "the folder holds no data that a study can use" + (unused.isEmpty ? "" : " (\(shown)\(rest))"),
            at: Place(file: folder),
            remedy: "Put files with districts, buildings, green or stops into it: \(FeatureFile.readableFormats); or "
                + "timetables in GTFS")
    }
}
