import Glibc
import QuartierIO
import QuartierModel
import Testing

/// Every file of `Fixtures/hostile` gives exactly the findings that `expected.tsv` lists.
///
/// With QUARTIER_RECORD set in the environment the list is written anew; a person reads the difference.
@Suite struct HostileFixtureTests {
    private static let folder = "\(Files.root)/Fixtures/hostile"

    private static var inputs: [String] {
        Files.names(in: folder).filter { name in
            !["expected.tsv", "studies"].contains(name) && !name.hasSuffix(".py") && !name.hasSuffix(".md")
        }
    }

    @Test func everyInputGivesTheExpectedFindings() throws {
        var lines: [String] = []
        for name in Self.inputs {
            let all = Reading.file("\(Self.folder)/\(name)", name: name).all
            #expect(!all.isEmpty, "\(name) should not be accepted")
            lines += all.map { "\(name)\t\($0.code)\t\($0)" }
        }
        let text = lines.map { "\($0)\n" }.joined()
        if getenv("QUARTIER_RECORD") != nil {
            try AtomicFile.write(Array(text.utf8), to: "\(Self.folder)/expected.tsv")
        }
        let recorded = String(decoding: try Files.bytes("\(Self.folder)/expected.tsv"), as: UTF8.self)
        let expected = recorded.split(separator: "\n").map(String.init)
        #expect(Set(lines).subtracting(expected).sorted() == [])
        #expect(Set(expected).subtracting(lines).sorted() == [])
        #expect(lines == expected)
    }

    @Test func thereAreEnoughOfThem() {
        #expect(Self.inputs.count >= 24)
    }
}
