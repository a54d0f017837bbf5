import QuartierIO
import Glibc
import QuartierModel
import Testing

@testable import QuartierBatch

/// The schema says what the decoder reads.
@Suite struct SchemaTests {
    @Test func isTheSameEveryTime() {
        #expect(StudyFile.jsonSchema() == StudyFile.jsonSchema())
        #expect(StudyFile.jsonSchema().hasSuffix("}\n"))
    }

    @Test func theDecoderReadsEveryKeyOfTheSchema() throws {
        #expect(StudyTexts.messagesOfWhole(StudyTexts.full) == [])
        #expect(StudyTexts.messagesOfWhole(StudyTexts.everyLayerKey) == [])
        #expect(StudyTexts.messagesOfWhole(StudyTexts.feeds) == [])
        var inSchema: Set<String> = []
        KeyPaths.collect(Form<StudyFile>.study.schema, "", &inSchema)
        var inStudy: Set<String> = []
        for text in [StudyTexts.full, StudyTexts.everyLayerKey, StudyTexts.feeds] {
            KeyPaths.collect(try #require(StudyTexts.tree(text).node), "", &inStudy)
        }
        #expect(inStudy.subtracting(inSchema) == [])
        #expect(inSchema.subtracting(inStudy) == [])
    }

    @Test(arguments: [
        (
            "zzzzzz: 1\n", "",
            "'quartier', 'name', 'crs', 'date', 'layers', 'assumptions', 'built_forms', 'parameters', 'indicators', "
                + "'report_by', 'targets', 'scenarios', 'sweeps' and 'output'"
        ),
        (
            "output: {zzzzzz: 1}\n", "output",
            "'directory', 'formats', 'crs_operation', 'csv', 'difference' and 'transit'"
        ),
        ("output: {csv: {zzzzzz: 1}}\n", "output.csv", "'separator', 'decimal' and 'bom'"),
        (
            "parameters: {zzzzzz: 1}\n", "parameters",
            "'assign', 'green_access', 'stop_access', 'transit_classes', 'frequent_service', "
                + "'convenient_transit', 'ptal', 'walking', 'minimum_coverage' and 'minimum_population'"
        ),
        ("scenarios: [{id: a, zzzzzz: 1}]\n", "scenarios", "'id', 'title', 'based_on', 'edits' and 'stages'"),
        (
            "sweeps: [{id: a, zzzzzz: 1}]\n", "sweeps",
            "'id', 'title', 'based_on', 'parameters', 'sample', 'zones' and 'edits'"
        ),
        (
            "sweeps: [{id: a, sample: {method: grid, zzzzzz: 1}}]\n", "sweeps.sample", "'method', 'n' and 'seed'"
        ),
    ])
    func theDecoderKnowsTheKeysOfTheSchema(_ text: String, _ path: String, _ keys: String) {
        let found = StudyTexts.read(text).findings.all.first
        #expect(found?.remedy == "Known are \(keys)")
        var all: Set<String> = []
        KeyPaths.collect(Form<StudyFile>.study.schema, "", &all)
        let below = all.filter { $0.split(separator: ".").dropLast().joined(separator: ".") == path }
        #expect(Set(below.map { "'" + ($0.split(separator: ".").last ?? "") + "'" }) == Set(quoted(keys)))
    }

    @Test func whatIsNotSupportedIsNotInTheSchema() {
        let schema = StudyFile.jsonSchema()
        let words =
            Unsupported.studyKeys + Unsupported.layers + Unsupported.parameters
            + Unsupported.formats
        for word in words { #expect(!schema.contains("\"\(word)\"")) }
    }

    @Test(.enabled(if: Python.hasJSONSchema, "python3 with jsonschema is not installed"))
    func goodStudiesAreValidAndBadOnesAreNot() throws {
        let bad = [
            "zzz: 1", "date: 7", "report_by: []", "report_by: [plots, plots]", "parameters: {assign: middle}",
            "assumptions: {vacancy: 1}", "assumptions: {household_size: 0}", "scenarios: [{title: a}]",
            "scenarios: [{id: a/b}]", "scenarios: [{id: a, edits: [{change: plots}]}]",
            "scenarios: [{id: a, edits: [{add: plots}]}]", "output: {csv: {separator: x}}", "sweeps: []",
            "sweeps: [{id: a, parameters: {p: [1]}}]",
            "sweeps: [{id: a, parameters: {p: []}, edits: [{assume: {vacancy: $p}}]}]",
            "sweeps: [{id: a, parameters: {p: [1]}, edits: [{assume: {vacancy: p}}]}]",
            "sweeps: [{id: a, parameters: {p: [1]}, sample: {method: all}, edits: [{assume: {vacancy: $p}}]}]",
            "sweeps: [{id: a, parameters: {p: {to: 1}}, edits: [{assume: {vacancy: $p}}]}]",
            "scenarios: [{id: a, stages: []}]", "scenarios: [{id: a, stages: [{year: 2030}]}]",
            "scenarios: [{id: a, stages: [{year: soon, edits: [{assume: {vacancy: 0}}]}]}]",
            "scenarios: [{id: a, edits: [{assume: {green_access: {limit: 7}}}]}]",
            "parameters: {transit_classes: {standard: vienna}}", "parameters: {transit_classes: {standard: {id: x}}}",
            "parameters: {stop_access: {window: [\"6\", \"20:00\"]}}", "parameters: {frequent_service: {limit_m: 0}}",
            "parameters: {convenient_transit: {high_capacity: [horse]}}", "parameters: {ptal: {best_route: nearest}}",
            "targets: {fsi: {}}",
            "targets: {fsi: {by: 2030}}", "targets: {fsi: []}", "targets: {fsi: [{at_most: 2}, {below: 2}]}",
            "targets: {fsi: {at_most: 2, zones: blocks}}",
            "scenarios: [{id: a, edits: [{change: plots, where: w, set: {a: {increase_by: 1, multiply_by: 2}}}]}]",
        ]
        for text in bad { #expect(!StudyTexts.messages(text + "\n").isEmpty) }
        let good = [
            StudyTexts.full, StudyTexts.head, StudyTexts.everyLayerKey, StudyTexts.oddTexts, StudyTexts.feeds,
        ]
        for text in good { #expect(StudyTexts.messagesOfWhole(text).isEmpty) }
        let studies = good + bad.map { StudyTexts.head + $0 + "\n" }
        let verdicts = try Python.validate(studies.map(json), against: StudyFile.jsonSchema())
        #expect(verdicts == good.map { _ in "valid" } + bad.map { _ in "invalid" })
    }

    private func json(_ text: String) throws -> String {
        JSONValue(try #require(StudyTexts.tree(text).node)).compact
    }

    private func quoted(_ words: String) -> [String] {
        words.replacing(" and ", with: ", ").split(separator: ", ").map(String.init)
    }
}

/// The ways to every key of a schema and of a study, with what repeats itself folded together.
enum KeyPaths {
    static func collect(_ schema: Schema, _ path: String, _ paths: inout Set<String>) {
        switch schema {
        case .object(let object):
            for property in object.properties {
                let inner = joined(path, property.key)
                paths.insert(inner)
                collect(property.schema, inner, &paths)
            }
        case .list(let item, _): collect(item, path, &paths)
        case .map(let item): collect(item, joined(path, "*"), &paths)
        case .either(let schemas): for schema in schemas { collect(schema, path, &paths) }
        case .named(_, let schema): collect(schema, path, &paths)
        default: break
        }
    }

    static func collect(_ node: YAMLNode, _ path: String, _ paths: inout Set<String>) {
        switch node.content {
        case .sequence(let items): for item in items { collect(item, path, &paths) }
        case .mapping(let entries) where !path.hasSuffix(".features"):
            for entry in entries {
                let isFree =
                    path.hasSuffix(".set") || ["built_forms", "sweeps.parameters", "targets"].contains(path)
                    || path.contains(".values.")
                    || ["categories", "classes"].contains { path == "parameters.transit_classes.standard.\($0)" }
                let inner = joined(path, isFree ? "*" : entry.key)
                if !isFree { paths.insert(inner) }
                collect(entry.value, inner, &paths)
            }
        default: break
        }
    }

    /// The numbers by use and the fields of additions are the same declarations wherever they stand.
    private static func joined(_ path: String, _ key: String) -> String {
        if path.hasPrefix("sweeps.edits") { return joined("scenarios" + path.dropFirst("sweeps".count), key) }
        if path.hasPrefix("assumptions.") { return "assumptions.*.\(key)" }
        if path.hasPrefix("scenarios.stages.edits") { return "scenarios.stages.edits" }
        if path.hasPrefix("scenarios.edits.assume") { return "scenarios.edits.assume.*" }
        if path.hasPrefix("scenarios.edits.fields") { return "scenarios.edits.fields.*" }
        return path.isEmpty ? key : "\(path).\(key)"
    }
}
