import Testing

@testable import QuartierTransit

/// The tables of the standards, at the corners that their sources print.
@Suite struct QualityStandardTests {
    private func category(_ standard: String, _ minutes: Double, _ mode: LineMode, isNode: Bool = false) throws
        -> String
    {
        let standard = try #require(QualityStandard.named(standard))
        let group = try #require(standard.group(of: mode, isNode: isNode))
        let cell = standard.category(interval: minutes, group: group)
        return (cell.rank.map { standard.categoryNames[$0] } ?? "–") + (cell.isDoubtful ? "?" : "")
    }

    private func quality(_ standard: String, _ category: String, _ metres: Double) throws -> String {
        let standard = try #require(QualityStandard.named(standard))
        let rank = try #require(standard.categoryNames.firstIndex(of: category))
        let cell = standard.qualityClass(category: rank, metres: metres)
        return (cell.rank.map { standard.classNames[$0] } ?? "–") + (cell.isDoubtful ? "?" : "")
    }

    @Test(arguments: [
        (4.9, LineMode.metro, "I"), (5, .metro, "II"), (10, .metro, "II"), (10.1, .metro, "III"), (40, .bus, "VI"),
        (39.9, .bus, "V"), (60, .bus, "VI"), (60.1, .bus, "VII"), (210, .bus, "VIII"), (210.1, .bus, "–"),
        (4, .bus, "III?"), (150, .longDistanceRail, "–?"), (15, .tram, "IV"), (90, .suburbanRail, "VI"),
    ])
    func austriaRatesStops(_ minutes: Double, _ mode: LineMode, _ expected: String) throws {
        #expect(try category("oerok_2017", minutes, mode) == expected)
    }

    @Test(arguments: [
        ("I", 300.0, "A"), ("I", 300.1, "A"), ("I", 500.1, "B"), ("I", 1_250, "D"), ("I", 1_250.1, "–"),
        ("II", 500, "B"),
        ("IV", 1_001, "G"), ("V", 1_100, "G?"), ("VII", 600, "G?"), ("VIII", 300, "G"), ("VIII", 301, "G?"),
        ("VI", 800, "–"),
    ])
    func austriaRatesPlaces(_ category: String, _ metres: Double, _ expected: String) throws {
        #expect(try quality("oerok_2017", category, metres) == expected)
    }

    /// From interval and mode by way of the category to the class of a place.
    @Test(
        arguments: [
            ("oerok_2017", 15, LineMode.suburbanRail, 420, "C"), ("oerok_2017", 15, .tram, 700, "E"),
            ("oerok_2017", 90, .bus, 400, "G"), ("oerok_2017", 90, .bus, 800, "–"), ("are_2017", 12, .bus, 450, "D"),
            ("are_2017", 12, .bus, 600, "–"),
        ] as [(String, Double, LineMode, Double, String)])
    func placesFollowFromIntervals(
        _ standard: String, _ minutes: Double, _ mode: LineMode, _ metres: Double, _ expected: String
    ) throws {
        #expect(try quality(standard, category(standard, minutes, mode), metres) == expected)
    }

    @Test func switzerlandTellsNodesFromLines() throws {
        #expect(try category("are_2017", 15, .regionalRail, isNode: true) == "II")
        #expect(try category("are_2017", 15, .regionalRail) == "III")
        #expect(try category("are_2017", 45, .bus) == "V")
        #expect(try category("are_2017", 61, .bus) == "–")
        #expect(try category("graubuenden_2017", 61, .bus) == "VII")
        #expect(try category("graubuenden_2017", 45, .bus) == "VI")
        #expect(try category("oevgk18", 5, .bus) == "II")
        #expect(try category("oevgk18", 61, .rail, isNode: true) == "–")
        #expect(try quality("are_2017", "IV", 500) == "D")
        #expect(try quality("are_2017", "V", 301) == "–")
        #expect(try quality("oevgk18", "IV", 840) == "E")
    }

