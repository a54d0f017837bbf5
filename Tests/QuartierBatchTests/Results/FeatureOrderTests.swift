import Foundation
import Testing

@testable import QuartierBatch

/// How the features of the inputs are sorted says nothing about a place.
@Suite struct FeatureOrderTests {
    /// Sorts the features of every layer of a study anew, the same way every time.
    private static func shuffle(_ folder: String) throws {
        var dice = Dice(state: 7)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".geojson") {
            let url = URL(fileURLWithPath: folder + "/" + name)
            // By lines, not by a parser: numbers must stay as they are written.
            var lines = try ResultRun.text(at: url.path).split(separator: "\n").map(String.init)
            let features = lines.indices.filter { lines[$0].hasPrefix("{\"type\": \"Feature\",") }
            let bodies = features.map { lines[$0].hasSuffix(",") ? String(lines[$0].dropLast()) : lines[$0] }
            for (place, body) in zip(features, bodies.shuffled(using: &dice)) {
                lines[place] = body + (place == features.last ? "" : ",")
            }
            try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
        }
    }

    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// The lines of a result in any order, without the comma between features.
    private static func lines(_ text: String) -> Set<[UInt8]> {
        Set(
            text.utf8.split(separator: UInt8(ascii: "\n")).map {
                Array($0.last == UInt8(ascii: ",") ? $0.dropLast() : $0)
            })
    }

    @Test(arguments: ["grid-3x3", "seestadt"])
    func shufflingTheFeaturesChangesNoDigit(fixture: String) throws {
        let formats = Set(StudyFile.OutputFormat.allCases)
        let plain = try fixture == "seestadt" ? ResultRun.seestadt.get() : ResultRun(of: fixture, formats: formats)
        let shuffled = try ResultRun(of: fixture, formats: formats, changing: Self.shuffle)
        let study = try ResultRun.text(at: plain.folder + "/buildings.geojson")
        let isShuffled = try ResultRun.text(at: shuffled.folder + "/buildings.geojson") != study
        #expect(isShuffled)
        #expect(shuffled.names == plain.names)
        let isSame = try Self.lines(plain.text(of: "summary.csv")) == Self.lines(shuffled.text(of: "summary.csv"))
        #expect(isSame)
        for name in plain.names where name.hasSuffix(".geojson") {
            let isSame = try Self.lines(plain.text(of: name)) == Self.lines(shuffled.text(of: name))
            #expect(isSame, "\(name)")
        }
    }
}
