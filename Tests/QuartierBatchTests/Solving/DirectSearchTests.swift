import Testing

@testable import QuartierBatch

/// The search itself, on problems whose answers are known.
@Suite struct DirectSearchTests {
    private typealias Judgement = DirectSearch.Judgement

    /// An axis that stands for the numbers from -5 to 5.
    private static let interval = DirectSearch.Axis(count: 20_001, finest: 19)

    private static func number(_ level: Int) -> Double { Double(level) / 20_000 * 10 - 5 }

    /// Searches, and holds the search to what it promises of any.
    private func run(
        _ axes: [DirectSearch.Axis], start: [Int]? = nil, budget: Int,
        _ judge: @escaping ([Int]) -> Judgement?
    ) -> (trials: [DirectSearch.Trial], ending: DirectSearch.Ending) {
        let search = DirectSearch(axes: axes, start: start ?? axes.map { _ in 0 }, budget: budget)
        let found = search.run { points, _ in points.map(judge) }
        #expect(Set(found.trials.map(\.point)).count == found.trials.count, "no point is tried twice")
        #expect(found.trials.count <= budget)
        #expect(found.trials.allSatisfy { zip($0.point, axes).allSatisfy { $0 >= 0 && $0 < $1.count } })
        return found
    }

    private func best(_ trials: [DirectSearch.Trial]) -> DirectSearch.Trial? {
        trials.reduce(nil as DirectSearch.Trial?) { best, trial in
            guard let new = trial.judgement else { return best }
            guard let best, let old = best.judgement else { return trial }
            return new.beats(old) ? trial : best
        }
    }

    @Test(arguments: [2, 3, 5])
    func theBottomOfABowlIsFound(_ dimensions: Int) throws {
        let (trials, ending) = run(Array(repeating: Self.interval, count: dimensions), budget: 1_500) { point in
            Judgement(losses: [
                point.enumerated().reduce(0) { sum, part in
                    let distance = Self.number(part.element) - 1.234 * Double(part.offset + 1) / 2
                    return sum + Double(part.offset + 1) * distance * distance
                }
            ])
        }
        #expect(ending == .settled)
        let loss = try #require(best(trials)?.judgement?.losses.first)
        #expect(loss < 1e-3)
    }

    /// The least of (x − 3)² + (y − 2)² where x + y is at most 2 lies at x = 1.5, y = 0.5, and is 4.5.
    @Test(arguments: [1.0, 0.2, 7])
    func aBoundThatRunsAslantIsFollowed(_ steepness: Double) throws {
        let (trials, _) = run([Self.interval, Self.interval], budget: 1_200) { point in
            let (x, y) = (Self.number(point[0]), Self.number(point[1]))
            // On the line x + s·y = 2 in stretched coordinates, so that the bound runs along no direction polled.
            return Judgement(
                losses: [(x - 3) * (x - 3) + (steepness * y - 2) * (steepness * y - 2)],
                violation: max(0, x + steepness * y - 2))
        }
        let found = try #require(best(trials)?.judgement)
        #expect(found.isFeasible)
        #expect(found.losses[0] >= 4.5 - 1e-9 && found.losses[0] < 4.5 + 0.03)
    }

    /// x² and (x − 2)²: every x from 0 to 2 is best, and the front is √f₂ = 2 − √f₁ (Schaffer 1985).
    @Test func theFrontOfSchafferIsCovered() throws {
        let (trials, _) = run([Self.interval], budget: 400) { point in
            let x = Self.number(point[0])
            return Judgement(losses: [x * x, (x - 2) * (x - 2)])
        }
        let front = trials.compactMap(\.judgement).filter { one in
            !trials.contains { $0.judgement?.beats(one) ?? false }
        }
        for judgement in front {
            // A point a hair beyond an end is beaten by the end alone, which need not be tried.
            #expect(abs(judgement.losses[0].squareRoot() + judgement.losses[1].squareRoot() - 2) < 0.02)
        }
        let places = front.map { $0.losses[0].squareRoot() }.sorted()
        #expect(places.count > 100 && (places.first ?? 9) < 0.02 && (places.last ?? 0) > 1.98)
        let gap = zip(places, places.dropFirst()).map { $1 - $0 }.max() ?? 9
        #expect(gap < 0.1)
    }

