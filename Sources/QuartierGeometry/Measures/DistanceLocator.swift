/// One area, indexed for the question whether it comes within a distance of many points.
///
/// "Is this building within 300 m of green": a point inside is found by strips, a point outside by a tree over
/// short runs of edges. Small areas keep a plain list. Answers are those of `ShapePool.isWithin`.
public struct DistanceLocator: Sendable {
    /// The box of the area.
    public let box: BoundingBox
    private let pool: ShapePool
    private let area: AreaLocator?
    private let edges: [Segment]
    private let runs: PackedRTree?

    private static let runLength = 8
    private static let plainListLimit = 64

    /// Indexes a shape of a pool.
    public init(_ pool: ShapePool, shape: Int) {
        var own = ShapePool()
        own.appendShape(shape, of: pool)
        box = own.boxes[0]
        var edges: [Segment] = []
        if own.coordinates.count > Self.plainListLimit, own.kinds[0] != .point {
            own.forEachEdge(of: 0) { edges.append($0) }
        }
        area = edges.isEmpty ? nil : AreaLocator(own, shape: 0)
        runs = edges.isEmpty ? nil : PackedRTree(Self.boxes(ofRunsOf: edges))
        self.edges = edges
        // The index holds all there is to know, so the copy is only kept where there is none.
        self.pool = edges.isEmpty ? own : ShapePool()
    }

    /// Whether the area comes within a distance of a point; the same answer as `ShapePool.isWithin`.
    public func isWithin(_ distance: Double, of point: Coordinate) -> Bool {
        guard distance >= 0, box.isWithin(distance, of: point) else { return false }
        guard let area, let runs else { return pool.isWithin(distance, of: point, shape: 0) }
        if area.contains(point) { return true }
        let limit = distance * distance
        // Slack for the rounding of the box; the edges decide.
        let reach = BoundingBox(point).expanded(by: distance * (1 + 1e-9) + 1e-6)
        return runs.first(intersecting: reach) { hasEdge(inRun: $0, within: limit, of: point) } != nil
    }

    private func hasEdge(inRun run: Int, within limit: Double, of point: Coordinate) -> Bool {
        let start = run * Self.runLength
        for index in start..<min(start + Self.runLength, edges.count)
        where edges[index].squaredDistance(to: point) <= limit {
            return true
        }
        return false
    }

    private static func boxes(ofRunsOf edges: [Segment]) -> [BoundingBox] {
        stride(from: 0, to: edges.count, by: runLength).map { start in
            edges[start..<min(start + runLength, edges.count)]
                .reduce(into: BoundingBox.empty) { $0.formUnion($1.box) }
        }
    }
}
