import Foundation
import QuartierIO
import Testing

@testable import QuartierBatch

/// What a journal tells after a sudden end.
@Suite struct JournalTests {
    private let path = NSTemporaryDirectory() + "quartier-journal-\(UUID().uuidString)"

    private func kept(_ id: String) -> KeptScenario {
        KeptScenario(
            id: id, key: "k-\(id)", matches: [3, 0],
            outputs: [.init(file: "\(id).plots.geojson", bytes: 12, digest: "abc")],
            rows: .init(file: ".quartier/\(id).rows", start: 5, bytes: 7, digest: "def"))
    }

    /// A journal of three scenarios, one of them not finished.
    private func write() throws {
        var content = Journal.Content()
        content.build = "b"
        content.files = ["a.geojson", "b \"c\".geojson"]
        content.finished = ["before": kept("before")]
        content.crashes = ["bad": "Aborted"]
        let journal = try Journal(path: path, content: content)
        try journal.begin("one", isAlone: false)
        try journal.begin("two", isAlone: true)
        try journal.begin("three", isAlone: false)
        try journal.finish(kept("one"))
        try journal.giveUp("three")
    }

    @Test func everyLineIsReadAgain() throws {
        try write()
        defer { unlink(path) }
        let content = try #require(Journal.read(path))
        #expect(content.build == "b")
        #expect(content.files == ["a.geojson", "b \"c\".geojson"])
        #expect(content.finished.keys.sorted() == ["before", "one"])
        let one = try #require(content.finished["one"])
        #expect(one.key == "k-one" && one.matches == [3, 0] && one.outputs == kept("one").outputs)
        #expect(one.rows.start == 5 && one.rows.bytes == 7 && one.rows.file == ".quartier/one.rows")
        #expect(content.begun.map(\.id) == ["two"] && content.begun[0].isAlone)
        #expect(content.crashes == ["bad": "Aborted"])
    }

    @Test func whereverItIsCutNoLineIsBelievedThatIsNotWhole() throws {
        try write()
        defer { unlink(path) }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for length in 0..<whole.count {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            let content = try #require(Journal.read(path))
            for kept in content.finished.values { #expect(kept.key == "k-\(kept.id)" && kept.rows.digest == "def") }
            #expect(content.finished.count <= 2 && content.begun.count <= 3)
        }
    }

    @Test func aLineThatWasTamperedWithIsNotBelieved() throws {
        try write()
        defer { unlink(path) }
        let text = try String(contentsOfFile: path, encoding: .utf8).replacing("k-one", with: "k-two")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(Journal.read(path)?.finished.keys.sorted() == ["before"])
    }
}
