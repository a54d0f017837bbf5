/// Which alternatives nobody would drop: those that no other one matches in every objective and beats in one.
public struct ParetoSet: Sendable {
    /// Something to be had more or less of.
    public struct Objective: Hashable, Sendable {
        /// The indicator.
        public let indicator: String
        /// Whether more of it is wanted.
        public let isMaximised: Bool
    }

    /// What was asked for; at least two.
    public let objectives: [Objective]
    /// The alternatives that are in the set, by number.
    public let members: [Int]
    /// The alternatives that are not, each with those of the set that dominate it.
    public let dominated: [(alternative: Int, by: [Int])]
    /// The alternatives that could not be judged, each with the objectives it has no value for.
    public let unjudged: [(alternative: Int, lacking: [String])]

    /// Judges alternatives by their values, one for each objective; nil where an alternative has none.
    init(_ objectives: [Objective], values: [[Double?]]) {
        self.objectives = objectives
        let scores = values.map { row -> [Double]? in
            let known = zip(row, objectives).compactMap { value, objective in
                value.map { objective.isMaximised ? $0 : -$0 }
            }
            return known.count == objectives.count ? known : nil
        }
        let judged = scores.indices.filter { scores[$0] != nil }
        // Members are found fast; who dominates the others is asked of the members alone.
        let front = ParetoFront(of: judged.map { (scores[$0] ?? []).map { -$0 } })
        let members = front.members.map { judged[$0] }
        let isMember = Set(members)
        func dominates(_ one: Int, _ other: Int) -> Bool {
            guard let first = scores[one], let second = scores[other] else { return false }
            return zip(first, second).allSatisfy { $0 >= $1 } && first != second
        }
        self.members = members
        dominated = judged.filter { !isMember.contains($0) }.map { alternative in
            (alternative, members.filter { dominates($0, alternative) })
        }
        unjudged = scores.indices.filter { scores[$0] == nil }.map { alternative in
            (alternative, zip(values[alternative], objectives).filter { $0.0 == nil }.map(\.1.indicator))
        }
    }
}
