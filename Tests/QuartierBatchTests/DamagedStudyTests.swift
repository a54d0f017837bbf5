import QuartierModel
import Testing

@testable import QuartierBatch

/// Studies cut off, with bytes replaced, or full of nothing but faults.
@Suite struct DamagedStudyTests {
    private static let bytes = Array(StudyTexts.full.utf8)

    private func read(_ bytes: [UInt8]) -> (study: StudyFile?, findings: Findings) {
        StudyTexts.readWhole(String(decoding: bytes, as: UTF8.self))
    }

    @Test func cutOffAnywhereItIsReadOrReported() {
        for length in stride(from: 0, to: Self.bytes.count, by: 11) {
            let (study, findings) = read(Array(Self.bytes.prefix(length)))
            #expect(study != nil || findings.hasErrors)
        }
    }

    @Test func withBytesReplacedItIsReadOrReported() {
        var state: UInt64 = 2026
        for _ in 0..<400 {
            var bytes = Self.bytes
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let signs = Array(":,[]{}&*!|>'\"#%@-? \t\n~0a".utf8)
                bytes[Int(state >> 33) % bytes.count] = signs[Int(state >> 20) % signs.count]
            }
            let (study, findings) = read(bytes)
            #expect(study != nil || findings.hasErrors)
        }
    }

    @Test func thousandsOfFaultsAreCountedNotListed() {
        let keys = (0..<20_000).map { "key\($0): 1\n" }.joined()
        let found = StudyTexts.read(keys).findings.all
        #expect(found.count == 21)
        #expect(found.last?.count == 20_000 - 20)
        let scenarios = (0..<5000).map { "  - {id: s\($0), based_on: t\($0)}\n" }.joined()
        #expect(StudyTexts.read("scenarios:\n" + scenarios).findings.all.count == 21)
    }
}
