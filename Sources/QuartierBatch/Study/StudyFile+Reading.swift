public import QuartierModel

extension StudyFile {
    /// Reads a study file.
    ///
    /// All findings are gathered in one go. The study is nil where something is missing without which nothing else
    /// makes sense; otherwise it is whole except for what the findings name, and must not be run if they have
    /// errors.
    public static func read(path: String, findings: inout Findings) -> StudyFile? {
        guard let bytes = TextFile.read(path, findings: &findings) else { return nil }
        return read(bytes: bytes, file: path, findings: &findings)
    }

    /// Reads a study from a text; `file` names it in findings.
    public static func read(text: String, file: String? = nil, findings: inout Findings) -> StudyFile? {
        read(bytes: Array(text.utf8), file: file, findings: &findings)
    }

    private static func read(bytes: [UInt8], file: String?, findings: inout Findings) -> StudyFile? {
        guard let source = YAMLSource(bytes, file: file, findings: &findings),
            let root = YAMLComposer.compose(source, findings: &findings)
        else { return nil }
        var context = DecodingContext(file: file, findings: findings)
        defer { findings = context.findings }
        guard hasOurVersion(root, &context), var study = Form<StudyFile>.study.decode(root, &context) else {
            return nil
        }
        study.file = file
        study.digests = StudyDigests(of: root)
        study.scenarios = withBaseFirst(study.scenarios, file: file)
        return study
    }

    /// Findings about a file of another version would mislead, so that one is all that is said about it.
    private static func hasOurVersion(_ root: YAMLNode, _ context: inout DecodingContext) -> Bool {
        guard case .mapping(let entries) = root.content,
            let version = entries.first(where: { $0.key == "quartier" })?.value,
            let number = version.scalar?.number, number != Double(supportedVersion)
        else { return true }
        context.inside("quartier") { $0.reportVersion(version) }
        return false
    }

    private static func withBaseFirst(_ scenarios: [Scenario], file: String?) -> [Scenario] {
        let base = scenarios.first { $0.id.text == Scenario.baseID } ?? .base(of: file)
        return [base] + scenarios.filter { $0.id.text != Scenario.baseID }
    }
}
