import QuartierGeometry
import QuartierModel

/// The green spaces of the base that count for access, part by part, and which parts form one contiguous space.
///
/// Made once and shared by all scenarios.
struct GreenParts: Sendable {
    /// Each part as a shape of its own, in the order of rows.
    let shapes: ShapePool
    /// The area of each part in m².
    let areas: [Double]
    /// The space that each part belongs to.
    let spaceOfPart: [Int]
    /// The parts of each space, ascending.
    let partsOfSpace: FlatLists<Int>
    /// The parts that each part is contiguous with.
    let neighbours: FlatLists<Int>
    /// Whether each space is large enough to count.
    let isLarge: [Bool]
    private let firstPartOfRow: [Int: Range<Int>]
    private let tree: PackedRTree
    private let largeParts: [Int]
    private let largeTree: PackedRTree
    /// For parts of many vertices, an index each.
    private let locators: [Int: DistanceLocator]

    /// Pieces of work are this many parts.
    private static let batch = 256
    /// With fewer vertices than this, looking at all of them is as quick as any index.
    private static let plainLimit = 64

    /// The parts of some rows, ascending.
    init(of rows: [Int], in view: LayerView<GreenSpace>, _ size: SpaceSize, crew: Crew) throws {
        var shapes = ShapePool()
        var parts: [Int: Range<Int>] = [:]
        for row in rows {
            let shape = view.shape(row)
            let first = shapes.count
            shapes.appendParts(of: shape.index, of: shape.pool)
            parts[row] = first..<shapes.count
        }
        firstPartOfRow = parts
        self.shapes = shapes
        areas = (0..<shapes.count).map { shapes.area(of: $0) }
        tree = PackedRTree(shapes.boxes)
        let links = try Self.links(shapes, tree, crew)
        neighbours = FlatLists(links)
        let spaces = Self.spaces(neighbours)
        partsOfSpace = FlatLists(spaces)
        var spaceOfPart = [Int](repeating: 0, count: shapes.count)
        for (space, parts) in spaces.enumerated() { for part in parts { spaceOfPart[part] = space } }
        self.spaceOfPart = spaceOfPart
        let isLarge = try crew.map(spaces.count) { [shapes] space, kernel in
            try size.isLarge(spaces[space].map { (shapes, $0) }, kernel)
        }
        self.isLarge = isLarge
        largeParts = shapes.boxes.indices.filter { isLarge[spaceOfPart[$0]] }
        largeTree = PackedRTree(largeParts.map { shapes.boxes[$0] })
        var locators: [Int: DistanceLocator] = [:]
        for part in 0..<shapes.count where shapes.range(of: part).count > Self.plainLimit {
            locators[part] = DistanceLocator(shapes, shape: part)
        }
        self.locators = locators
    }

    /// The parts of a row; none if it did not count.
    func parts(of row: Int) -> Range<Int> { firstPartOfRow[row] ?? 0..<0 }

    /// The parts whose boxes touch a box, ascending.
    func parts(near box: BoundingBox) -> [Int] {
        var found: [Int] = []
        tree.forEach(intersecting: box) { found.append($0) }
        return found.sorted()
    }

    /// A part of a large space that lies at most so far from a point, among those that satisfy a condition.
    func largePart(within limit: Double, of point: Coordinate, where condition: (Int) -> Bool) -> Int? {
        // Slack for the rounding of the box; the shapes decide.
        let reach = limit * (1 + 1e-9) + 1e-6
        return largeTree.first(intersecting: BoundingBox(point).expanded(by: reach)) { number in
            condition(largeParts[number]) && isPart(largeParts[number], within: limit, of: point)
        }.map { largeParts[$0] }
    }

    /// Whether a part lies at most so far from a point.
    func isPart(_ part: Int, within limit: Double, of point: Coordinate) -> Bool {
        locators[part]?.isWithin(limit, of: point) ?? shapes.isWithin(limit, of: point, shape: part)
    }

    private static func links(_ shapes: ShapePool, _ tree: PackedRTree, _ crew: Crew) throws -> [[Int]] {
        let pairs = try crew.map((shapes.count + batch - 1) / batch) { number, kernel in
            var pairs: [(Int, Int)] = []
            for part in (number * batch)..<min((number + 1) * batch, shapes.count) {
                var near: [Int] = []
                tree.forEach(intersecting: shapes.boxes[part]) { if $0 > part { near.append($0) } }
                for other in near where try kernel.areContiguous(part, of: shapes, with: other, of: shapes) {
                    pairs.append((part, other))
                }
            }
            return pairs
        }
        var links = [[Int]](repeating: [], count: shapes.count)
        for (one, other) in pairs.joined() {
            links[one].append(other)
            links[other].append(one)
        }
        return links
    }

    /// What hangs together, ascending within a space, spaces by their first parts.
    private static func spaces(_ neighbours: FlatLists<Int>) -> [[Int]] {
        var isSeen = [Bool](repeating: false, count: neighbours.count)
        return isSeen.indices.compactMap { part in
            guard !isSeen[part] else { return nil }
            isSeen[part] = true
            var space = [part]
            var next = 0
            while next < space.count {
                for other in neighbours[space[next]] where !isSeen[other] {
                    isSeen[other] = true
                    space.append(other)
                }
                next += 1
            }
            return space.sorted()
        }
    }
}

extension ShapePool {
    /// Adds every part of a shape of another pool as a shape of its own.
    mutating func appendParts(of shape: Int, of other: ShapePool) {
        for part in other.parts(of: shape) {
            appendArea(rings: other.rings(ofPart: part).map { Array(other.coordinates(ofRing: $0)) })
        }
    }
}
