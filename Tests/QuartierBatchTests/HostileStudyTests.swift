import Glibc
import QuartierModel
import Testing

@testable import QuartierBatch

/// The broken studies of the fixtures, each with the findings it must have, word for word.
@Suite struct HostileStudyTests {
    private static let folder = Fixtures.path("hostile/studies")

    /// The printed findings of each file of `expected.tsv`, in order.
    private static let expected: [String: [[String]]] = {
        var findings = Findings()
        let bytes = TextFile.read(folder + "/expected.tsv", findings: &findings) ?? []
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        let cells = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        return Dictionary(grouping: cells) { $0[0] }.mapValues { $0.map { Array($0.dropFirst()) } }
    }()

    @Test func thereAreEnough() {
        #expect(Self.expected.count >= 12)
        #expect(Set(Fixtures.files(in: Self.folder, ending: ".yaml")) == Set(Self.expected.keys))
    }

    @Test(arguments: expected.keys.sorted())
    func isReported(_ name: String) {
        var findings = Findings()
        _ = StudyFile.read(path: Self.folder + "/" + name, findings: &findings)
        let printed = findings.all.map { finding in
            var shown = finding
            shown.place.file = name
            return [shown.code, shown.description]
        }
        #expect(printed == Self.expected[name])
    }

    @Test func whatIsNoFileIsSaid() {
        for (path, reason) in [
            ("nowhere/study.yaml", "No such file or directory"), ("/", "it is not a file"),
            ("/dev/null", "it is not a file"), ("a\0b", "its name has a null character"),
        ] {
            var findings = Findings()
            #expect(StudyFile.read(path: path, findings: &findings) == nil)
            #expect(findings.all.map(\.message) == ["the file cannot be read (\(reason))"])
        }
    }
}

/// The folder of fixtures next to the tests.
enum Fixtures {
    /// The path of something in the folder.
    static func path(_ name: String, here: String = #filePath) -> String {
        here.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Fixtures/" + name
    }

    /// The names of the files in a folder with an ending.
    static func files(in folder: String, ending: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(ending) { names.append(name) }
        }
        return names
    }
}
