/// Groups of areas that touch each other, directly or through others.
enum TouchingGroups {
    /// The groups among some shapes: members in rising order, groups by their first member.
    ///
    /// Areas of no common point may share a group where telling costs too much; areas with one always do.
    static func find(among members: [Int], in pool: ShapePool) -> [[Int]] {
        var groups = DisjointSets(count: members.count)
        PackedRTree(members.map { pool.boxes[$0] }).forEachIntersectingPair { first, second in
            guard groups.root(of: first) != groups.root(of: second) else { return }
            if pool.mayTouch(members[first], members[second]) { groups.join(first, second) }
        }
        var gathered = [[Int]](repeating: [], count: members.count)
        for index in members.indices { gathered[groups.root(of: index)].append(members[index]) }
        // The root of a set is its smallest index, so the groups already stand in order.
        return gathered.filter { !$0.isEmpty }
    }
}

extension ShapePool {
    /// Whether two areas share a point; true as well if there are too many edges to look at.
    fileprivate func mayTouch(_ first: Int, _ second: Int) -> Bool {
        var common = boxes[first]
        common.minX = max(common.minX, boxes[second].minX)
        common.minY = max(common.minY, boxes[second].minY)
        common.maxX = min(common.maxX, boxes[second].maxX)
        common.maxY = min(common.maxY, boxes[second].maxY)
        let some = edges(of: first, near: common)
        let others = edges(of: second, near: common)
        guard some.count * others.count <= 100_000 else { return true }
        for edge in some where others.contains(where: { edge.touches($0) }) { return true }
        // No edges meet: each part lies wholly inside the other shape or wholly outside.
        return hasPart(of: first, startingIn: second) || hasPart(of: second, startingIn: first)
    }

    private func edges(of shape: Int, near box: BoundingBox) -> [Segment] {
        var edges: [Segment] = []
        forEachEdge(of: shape) { if $0.box.intersects(box) { edges.append($0) } }
        return edges
    }

    private func hasPart(of shape: Int, startingIn other: Int) -> Bool {
        parts(of: shape).contains { part in
            contains(coordinates[range(ofRing: rings(ofPart: part).lowerBound).lowerBound], in: other)
        }
    }
}

/// Union-find whose roots are the smallest members, so that the outcome does not depend on the order of joins.
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func root(of element: Int) -> Int {
        var element = element
        while parents[element] != element {
            parents[element] = parents[parents[element]]
            element = parents[element]
        }
        return element
    }

    mutating func join(_ first: Int, _ second: Int) {
        let (one, two) = (root(of: first), root(of: second))
        parents[max(one, two)] = min(one, two)
    }
}
