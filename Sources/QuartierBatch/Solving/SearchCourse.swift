/// A search on its way: what was tried, around which points it looks further, and how far.
struct SearchCourse {
    /// A point that no other beats, and the step around it.
    private struct Centre {
        let trial: Int
        /// How often the step was halved.
        var halvings: Int
        /// How often the point was polled.
        var polls = 0
        /// Whether the finest step brought nothing.
        var isDone = false
    }

    private let search: DirectSearch
    private(set) var trials: [DirectSearch.Trial] = []
    private(set) var round = 0
    private(set) var ending = DirectSearch.Ending.budget
    private var seen: Set<[Int]> = []
    /// The points that none beats, in the order they were tried; equally good ones by the first of them.
    private var centres: [Centre] = []
    /// Who asked for each point of the round: the trial at the centre of a poll, and its step.
    private var asked: [(centre: Int, halvings: Int, points: Range<Int>)] = []

    /// A round polls so many neighbours, or more if one poll has more: enough for many threads to share.
    private static let roundSize = 64

    init(_ search: DirectSearch) { self.search = search }

    /// The points to try next; nil where the search has ended.
    mutating func nextRound() -> [[Int]]? {
        let left = search.budget - trials.count
        round += 1
        if round == 1 {
            if search.isExhaustive, let count = search.pointCount { return fresh(search.allPoints(count), left) }
            return fresh(search.design(), left)
        }
        if search.isExhaustive {
            ending = .exhausted
            return nil
        }
        guard left > 0 else { return nil }
        while true {
            let points = polls(left)
            if !points.isEmpty { return points }
            // Every neighbour was known already: no round is spent on that.
            guard centres.contains(where: { !$0.isDone }) else {
                ending = .settled
                return nil
            }
        }
    }

    /// Takes what is said of the points of a round.
    mutating func take(_ points: [[Int]], _ judgements: [DirectSearch.Judgement?]) {
        let first = trials.count
        for (point, judgement) in zip(points, judgements) {
            trials.append(.init(point: point, round: round, judgement: judgement))
        }
        var isNew = [Bool](repeating: false, count: trials.count - first)
        // The first round is nobody's poll.
        for (_, halvings, range) in asked.isEmpty ? [(-1, Self.firstHalvings, isNew.indices)] : asked {
            for offset in range where offset < isNew.count { isNew[offset] = enter(first + offset, halvings) }
        }
        // A poll has brought something new if a point of it stayed among the best of the round.
        let best = Set(centres.map(\.trial))
        for (centre, _, range) in asked {
            guard let index = centres.firstIndex(where: { $0.trial == centre }) else { continue }
            let hasNew = range.contains { $0 < isNew.count && isNew[$0] && best.contains(first + $0) }
            if !hasNew { coarsen(index) }
        }
        asked = []
    }

    /// The first step is a quarter of each axis.
    private static let firstHalvings = 2

    /// Lets a trial in among the best if none beats it; those that it beats go.
    private mutating func enter(_ trial: Int, _ halvings: Int) -> Bool {
        guard let judgement = trials[trial].judgement else { return false }
        for centre in centres {
            guard let other = trials[centre.trial].judgement else { continue }
            if other.beats(judgement) || Self.isEqual(other, judgement) { return false }
        }
        centres.removeAll { trials[$0.trial].judgement.map(judgement.beats) ?? true }
        centres.append(Centre(trial: trial, halvings: halvings))
        return true
    }

    private static func isEqual(_ one: DirectSearch.Judgement, _ other: DirectSearch.Judgement) -> Bool {
        one.violation == other.violation && (!one.isFeasible || one.losses == other.losses)
    }

    private mutating func coarsen(_ index: Int) {
        let isFinest = search.axes.allSatisfy { axis in
            !axis.isOrdered || Poll.step(centres[index].halvings, on: axis) <= axis.finest
        }
        if isFinest { centres[index].isDone = true } else { centres[index].halvings += 1 }
    }
}

// MARK: - Polls

extension SearchCourse {
    /// The neighbours of those points whose steps are the largest, as many as make a round.
    private mutating func polls(_ left: Int) -> [[Int]] {
        let open = centres.indices.filter { !centres[$0].isDone }
            .sorted { (centres[$0].halvings, centres[$0].trial) < (centres[$1].halvings, centres[$1].trial) }
        var points: [[Int]] = []
        var barren: [Int] = []
        for index in open where points.count < min(Self.roundSize, left) {
            let centre = centres[index]
            let poll = Poll(
                of: search.axes, around: trials[centre.trial].point, halvings: centre.halvings,
                seed: UInt64(truncatingIfNeeded: search.seed), number: UInt64(centre.trial) << 20 | UInt64(centre.polls)
            )
            centres[index].polls += 1
            let neighbours = fresh(poll.neighbours, left - points.count)
            if neighbours.isEmpty { barren.append(index) }
            asked.append((centre.trial, centre.halvings, points.count..<points.count + neighbours.count))
            points += neighbours
        }
        guard points.isEmpty else { return points }
        for index in barren { coarsen(index) }
        asked = []
        return []
    }

    /// The first so many of some points that were not tried yet.
    private mutating func fresh(_ points: [[Int]], _ limit: Int) -> [[Int]] {
        var chosen: [[Int]] = []
        for point in points where chosen.count < limit && seen.insert(point).inserted { chosen.append(point) }
        return chosen
    }
}
