import Foundation
import QuartierIO
import Testing

@testable import QuartierBatch

/// The studies of the fixtures are what the schema says a study is, as an independent program reads it.
@Suite struct FixtureSchemaTests {
    @Test(.enabled(if: Python.hasJSONSchema, "python3 with jsonschema is not installed"))
    func everyStudyIsValid() throws {
        let fixtures = ResultRun.root + "/Fixtures"
        let studies = try FileManager.default.contentsOfDirectory(atPath: fixtures).sorted()
            .map { "\(fixtures)/\($0)/study.yaml" }.filter { FileManager.default.fileExists(atPath: $0) }
        #expect(studies.count >= 3)
        let documents = try studies.map { path in
            let node = StudyTexts.tree(try ResultRun.text(at: path)).node
            return JSONValue(try #require(node)).compact
        }
        // One of them has a sweep, whose parameters stand where numbers do.
        #expect(documents.contains { $0.contains("\"$storeys\"") })
        let verdicts = try Python.validate(documents, against: StudyFile.jsonSchema())
        #expect(verdicts == studies.map { _ in "valid" })
    }
}
