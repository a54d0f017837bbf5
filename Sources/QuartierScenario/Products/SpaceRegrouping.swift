import QuartierGeometry

/// Tells which spaces the parts of some touched spaces form once parts have left and others have come.
struct SpaceRegrouping {
    /// A space as it is now.
    struct Space {
        /// Its parts that the base has, ascending.
        var base: [Int] = []
        /// Its parts that have come, ascending.
        var coming: [Int] = []
    }

    /// What has been joined: a part of the base, a whole space of it, or a part that has come.
    private enum Node: Hashable {
        case part(Int)
        case space(Int)
        case coming(Int)
    }

    private let parts: GreenParts
    private let leaving: Set<Int>
    /// Spaces that lose parts: what is left of them may fall apart.
    private let broken: Set<Int>
    private var parents: [Node: Node] = [:]
    private var nodes: [Node] = []
    private var comingBoxes: [BoundingBox] = []

    init(of parts: GreenParts, without leaving: Set<Int>) {
        self.parts = parts
        self.leaving = leaving
        broken = Set(leaving.map { parts.spaceOfPart[$0] })
        for space in broken.sorted() {
            let left = parts.partsOfSpace[space].filter { !leaving.contains($0) }
            for part in left { insert(.part(part)) }
            for part in left {
                for other in parts.neighbours[part] where other > part && !leaving.contains(other) {
                    join(.part(part), .part(other))
                }
            }
        }
    }

    /// Whether the space of a part of the base has lost nothing.
    func isWhole(_ part: Int) -> Bool { !broken.contains(parts.spaceOfPart[part]) }

    /// Joins a part that comes to those that it is contiguous with; parts come in rising order.
    mutating func add(_ number: Int, of coming: ShapePool, _ kernel: GeometryKernel) throws(GeometryError) {
        let node = Node.coming(number)
        insert(node)
        for part in parts.parts(near: coming.boxes[number]) where !leaving.contains(part) {
            let other = isWhole(part) ? Node.space(parts.spaceOfPart[part]) : .part(part)
            if parents[other] != nil, root(of: other) == root(of: node) { continue }
            guard try kernel.areContiguous(number, of: coming, with: part, of: parts.shapes) else { continue }
            insert(other)
            join(node, other)
        }
        for (earlier, box) in comingBoxes.enumerated() where box.intersects(coming.boxes[number]) {
            if try kernel.areContiguous(number, of: coming, with: earlier, of: coming) { join(node, .coming(earlier)) }
        }
        comingBoxes.append(coming.boxes[number])
    }

    /// The spaces that the touched parts form now.
    mutating func spaces() -> [Space] {
        var order: [Node] = []
        var spaces: [Node: Space] = [:]
        for node in nodes {
            let root = root(of: node)
            if spaces[root] == nil { order.append(root) }
            switch node {
            case .part(let part): spaces[root, default: Space()].base.append(part)
            case .space(let space): spaces[root, default: Space()].base += parts.partsOfSpace[space]
            case .coming(let part): spaces[root, default: Space()].coming.append(part)
            }
        }
        return order.compactMap { root in
            spaces[root].map { Space(base: $0.base.sorted(), coming: $0.coming.sorted()) }
        }
    }

    private mutating func insert(_ node: Node) {
        guard parents[node] == nil else { return }
        parents[node] = node
        nodes.append(node)
    }

    private mutating func root(of node: Node) -> Node {
        var node = node
        while let parent = parents[node], parent != node {
            parents[node] = parents[parent] ?? parent
            node = parent
        }
        return node
    }

    private mutating func join(_ one: Node, _ other: Node) {
        let (first, second) = (root(of: one), root(of: other))
        if first != second { parents[second] = first }
    }
}
