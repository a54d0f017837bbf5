import Glibc
import QuartierModel

@testable import QuartierBatch

/// An independent validator of JSON Schema, where the machine has one.
enum Python {
    /// Whether it is there.
    static let hasJSONSchema = system("python3 -c 'import jsonschema' 2>/dev/null") == 0

    /// "valid" or "invalid" for each document.
    static func validate(_ documents: [String], against schema: String) throws -> [String] {
        var template = Array("/tmp/quartier-schema-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Unexpected() }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { _ = system("rm -r '\(folder)'") }
        try write("[\(schema),\(documents.joined(separator: ","))]", to: folder + "/all.json")
        try write(program, to: folder + "/validate.py")
        guard system("python3 '\(folder)/validate.py' '\(folder)' 2>/dev/null") == 0 else { throw Unexpected() }
        var findings = Findings()
        let bytes = TextFile.read(folder + "/verdicts.txt", findings: &findings) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let program = """
        import json, sys
        from jsonschema import Draft202012Validator
        folder = sys.argv[1]
        schema, *documents = json.load(open(folder + "/all.json", encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        with open(folder + "/verdicts.txt", "w") as verdicts:
            for document in documents:
                verdicts.write("valid\\n" if validator.is_valid(document) else "invalid\\n")
        """

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Unexpected() }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw Unexpected() }
    }
}
