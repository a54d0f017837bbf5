public import QuartierGeometry

/// Shapes with the very same outline as an earlier one, however their rings are turned or begun.
public struct Twins: Sendable {
    /// Each copy with the first shape of its outline, in order of the copies.
    public let pairs: [(first: Int, copy: Int)]

    /// The rows of the copies.
    public var copies: Set<Int> { Set(pairs.map(\.copy)) }

    /// Finds the copies in a pool.
    public init(in shapes: ShapePool) {
        var first: [BoundingBox: Int] = [:]
        first.reserveCapacity(shapes.count)
        var originals: [BoundingBox: [Int]] = [:]
        var pairs: [(first: Int, copy: Int)] = []
        for row in 0..<shapes.count where !shapes.isEmpty(row) {
            let box = shapes.boxes[row]
            guard let one = first[box] else {
                first[box] = row
                continue
            }
            let others = originals[box] ?? [one]
            if let twin = others.first(where: { Self.areTwins($0, row, in: shapes) }) {
                pairs.append((twin, row))
            } else {
                originals[box] = others + [row]
            }
        }
        self.pairs = pairs
    }

    private static func areTwins(_ first: Int, _ second: Int, in shapes: ShapePool) -> Bool {
        guard shapes.kinds[first] == shapes.kinds[second],
            shapes.parts(of: first).count == shapes.parts(of: second).count,
            shapes.rings(of: first).count == shapes.rings(of: second).count
        else { return false }
        // The sums of one ring begun elsewhere differ in their last digits.
        let (one, two) = (shapes.area(of: first), shapes.area(of: second))
        guard abs(one - two) <= 1e-9 * max(one, two) else { return false }
        return Set(shapes.coordinates[shapes.range(of: first)]) == Set(shapes.coordinates[shapes.range(of: second)])
    }
}
