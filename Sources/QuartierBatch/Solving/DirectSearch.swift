/// Searches points for those that are best, asking nothing of the function but its values.
///
/// Few points are all tried. Of more, a Latin hypercube is tried first, and then the neighbours of the best so far:
/// direct multisearch (Custódio, Madeira, Vaz and Vicente, SIAM Journal on Optimization 21, 2011). Every point that no
/// other one beats has a step of its own, which is halved where a poll around it brings nothing new. Which points are
/// tried in a round depends on the rounds before alone, and none is tried twice.
public struct DirectSearch: Sendable {
    /// One of the directions in which points differ: so many values, counted from 0.
    public struct Axis: Hashable, Sendable {
        /// How many values there are; at least one.
        public let count: Int
        /// Whether neighbouring values are alike; else each is as near to any other.
        public let isOrdered: Bool
        /// The smallest step worth trying, in values: 1 where they were stated, more where they stand for an interval.
        public let finest: Int

        /// An axis.
        public init(count: Int, isOrdered: Bool = true, finest: Int = 1) {
            precondition(count > 0 && finest > 0, "an axis has a value, and a step moves")
            self.count = count
            self.isOrdered = isOrdered
            self.finest = finest
        }

        /// Whether the values stand for any number between two.
        var isInterval: Bool { finest > 1 }
    }

    /// What is said of a point.
    public struct Judgement: Hashable, Sendable {
        /// How far it is from what is wanted, in every respect; less is better.
        public let losses: [Double]
        /// By how much it breaks what is asked for; 0 where it keeps everything.
        public let violation: Double

        /// A judgement.
        public init(losses: [Double], violation: Double = 0) {
            self.losses = losses
            self.violation = violation
        }

        /// Whether it keeps everything.
        public var isFeasible: Bool { violation == 0 }

        /// Whether it is better: it keeps everything or breaks less, and between two that keep everything, it is no
        /// worse in any respect and better in one.
        public func beats(_ other: Judgement) -> Bool {
            guard isFeasible, other.isFeasible else { return violation < other.violation }
            return losses != other.losses && zip(losses, other.losses).allSatisfy { $0 <= $1 }
        }
    }

    /// A point that was tried.
    public struct Trial: Hashable, Sendable {
        /// The number of the value on each axis.
        public let point: [Int]
        /// The round it was tried in, from 1.
        public let round: Int
        /// What is said of it; nil where nothing can be.
        public let judgement: Judgement?
    }

    /// Why a search has ended.
    public enum Ending: String, Hashable, Sendable {
        /// Every point was tried.
        case exhausted
        /// No neighbour of the best points is better, at the finest steps.
        case settled
        /// As many points were tried as were allowed.
        case budget
        /// Somebody wanted it to stop.
        case interrupted
    }

    /// The axes.
    public let axes: [Axis]
    /// The point that is tried first.
    public let start: [Int]
    /// How many points may be tried.
    public let budget: Int
    /// What the hypercube and the directions of polls are drawn by.
    public let seed: Int

    /// A search over some axes, the names of which its hypercube is drawn by.
    public init(axes: [Axis], start: [Int], budget: Int, seed: Int = 1) {
        precondition(axes.count == start.count && budget > 0 && seed >= 0, "there is a start, and it may be tried")
        self.axes = axes
        self.start = zip(start, axes).map { max(0, min($0, $1.count - 1)) }
        self.budget = budget
        self.seed = seed
    }

    /// How many points there are; nil where axes stand for intervals, or more than can be counted.
    public var pointCount: Int? {
        axes.reduce(1 as Int?) { product, axis in
            guard let product, !axis.isInterval else { return nil }
            let (next, overflow) = product.multipliedReportingOverflow(by: axis.count)
            return overflow ? nil : next
        }
    }

    /// Whether every point will be tried.
    public var isExhaustive: Bool { pointCount.map { $0 <= budget } ?? false }

    /// Searches.
    ///
    /// `judge` gives a judgement for each of the points of a round, nil for one that cannot be judged; fewer of them
    /// than there are points end the search.
    public func run(
        judge: (_ points: [[Int]], _ round: Int) throws -> [Judgement?]
    ) rethrows -> (trials: [Trial], ending: Ending) {
        var course = SearchCourse(self)
        while let points = course.nextRound() {
            let judgements = try judge(points, course.round)
            course.take(points, judgements)
            guard judgements.count == points.count else { return (course.trials, .interrupted) }
        }
        return (course.trials, course.ending)
    }
}

// MARK: - The first round

extension DirectSearch {
    /// Every point, the last axis changing first.
    func allPoints(_ count: Int) -> [[Int]] {
        (0..<count).map { number in
            var rest = number
            var point = start
            for axis in axes.indices.reversed() {
                let parts = rest.quotientAndRemainder(dividingBy: axes[axis].count)
                (rest, point[axis]) = (parts.quotient, parts.remainder)
            }
            return point
        }
    }

    /// The start, and a Latin hypercube over about a third of the budget.
    func design() -> [[Int]] {
        let count = max(1, budget / 3)
        let columns = axes.enumerated().map { number, axis in
            LatinColumn("axis \(number + 1)", levels: axis.count, strata: count, seed: seed)
        }
        return [start] + (0..<count).map { sample in columns.map { $0.level(of: sample) } }
    }
}