    @Test func cantonsHaveTablesOfTheirOwn() throws {
        // Ropeways are as buses in Graubünden, and nothing in Zürich.
        #expect(try category("graubuenden_2017", 10, .aerialLift) == "III")
        #expect(try category("graubuenden_2017", 61, .rail, isNode: true) == "–")
        #expect(try category("graubuenden_2017", 61, .rail) == "VII")
        let zuerich = try #require(QualityStandard.named("zuerich_2017"))
        #expect(zuerich.window == 5 * 3_600 + 1_800..<22 * 3_600 + 1_800)
        for mode in [LineMode.aerialLift, .funicular, .ferry] { #expect(zuerich.group(of: mode, isNode: false) == nil) }
        for (minutes, expected) in [
            (4.9, ["I", "I", "II", "II"]), (5, ["I", "II", "III", "III"]), (10, ["II", "III", "IV", "IV"]),
            (20, ["III", "IV", "–?", "V"]), (40, ["–?", "V", "–?", "VI"]), (60.1, ["–?", "–?", "–?", "VII"]),
        ] {
            let found = try [
                category("zuerich_2017", minutes, .rail, isNode: true), category("zuerich_2017", minutes, .rail),
                category("zuerich_2017", minutes, .tram), category("zuerich_2017", minutes, .bus),
            ]
            #expect(found == expected)
        }
        for (category, expected) in [
            ("I", "AABC"), ("II", "ABCD"), ("III", "BCD–"), ("IV", "CDE–"), ("V", "DEE–"), ("VI", "EE––"),
            ("VII", "FF––"),
        ] {
            let found = try [300.0, 500, 750, 1_000].map { try quality("zuerich_2017", category, $0) }.joined()
            #expect(found == expected)
        }
    }

    @Test func germanProfilesDifferInTheirEnds() throws {
        #expect(try category("goat_60", 60, .metro) == "–")
        #expect(try category("goat_120", 60, .metro) == "V")
        #expect(try category("goat_120", 120, .bus) == "–")
        #expect(try category("goat_210", 120, .bus) == "VIII")
        #expect(try quality("goat_120", "III", 1_000) == "E")
        #expect(try quality("goat_210", "III", 1_250) == "F")
        #expect(try quality("goat_210", "V", 1_250) == "–")
    }

    /// A shorter interval, a higher group and a shorter way never make it worse.
    @Test(arguments: QualityStandard.all.map(\.id))
    func nothingGetsWorseByMore(_ id: String) throws {
        let standard = try #require(QualityStandard.named(id))
        let none = standard.categoryNames.count
        let intervals = stride(from: 0.5, to: 240, by: 0.5)
        for group in standard.groups.indices {
            let ranks = intervals.map { standard.category(interval: $0, group: group) }
                .filter { !$0.isDoubtful }.map { $0.rank ?? none }
            #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 })
        }
        for category in standard.categoryNames.indices {
            let ranks = stride(from: 0.0, to: 1_400, by: 10).map { metres in
                standard.qualityClass(category: category, metres: metres).rank ?? standard.classNames.count
            }
            #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 })
            let reach = standard.reach(ofCategory: category)
            #expect(standard.qualityClass(category: category, metres: reach).rank != nil)
            #expect(standard.qualityClass(category: category, metres: reach + 0.1).rank == nil)
        }
    }

    @Test func everyModeOfAFeedHasAtMostOneColumnAtAStop() {
        for standard in QualityStandard.all {
            for mode in LineMode.allCases {
                for isNode in [true, false] {
                    let groups = standard.groups.filter {
                        $0.modes.contains(mode) && ($0.isForNodes ?? isNode) == isNode
                    }
                    #expect(groups.count <= 1, "\(standard.id), \(mode)")
                }
            }
            #expect(standard.group(of: .air, isNode: false) == nil)
        }
    }
}
