/// The points that no other point matches in every respect and beats in one, of very many.
///
/// Less is better everywhere. Points are visited in the order of their losses, so that one visited later never beats one
/// before it.
struct ParetoFront: Sendable {
    /// The points of the front, by number, in rising order; equal points are all in it.
    let members: [Int]

    /// The front of some points; each has a loss for every respect.
    init(of losses: [[Double]]) {
        let order = losses.indices.sorted { one, other in
            losses[one] == losses[other] ? one < other : losses[one].lexicographicallyPrecedes(losses[other])
        }
        // Equal points share the fate of the first of them.
        var firsts: [Int] = []
        var first = [Int](repeating: 0, count: losses.count)
        for point in order {
            if let last = firsts.last, losses[last] == losses[point] {
                first[point] = last
            } else {
                first[point] = point
                firsts.append(point)
            }
        }
        let width = losses.first?.count ?? 0
        var isBeaten = [Bool](repeating: false, count: losses.count)
        if width <= 3 {
            var staircase = Staircase()
            for point in firsts {
                let (second, third) = (width > 1 ? losses[point][1] : 0, width > 2 ? losses[point][2] : 0)
                isBeaten[point] = staircase.beats(second, third)
                if !isBeaten[point] { staircase.add(second, third) }
            }
        } else {
            var division = Division(losses)
            division.settle(firsts[...])
            isBeaten = division.isBeaten
        }
        members = losses.indices.filter { !isBeaten[first[$0]] }
    }
}

/// The front of two losses as a staircase: the first rises from step to step, the second falls.
private struct Staircase {
    private var steps: [(Double, Double)] = []

    /// Whether some step is at most so much in both.
    func beats(_ first: Double, _ second: Double) -> Bool {
        let next = index(above: first)
        return next > 0 && steps[next - 1].1 <= second
    }

    /// Adds a step that none beats; the ones that it beats go.
    mutating func add(_ first: Double, _ second: Double) {
        var start = index(above: first)
        // A step as far out with a greater second loss.
        if start > 0, steps[start - 1].0 == first { start -= 1 }
        var end = start
        while end < steps.count, steps[end].1 >= second { end += 1 }
        steps.replaceSubrange(start..<end, with: [(first, second)])
    }

    /// The first step whose first loss is above a value.
    private func index(above value: Double) -> Int {
        var (low, high) = (0, steps.count)
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].0 <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The front of four losses and more, by halves (Kung, Luccio and Preparata, Journal of the ACM 22, 1975): of two
/// halves by one loss, only points of the better one can beat those of the other, and that loss needs no more asking.
private struct Division {
    private let losses: [[Double]]
    private let width: Int
    private(set) var isBeaten: [Bool]

    /// So few pairs are compared one by one.
    private static let fewPairs = 400

    init(_ losses: [[Double]]) {
        self.losses = losses
        width = losses.first?.count ?? 0
        isBeaten = losses.map { _ in false }
    }

    /// Finds those of some points that others of them beat; the points differ, and stand in the order of their losses.
    mutating func settle(_ points: ArraySlice<Int>) {
        guard points.count > 1 else { return }
        let middle = points.startIndex + points.count / 2
        settle(points[..<middle])
        settle(points[middle...])
        compare(left(of: Array(points[..<middle])), left(of: Array(points[middle...])), from: 1)
    }

    private func left(of points: [Int]) -> [Int] { points.filter { !isBeaten[$0] } }

    /// Finds those of `others` that some of `better` beat, where all of these are no worse in the losses before `loss`.
    private mutating func compare(_ better: [Int], _ others: [Int], from loss: Int) {
        guard !better.isEmpty, !others.isEmpty else { return }
        if better.count * others.count <= Self.fewPairs { return comparePairs(better, others, from: loss) }
        if loss + 2 >= width { return sweep(better, others, from: loss) }
        let values = (better + others).map { losses[$0][loss] }.sorted()
        guard let least = values.first, let most = values.last, least < most else {
            return compare(better, others, from: loss + 1)
        }
        // A value that leaves something on both sides.
        let median = values[values.count / 2]
        let border = median < most ? median : values.last { $0 < most } ?? least
        let (low, high) = (better.filter { losses[$0][loss] <= border }, better.filter { losses[$0][loss] > border })
        let (nearer, farther) = (
            others.filter { losses[$0][loss] <= border }, others.filter { losses[$0][loss] > border }
        )
        compare(low, nearer, from: loss)
        compare(high, farther, from: loss)
        compare(low, left(of: farther), from: loss + 1)
    }

    private mutating func comparePairs(_ better: [Int], _ others: [Int], from loss: Int) {
        for other in others where !isBeaten[other] {
            isBeaten[other] = better.contains { one in
                (loss..<width).allSatisfy { losses[one][$0] <= losses[other][$0] }
            }
        }
    }

    /// Goes through the last two losses by the first of them.
    private mutating func sweep(_ better: [Int], _ others: [Int], from loss: Int) {
        let last = width - 1
        let better = better.sorted { losses[$0][loss] < losses[$1][loss] }
        let others = others.sorted { losses[$0][loss] < losses[$1][loss] }
        var next = 0
        var least = Double.infinity
        for other in others {
            while next < better.count, losses[better[next]][loss] <= losses[other][loss] {
                least = min(least, losses[better[next]][last])
                next += 1
            }
            if least <= losses[other][last] { isBeaten[other] = true }
        }
    }
}
