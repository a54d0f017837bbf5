/// A tree over boxes that is packed once and then only asked.
///
/// Items are named by their place in the array of boxes. Leaves are ordered along a Hilbert curve and packed
/// sixteen to a node without gaps, so the tree is two flat arrays: a value that threads share without locks.
/// Items with an empty box are never found. The order of visits is that of the curve: results must not depend
/// on it.
public struct PackedRTree: Sendable {
    /// The number of items that can be found.
    public var count: Int { items.count }

    /// Boxes of the leaves along the curve, then of each level above.
    let boxes: [BoundingBox]
    /// The item of each leaf.
    let items: [UInt32]
    /// Where each level starts in `boxes`, leaves first; the last entry is the end.
    let levels: [Int]

    static let fanout = 16

    /// Packs the boxes of items 0, 1, 2, ….
    public init(_ itemBoxes: [BoundingBox]) {
        precondition(itemBoxes.count <= Int(UInt32.max), "a tree holds at most 2^32 items")
        items = HilbertOrder.order(of: itemBoxes)
        var boxes: [BoundingBox] = []
        boxes.reserveCapacity(items.count + items.count / (Self.fanout - 1) + 2)
        for item in items { boxes.append(itemBoxes[Int(item)]) }
        var levels = [0, boxes.count]
        while boxes.count - levels[levels.count - 2] > Self.fanout {
            let below = levels[levels.count - 2]..<boxes.count
            for start in stride(from: below.lowerBound, to: below.upperBound, by: Self.fanout) {
                var node = BoundingBox.empty
                for child in start..<min(start + Self.fanout, below.upperBound) { node.formUnion(boxes[child]) }
                boxes.append(node)
            }
            levels.append(boxes.count)
        }
        self.boxes = boxes
        self.levels = levels
    }

    /// The box of all items; empty for a tree without items.
    public var extent: BoundingBox {
        boxes[topRange].reduce(into: BoundingBox.empty) { $0.formUnion($1) }
    }
}

// MARK: - Asking

extension PackedRTree {
    /// Visits every item whose box shares a point with a box.
    public func forEach(intersecting box: BoundingBox, _ body: (Int) -> Void) {
        _ = visit(level: topLevel, topRange, box) {
            body($0)
            return false
        }
    }

    /// The first item met whose box shares a point with a box and that satisfies a condition.
    ///
    /// Which of several it is depends on the packing; use it for yes and no.
    public func first(intersecting box: BoundingBox, where condition: (Int) -> Bool) -> Int? {
        var found: Int?
        _ = visit(level: topLevel, topRange, box) { item in
            guard condition(item) else { return false }
            found = item
            return true
        }
        return found
    }

    /// Visits every pair of items whose boxes share a point, once, the smaller index first.
    public func forEachIntersectingPair(_ body: (Int, Int) -> Void) {
        for leaf in items.indices {
            let item = Int(items[leaf])
            forEach(intersecting: boxes[leaf]) { other in
                if item < other { body(item, other) }
            }
        }
    }

    /// Walks down from a range of one level; ends as soon as the body says true.
    private func visit(level: Int, _ nodes: Range<Int>, _ box: BoundingBox, _ body: (Int) -> Bool) -> Bool {
        for node in nodes where boxes[node].intersects(box) {
            if level == 0 {
                if body(Int(items[node])) { return true }
            } else if visit(level: level - 1, children(of: node, level: level), box, body) {
                return true
            }
        }
        return false
    }

    var topLevel: Int { levels.count - 2 }

    var topRange: Range<Int> { levels[topLevel]..<levels[topLevel + 1] }

    /// The nodes below a node, as a range of `boxes`.
    @inline(__always)
    func children(of node: Int, level: Int) -> Range<Int> {
        let start = levels[level - 1] + (node - levels[level]) * Self.fanout
        return start..<min(start + Self.fanout, levels[level])
    }
}
