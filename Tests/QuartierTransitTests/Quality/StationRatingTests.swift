import Testing

@testable import QuartierTransit

/// Stations rated by their departures.
@Suite struct StationRatingTests {
    /// Departures of a line every so many minutes from six to eight in the evening, in both directions.
    private func line(_ number: Int32, _ mode: LineMode, every minutes: Int, onDemand: Bool = false) -> [Departure] {
        stride(from: 6 * 60, to: 20 * 60, by: minutes).flatMap { minute in
            (0...1).map { direction in
                Departure(
                    second: Int32(minute * 60), line: number, stop: Int32(direction), mode: mode,
                    direction: Int8(direction), isOnDemand: onDemand)
            }
        }
    }

    private func rate(
        _ departures: [Departure], by standard: String, _ pooling: QualityStandard.Pooling? = nil, isNode: Bool = false
    ) throws -> String? {
        var rules = StationRating.Rules(try #require(QualityStandard.named(standard)))
        if let pooling { rules.pooling = pooling }
        let sorted = departures.sorted { $0.second < $1.second }
        return StationRating(sorted, isNode: isNode, rules: rules).map { rules.standard.categoryNames[$0.category] }
    }

    @Test(arguments: [
        (LineMode.bus, 15, "IV"), (.bus, 30, "V"), (.tram, 7, "III"), (.metro, 4, "I"), (.metro, 5, "II"),
    ])
    func oneLineHasTheIntervalOfItsTimetable(_ mode: LineMode, _ minutes: Int, _ category: String) throws {
        #expect(try rate(line(1, mode, every: minutes), by: "oerok_2017") == category)
    }

    @Test func linesOfAGroupAreCountedTogether() throws {
        let two = line(1, .bus, every: 30) + line(2, .bus, every: 30)
        #expect(try rate(two, by: "oerok_2017") == "IV")
        let rules = StationRating.Rules(try #require(QualityStandard.named("oerok_2017")))
        let rating = try #require(StationRating(two.sorted { $0.second < $1.second }, isNode: false, rules: rules))
        #expect(rating.interval == 15 && rating.departures == 112 && rating.lines == [1, 2])
    }

    /// One train every two hours beside a bus every ten minutes: a tool that pools all of them makes it a metro station.
    @Test func aRareTrainDoesNotMakeABusStopAStation() throws {
        let both = line(1, .regionalRail, every: 120) + line(2, .bus, every: 10)
        #expect(try rate(both, by: "oerok_2017", .perGroupBest) == "III")
        #expect(try rate(both, by: "oerok_2017", .pooledHighestMode) == "II")
        let dense = line(1, .regionalRail, every: 120) + line(2, .bus, every: 12)
        #expect(try rate(dense, by: "oerok_2017", .perGroupBest) == "IV")
        #expect(try rate(dense, by: "oerok_2017", .pooledHighestMode) == "III")
        let rare = line(1, .longDistanceRail, every: 120) + line(2, .bus, every: 20)
        #expect(try rate(rare, by: "oerok_2017", .perGroupBest) == "V")
        #expect(try rate(rare, by: "oerok_2017", .pooledHighestMode) == "II")
        #expect(try rate(rare, by: "oerok_2017", .pooledCapped) == "IV")
    }

    /// One better than no category by itself is the lowest category.
    @Test func theCapHoldsWhereNoGroupHasACategory() throws {
        // Ten, four and five times each way, together every 44 minutes in the column of the train.
        let few = line(1, .bus, every: 84) + line(2, .regionalRail, every: 210) + line(3, .tram, every: 168)
        #expect(try rate(few, by: "goat_60", .perGroupBest) == nil)
        #expect(try rate(few, by: "goat_60", .pooledHighestMode) == "IV")
        #expect(try rate(few, by: "goat_60", .pooledCapped) == "VI")
    }

    /// What is capped by a group rests on the group's cell.
    @Test func aCappedCategoryIsAsDoubtfulAsWhatCapsIt() throws {
        let both = (line(1, .bus, every: 4) + line(2, .longDistanceRail, every: 420)).sorted { $0.second < $1.second }
        var rules = StationRating.Rules(try #require(QualityStandard.named("oerok_2017")))
        rules.pooling = .pooledCapped
        let capped = try #require(StationRating(both, isNode: false, rules: rules))
        #expect(rules.standard.categoryNames[capped.category] == "II")
        #expect(capped.isDoubtful)
        rules.pooling = .pooledHighestMode
        #expect(try #require(StationRating(both, isNode: false, rules: rules)).isDoubtful == false)
    }

    /// What is too rare for any category still has an interval, and lacks so many minutes.
    @Test(arguments: [
        // Ten buses and two trains each way in fourteen hours; GOAT rates what is below an hour, trains up to 60 min too.
        ("goat_60", QualityStandard.Pooling.perGroupBest, 84.0, 2, 24.0), ("goat_60", .pooledHighestMode, 70, 0, 10),
        ("are_2017", .perGroupBest, 84, 2, 24),
    ])
    func whatIsNotRatedTellsWhatItLacks(
        _ standard: String, _ pooling: QualityStandard.Pooling, _ interval: Double, _ group: Int, _ missing: Double
    ) throws {
        var rules = StationRating.Rules(try #require(QualityStandard.named(standard)))
        rules.pooling = pooling
        let all = (line(1, .bus, every: 90) + line(2, .regionalRail, every: 720)).sorted { $0.second < $1.second }
        #expect(StationRating(all, isNode: false, rules: rules) == nil)
        let unrated = try #require(StationRating.unrated(all, isNode: false, rules: rules))
        #expect(unrated.group == group && abs(unrated.interval - interval) < 1e-9)
        #expect(unrated.missing.map { abs($0 - missing) < 1e-9 } == true && !unrated.isDoubtful)
    }

    /// Beside a doubtful cell without a category a longer interval may have one: then it is not the interval that lacks.
    @Test func aDoubtfulCellLacksNoMinutes() throws {
        let standard = try QualityStandard(
            "own", title: "Own", source: "", window: 6 * 3_600..<20 * 3_600, distance: .crowFly,
            groups: [.init("Bus", [.bus])], rings: [300],
            tables: QualityTables(
                categories: [.init(head: "<20", cells: ["–?"]), .init(head: "≤60", cells: ["I"])],
                classes: [.init(head: "I", cells: ["A"])]))
        let rules = StationRating.Rules(standard)
        let unrated = try #require(StationRating.unrated(line(1, .bus, every: 10), isNode: false, rules: rules))
        #expect(unrated.interval == 10 && unrated.missing == nil && unrated.isDoubtful)
    }

    @Test func whatMustBeCalledCountsWhereTheStandardSaysSo() throws {
        let called = line(1, .bus, every: 30, onDemand: true)
        #expect(try rate(called, by: "oerok_2017") == nil)
        #expect(try rate(called, by: "are_2017") == "V")
    }

    @Test func nodesHaveAColumnOfTheirOwn() throws {
        let train = line(1, .regionalRail, every: 15)
        #expect(try rate(train, by: "are_2017", isNode: true) == "II")
        #expect(try rate(train, by: "are_2017") == "III")
    }

    @Test func noDepartureInTheWindowIsNoCategory() throws {
        #expect(try rate([], by: "goat_120") == nil)
        let night = [Departure(second: 3_600, line: 1, stop: 0, mode: .metro, direction: 0)]
        #expect(try rate(night, by: "goat_120") == nil)
        #expect(try rate(line(1, .air, every: 10), by: "goat_120") == nil)
    }

    /// Two departures at once are no better to wait for than one, where the wait is what counts.
    @Test func pairsOfDeparturesDoNotShortenAnExpectedWait() throws {
        let single = line(1, .bus, every: 20).filter { $0.direction == 0 }
        #expect(try rate(single, by: "oevgk18") == "IV")
        #expect(try rate(single + single, by: "oevgk18") == "IV")
    }

    /// Departures of one more line never make a category worse, however modes are put together. (A first departure of a
    /// line the other way may: it halves the line's departures.)
    @Test(arguments: QualityStandard.all.map(\.id), QualityStandard.Pooling.allCases)
    func anotherLineNeverMakesItWorse(_ id: String, _ pooling: QualityStandard.Pooling) throws {
        var dice = Dice(state: 5)
        let standard = try #require(QualityStandard.named(id))
        for _ in 0..<50 {
            let mode = LineMode.allCases.randomElement(using: &dice) ?? .bus
            let departures = (0..<40).map { _ in
                Departure(
                    second: Int32.random(in: 0..<86_400, using: &dice), line: 1, stop: 0, mode: mode, direction: 0)
            }
            let more = departures + line(2, mode, every: 60)
            var rules = StationRating.Rules(standard)
            rules.pooling = pooling
            let rank = { (departures: [Departure]) -> Int in
                let sorted = departures.sorted { $0.second < $1.second }
                return StationRating(sorted, isNode: false, rules: rules)?.category ?? standard.categoryNames.count
            }
            #expect(rank(more) <= rank(departures))
        }
    }
}
