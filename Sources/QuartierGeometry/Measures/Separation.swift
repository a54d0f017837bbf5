extension ShapePool {
    /// Whether two areas may have more than so much area in common; false only where they have not.
    ///
    /// A quick test before an overlay: the boxes, then whether the line along an edge of one parts the two. Most
    /// neighbours that share a wall are told apart so.
    public func mayShare(moreThan area: Double, _ first: Int, _ second: Int) -> Bool {
        let (one, two) = (boxes[first], boxes[second])
        let width = min(one.maxX, two.maxX) - max(one.minX, two.minX)
        let height = min(one.maxY, two.maxY) - max(one.minY, two.minY)
        guard width > 0, height > 0, width * height > area else { return false }
        // What two areas share that reach so far over a line lies in a strip of twice that width.
        let slack = area / (4 * (width * width + height * height).squareRoot())
        let (some, others) = (range(of: first), range(of: second))
        guard some.count + others.count <= Self.mostPositionsToPart else { return true }
        return !isParted(some, from: others, slack) && !isParted(others, from: some, slack)
    }

    /// With more positions an overlay costs less than trying every edge.
    private static let mostPositionsToPart = 128

    /// Whether the line along an edge of the first run has all of it on one side and all of the other on the other.
    private func isParted(_ run: Range<Int>, from other: Range<Int>, _ slack: Double) -> Bool {
        for index in run.dropLast() {
            let (start, end) = (coordinates[index], coordinates[index + 1])
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let length = (dx * dx + dy * dy).squareRoot()
            guard length > 0 else { continue }
            let limit = slack * length
            func side(_ index: Int) -> Double {
                dx * (coordinates[index].y - start.y) - dy * (coordinates[index].x - start.x)
            }
            if run.allSatisfy({ side($0) >= -limit }), other.allSatisfy({ side($0) <= limit }) { return true }
            if run.allSatisfy({ side($0) <= limit }), other.allSatisfy({ side($0) >= -limit }) { return true }
        }
        return false
    }
}
