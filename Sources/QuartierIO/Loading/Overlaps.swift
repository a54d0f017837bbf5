public import QuartierGeometry

/// Which areas of a layer overlap, and by how much.
public struct Overlaps: Sendable {
    /// Two areas that overlap.
    public struct Pair: Hashable, Sendable {
        /// The row of the one.
        public let first: Int
        /// The row of the other, which is larger.
        public let second: Int
        /// What they have in common, in m².
        public let area: Double
    }

    /// Overlaps below this many m² are the width of a pencil line: borders drawn twice.
    public static let tolerance = 1.0
    /// Areas with at most so many positions are compared edge by edge, others by an overlay.
    private static let small = 100

    /// The pairs that have more than the tolerance in common, in the order of their rows.
    public let pairs: [Pair]

    /// The overlaps of all pairs in m²; what three areas share counts three times.
    public var area: Double { pairs.reduce(0) { $0 + $1.area } }

    /// The pair with the largest overlap.
    public var worst: Pair? { pairs.max { ($0.area, $1.first) < ($1.area, $0.first) } }

    /// Finds the overlaps of valid areas; rows in `except` are passed over.
    public init(in shapes: ShapePool, except: Set<Int> = [], crew: Crew) throws {
        var partners: [Int: [Int]] = [:]
        PackedRTree(shapes.boxes).forEachIntersectingPair { first, second in
            guard !except.contains(first), !except.contains(second),
                shapes.mayShare(moreThan: Self.tolerance, first, second)
            else { return }
            // The one with more positions is encoded once for all its partners.
            let isFirstLarger = shapes.range(of: first).count > shapes.range(of: second).count
            partners[isFirstLarger ? first : second, default: []].append(isFirstLarger ? second : first)
        }
        let work = partners.map { (row: $0.key, others: $0.value.sorted()) }.sorted { $0.row < $1.row }
        let found = try crew.map(work.count) { index, kernel in
            try Self.pairs(of: work[index].row, with: work[index].others, in: shapes, kernel)
        }
        pairs = found.joined().filter { $0.area > Self.tolerance }
            .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private static func pairs(
        of row: Int, with others: [Int], in shapes: ShapePool, _ kernel: GeometryKernel
    ) throws -> [Pair] {
        func pair(_ other: Int, _ area: Double) -> Pair {
            Pair(first: min(row, other), second: max(row, other), area: area)
        }
        if isSmall(row, shapes) {
            return try others.map { other in
                let area =
                    try shapes.sharedArea(row, other)
                    ?? kernel.intersectionArea(row, of: shapes, with: other, of: shapes)
                return pair(other, area)
            }
        }
        // To prepare an area costs as much as a few questions.
        guard others.count > 2 else {
            return try others.map { pair($0, try kernel.intersectionArea(row, of: shapes, with: $0, of: shapes)) }
        }
        let prepared = try kernel.prepare(row, of: shapes)
        return try others.map { pair($0, try prepared.intersectionArea(of: $0, in: shapes)) }
    }

    private static func isSmall(_ row: Int, _ shapes: ShapePool) -> Bool { shapes.range(of: row).count <= small }
}

// MARK: - The union

extension Overlaps {
    /// How much area counts more than once: the sum of the areas less their union, in m².
    public func doubled(in shapes: ShapePool, kernel: GeometryKernel) throws -> Double {
        var doubled = 0.0
        for group in groups() {
            let union: Double
            if group.allSatisfy({ Self.isSmall($0, shapes) }), let area = Self.unionArea(of: group, in: shapes) {
                union = area
            } else {
                let united = try kernel.union(of: group, in: shapes)
                union = (0..<united.count).reduce(0) { $0 + united.area(of: $1) }
            }
            doubled += group.reduce(0) { $0 + shapes.area(of: $1) } - union
        }
        return doubled
    }

    /// The area of the union of a group, from all borders: one that is left out would leave the others open.
    private static func unionArea(of group: [Int], in shapes: ShapePool) -> Double? {
        guard let corner = group.first.map({ shapes.boxes[$0] }) else { return 0 }
        let origin = Coordinate(x: corner.minX, y: corner.minY)
        var near = [[Int]](repeating: [], count: group.count)
        PackedRTree(group.map { shapes.boxes[$0].expanded(by: 1e-5) }).forEachIntersectingPair { one, other in
            near[one].append(group[other])
            near[other].append(group[one])
        }
        var union = 0.0
        for (index, shape) in group.enumerated() {
            guard let term = shapes.areaTerm(of: shape, outside: near[index].sorted(), from: origin) else { return nil }
            union += term
        }
        return union
    }

    /// Rows that overlap one another, directly or through others; each group in the order of its rows.
    private func groups() -> [[Int]] {
        var partners: [Int: [Int]] = [:]
        for pair in pairs {
            partners[pair.first, default: []].append(pair.second)
            partners[pair.second, default: []].append(pair.first)
        }
        var seen: Set<Int> = []
        return partners.keys.sorted().compactMap { start in
            guard seen.insert(start).inserted else { return nil }
            var group = [start]
            var next = 0
            while next < group.count {
                for other in partners[group[next]] ?? [] where seen.insert(other).inserted { group.append(other) }
                next += 1
            }
            return group.sorted()
        }
    }
}
