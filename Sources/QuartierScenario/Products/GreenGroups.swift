import QuartierGeometry

/// Which green spaces touch each other, directly or through others: what must be united together.
///
/// Spaces of different groups never touch. Two groups may be kept as one where telling them apart fails, which costs
/// time and nothing else.
struct GreenGroups: Sendable {
    /// The rows of each group.
    let rows: [[Int]]
    /// The group of each shape of the union.
    let ofShape: [Int]
    private let ofRow: [Int: Int]
    private let tree: PackedRTree

    /// Borders may move by so many metres when a group is united on a grid.
    private static let slack = 10 * GeometryKernel.gridSize

    /// The groups of the rows whose shapes a pool holds, in this order, and which have been united.
    init(of rows: [Int], _ pool: ShapePool, united: UnionResult, kernel: GeometryKernel) throws {
        tree = PackedRTree(united.shapes.boxes)
        var finder = GroupFinder(united, tree, slack: Self.slack)
        for member in rows.indices where !pool.isEmpty(member) {
            try finder.place(member, of: pool, kernel)
        }
        let numbers = finder.numbers()
        var gathered = [[Int]](repeating: [], count: numbers.count)
        var ofRow: [Int: Int] = [:]
        for (member, row) in rows.enumerated() {
            guard let shape = finder.shapeOfMember[member] else { continue }
            let group = numbers.ofShape[shape]
            gathered[group].append(row)
            ofRow[row] = group
        }
        ofShape = numbers.ofShape
        self.rows = gathered
        self.ofRow = ofRow
    }

    /// The groups that lose one of some rows, and those that shapes within some boxes may touch.
    func touched(by leaving: [Int], near boxes: [BoundingBox]) -> Set<Int> {
        var groups = Set(leaving.compactMap { ofRow[$0] })
        for box in boxes {
            tree.forEach(intersecting: box.expanded(by: Self.slack)) { groups.insert(ofShape[$0]) }
        }
        return groups
    }
}

/// Finds the shape of a union that each of its members went into, and joins the shapes it cannot choose between.
private struct GroupFinder {
    private(set) var shapeOfMember: [Int: Int] = [:]
    private let union: UnionResult
    private let tree: PackedRTree
    private let slack: Double
    private var parents: [Int]
    private var locators: [Int: AreaLocator] = [:]

    init(_ union: UnionResult, _ tree: PackedRTree, slack: Double) {
        self.union = union
        self.tree = tree
        self.slack = slack
        parents = Array(0..<union.shapes.count)
        // One group may leave several shapes, which meet in points.
        var first: [Int: Int] = [:]
        for (shape, member) in union.firstMembers.enumerated() {
            if let other = first[member] { join(shape, other) } else { first[member] = shape }
        }
    }

    mutating func place(_ member: Int, of pool: ShapePool, _ kernel: GeometryKernel) throws {
        var candidates: [Int] = []
        tree.forEach(intersecting: pool.boxes[member].expanded(by: slack)) { candidates.append($0) }
        candidates.sort()
        // A sliver that is nowhere to be found may have been part of anything.
        if candidates.isEmpty { candidates = Array(parents.indices) }
        if Set(candidates.map { union.firstMembers[$0] }).count > 1 {
            let point = try kernel.pointOnSurface(of: member, in: pool)
            let holding = candidates.filter { contains(point, $0) }
            if !holding.isEmpty { candidates = holding }
        }
        guard let first = candidates.first else { return }
        for other in candidates.dropFirst() { join(first, other) }
        shapeOfMember[member] = first
    }

    /// The groups numbered through, in the order of their first shapes.
    mutating func numbers() -> (count: Int, ofShape: [Int]) {
        var numbers: [Int: Int] = [:]
        let ofShape = parents.indices.map { shape in
            let root = root(of: shape)
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            return number
        }
        return (numbers.count, ofShape)
    }

    private mutating func contains(_ point: Coordinate, _ shape: Int) -> Bool {
        let locator = locators[shape] ?? AreaLocator(union.shapes, shape: shape)
        locators[shape] = locator
        return locator.contains(point)
    }

    private mutating func root(of shape: Int) -> Int {
        var shape = shape
        while parents[shape] != shape {
            parents[shape] = parents[parents[shape]]
            shape = parents[shape]
        }
        return shape
    }

    private mutating func join(_ first: Int, _ second: Int) {
        let (one, other) = (root(of: first), root(of: second))
        parents[max(one, other)] = min(one, other)
    }
}
