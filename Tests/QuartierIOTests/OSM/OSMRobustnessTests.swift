import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// Hostile OpenStreetMap files end in findings; damaged ones are in `DamageTests`.
@Suite struct OSMRobustnessTests {
    @Test func aCutBetweenBlocksShowsInWhatIsMissing() {
        let blocks = PBFMap.quarter.blocks
        let (table, _) = read(blocks[0] + blocks[2] + blocks[3], .buildings)
        #expect(table?.defects.map(\.code) == Array(repeating: "missing-nodes", count: 4))
    }

    @Test func filesThatClaimTooMuchAreRefused() {
        var map = PBFMap.quarter
        map.isDeflated = true
        for size in [1_000, 40_000_000, UInt64(Int32.max), UInt64.max] {
            map.claimedSize = size
            #expect(read(map.bytes, .green).findings.map(\.code) == ["damaged-pbf"])
        }
        let lies: [[UInt8]] = [[0, 1, 0, 1], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0, 0, 0]]
        for lie in lies {
            #expect(read(lie, .green).findings.map(\.code) == ["damaged-pbf"])
            #expect(read(PBFMap.quarter.bytes + lie, .green).findings.map(\.code) == ["damaged-pbf"])
        }
    }

    @Test func blocksThatInflateOutOfAllProportionAreRefusedUnread() {
        var map = PBFMap.quarter
        map.isDeflated = true
        map.claimedSize = 30_000_000
        let (table, findings) = read(map.bytes, .green)
        #expect(table == nil)
        #expect(findings.first?.message.contains("out of all proportion") == true)
    }

    @Test func historyAndUnknownFeaturesAreRefused() {
        var map = PBFMap.quarter
        for feature in ["HistoricalInformation", "Teleportation"] {
            map.features = ["OsmSchema-V0.6", feature]
            #expect(read(map.bytes, .green).findings.map(\.code) == ["damaged-pbf"])
        }
    }

    @Test func limitsAreKept() {
        var limits = ReadingLimits()
        limits.features = 2
        #expect(read(PBFMap.quarter.bytes, .buildings, limits).table == nil)
        limits = ReadingLimits()
        limits.coordinates = 10
        #expect(read(PBFMap.quarter.bytes, .buildings, limits).table == nil)
        limits = ReadingLimits()
        limits.fields = 2
        let (table, findings) = read(PBFMap.quarter.bytes, .buildings, limits)
        #expect(table?.columns.count == 2)
        #expect(findings.contains { $0.code == "too-many-fields" })
    }

    @Test func intricateRelationsAreGivenUpInTime() {
        // A comb whose teeth all overlap in x: comparing them would take for ever.
        var map = PBFMap()
        let count: Int64 = 60_000
        for index in 0..<count { map.node(index + 1, index % 2 == 0 ? 10 : 20, Double(index) * 0.0001) }
        map.way(1, Array(1...count) + [1])
        map.relation(2, [(1, "outer")], ["type": "multipolygon", "leisure": "park"])
        let clock = ContinuousClock()
        let duration = clock.measure {
            #expect(read(map.bytes, .green).table?.defects.map(\.code) == ["too-intricate"])
        }
        #expect(duration < .seconds(20))
    }

    private func read(
        _ bytes: [UInt8], _ layer: LayerKind, _ limits: ReadingLimits = ReadingLimits()
    ) -> (table: FeatureTable?, findings: [Finding]) {
        var findings = Findings()
        var options = FeatureFileOptions(displayName: "t.osm.pbf", limits: limits)
        options.studyLayer = layer
        let table = bytes.withUnsafeBytes {
            try? OSMReader.read($0, path: "t", layer: nil, options: options, findings: &findings)
        }
        return (table, findings.all)
    }
}