    /// A knapsack of four kinds of things, of which more are worth more until they weigh too much.
    private static func knapsack(_ point: [Int]) -> Judgement {
        let values = [12.0, 7, 19, 5], weights = [5.0, 3, 9, 2]
        let worth = zip(point, values).reduce(0) { $0 + Double($1.0) * $1.1 }
        let weight = zip(point, weights).reduce(0) { $0 + Double($1.0) * $1.1 }
        return Judgement(losses: [-worth], violation: max(0, (weight - 31) / 31))
    }

    @Test func fewPointsAreAllTriedInTheirOrder() throws {
        let axes = [6, 5, 4, 7].map { DirectSearch.Axis(count: $0) }
        let (trials, ending) = run(axes, budget: 6 * 5 * 4 * 7) { Self.knapsack($0) }
        #expect(ending == .exhausted && trials.count == 840)
        #expect(trials[1].point == [0, 0, 0, 1] && trials[7].point == [0, 0, 1, 0])
        var best = 0.0
        for a in 0..<6 {
            for b in 0..<5 {
                for c in 0..<4 {
                    for d in 0..<7 where 5 * a + 3 * b + 9 * c + 2 * d <= 31 {
                        best = max(best, Double(12 * a + 7 * b + 19 * c + 5 * d))
                    }
                }
            }
        }
        #expect(self.best(trials)?.judgement?.losses == [-best])
    }

    @Test func aThirdOfTheKnapsacksPointsComesNearItsBest() throws {
        let axes = [6, 5, 4, 7].map { DirectSearch.Axis(count: $0) }
        let (trials, _) = run(axes, budget: 280) { Self.knapsack($0) }
        let worth = try #require(best(trials)?.judgement?.losses.first)
        #expect(-worth >= 0.97 * 75)
    }

    @Test func whatIsAllowedMayLieFarFromTheStart() throws {
        // A corner of a thousandth of the square, at the other end.
        let (trials, _) = run([Self.interval, Self.interval], budget: 600) { point in
            let (x, y) = (Self.number(point[0]), Self.number(point[1]))
            return Judgement(losses: [x + y], violation: max(0, 4.7 - x) + max(0, 4.7 - y))
        }
        let found = try #require(best(trials)?.judgement)
        #expect(found.isFeasible && found.losses[0] < 9.4 + 0.05)
    }

    @Test func wordsHaveNoOrderAndAreAllTried() throws {
        // Only the seventh of nine words goes with the number 4.
        let axes = [DirectSearch.Axis(count: 9, isOrdered: false), Self.interval]
        let (trials, ending) = run(axes, budget: 500) { point in
            Judgement(losses: [(point[0] == 6 ? 0 : 1) + abs(Self.number(point[1]) - 4)])
        }
        #expect(ending == .settled)
        #expect(best(trials)?.point[0] == 6 && (best(trials)?.judgement?.losses[0] ?? 9) < 0.02)
    }

    @Test func whatCannotBeJudgedIsNeverBest() throws {
        let (trials, _) = run([Self.interval], budget: 200) { point in
            let x = Self.number(point[0])
            return x > 1 ? nil : Judgement(losses: [-x])
        }
        let loss = try #require(best(trials)?.judgement?.losses.first)
        #expect(loss > -1.000_1 && loss < -0.98)
        #expect(trials.contains { $0.judgement == nil })
        #expect(run([Self.interval], budget: 50) { _ in nil }.ending == .settled)
    }

    @Test(arguments: [1, 2, 3, 10, 100])
    func theBudgetIsKept(_ budget: Int) {
        let (trials, ending) = run([Self.interval, Self.interval, Self.interval], budget: budget) { point in
            Judgement(losses: [point.reduce(0) { $0 + abs(Self.number($1) - 0.7) }])
        }
        #expect(trials.count == budget && ending == .budget)
    }

    @Test func aRoundThatIsCutOffEndsTheSearch() {
        let search = DirectSearch(axes: [Self.interval], start: [0], budget: 90)
        let (trials, ending) = search.run { points, _ in
            points.prefix(7).map { Judgement(losses: [Double($0[0])]) }
        }
        #expect(ending == .interrupted && trials.count == 7)
    }

    @Test func axesThatCannotBeCountedDoNotTrap() {
        let wide = DirectSearch.Axis(count: 1 << 52)
        let search = DirectSearch(
            axes: [wide, wide, DirectSearch.Axis(count: 1)], start: [0, 1 << 51, 0], budget: 300)
        #expect(search.pointCount == nil)
        let (trials, _) = search.run { points, _ in points.map { Judgement(losses: [-Double($0[0])]) } }
        #expect(trials.map(\.point[0]).max() ?? 0 > 1 << 51)
    }
}
