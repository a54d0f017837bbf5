import QuartierGeometry
import QuartierIO

/// A key for each scenario of a study: the SHA-256 over all that its results depend on.
///
/// That is what the study states for all scenarios, the files it reads and the coordinate operations they came by, the
/// scenario's own edits and those it is based on with the files they name, and the versions of Quartier and its
/// libraries. Equal keys mean equal results; a scenario that was added leaves the keys of the others as they are.
struct ScenarioKeys: Sendable {
    private let keys: [String: String]

    /// The key of a scenario; nil for the base, whose results are made with the base itself.
    subscript(id: String) -> String? { keys[id] }

    /// The keys of a study's scenarios.
    ///
    /// The first `baseInputs` of the inputs and `baseReports` of the reports belong to the base.
    init(
        _ file: StudyFile, inputs: [Study.Input], baseInputs: Int, reports: [LayerReport], baseReports: Int,
        toWGS84: OperationInfo
    ) {
        var parts = ["quartier \(Version.current)"] + Version.libraries.map { "\($0.name) \($0.version)" }
        parts.append(file.digests.shared)
        // The first input is the study file, whose parts have digests of their own.
        parts += inputs[..<baseInputs].dropFirst().map(Self.text)
        parts += reports[..<baseReports].map { Self.text($0.operation) } + [Self.text(toWGS84)]
        let shared = FileDigest.sha256(of: Array(parts.joined(separator: "\n").utf8))
        let added = Dictionary(grouping: inputs[baseInputs...]) { Self.stem($0.file) }
        let operations = Dictionary(grouping: reports[baseReports...]) { Self.stem($0.file) }
        var keys: [String: String] = [:]
        for scenario in file.scenarios where scenario.id.text != StudyFile.Scenario.baseID {
            let chain = file.chain(of: scenario).compactMap { file.digests.scenarios[$0.id.text] }
            let stems = Set(chain.flatMap(\.texts).map(Self.stem)).sorted()
            let files = stems.flatMap { added[$0] ?? [] }.map(Self.text)
            let ways = stems.flatMap { operations[$0] ?? [] }.map { Self.text($0.operation) }
            let all = [shared] + chain.map(\.digest) + files + ways
            for name in scenario.names {
                keys[name] = FileDigest.sha256(of: Array((all + [name]).joined(separator: "\n").utf8))
            }
        }
        self.keys = keys
    }

    private static func text(_ input: Study.Input) -> String { "\(input.digest) \(input.file)" }

    private static func text(_ operation: OperationInfo) -> String {
        ([operation.name, operation.route ?? ""] + operation.missingGrids).joined(separator: "|")
    }

    /// What a file and those that belong to it (`.shx`, `.dbf`, `-wal`) have in common.
    private static func stem(_ file: String) -> String {
        let name = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
        return file[name...].firstIndex(of: ".").map { String(file[..<$0]) } ?? file
    }
}
