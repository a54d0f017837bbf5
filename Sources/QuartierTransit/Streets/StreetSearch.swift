/// Shortest walks from some places to everything within a limit.
///
/// Dijkstra's algorithm with buckets of 4 m, in which labels may be corrected (Dial 1969; Denardo and Fox 1979):
/// exact, whatever the width of the buckets. A value holds its memory from one search to the next, so a search
/// allocates nothing but the first time on a network or with a longer limit; each thread has its own.
public struct StreetSearch: Sendable {
    /// Which way the walks lead.
    public enum Direction: Sendable {
        /// From the seeds outwards.
        case away
        /// Towards the seeds.
        case towards
    }

    /// A vertex where walks begin (or end) with a length already walked, in mm, and a number that is handed on.
    public struct Seed: Hashable, Sendable {
        /// The vertex.
        public var vertex: Int32
        /// What was walked, in mm.
        public var length: Int32
        /// The number of what the walk belongs to.
        public var origin: Int32

        /// A seed.
        public init(vertex: Int32, length: Int32, origin: Int32 = 0) {
            self.vertex = vertex
            self.length = length
            self.origin = origin
        }
    }

    /// What is not reached.
    public static let unreached = Int32.max

    /// The vertices that the last search reached, in no order of meaning.
    public var reached: ArraySlice<Int32> { order[..<reachedCount] }
    private var order: [Int32] = []
    private var reachedCount = 0
    private var labels: [SearchFront.Label] = []
    private var buckets: [Int32] = []

    /// A search that has not begun.
    public init() {}

    /// The length of the shortest walk between the seeds and a vertex, in mm; `unreached` if it is beyond the limit.
    public func length(of vertex: Int32) -> Int32 { labels[Int(vertex)].length }

    /// The number of the seed whose walk is the shortest.
    public func origin(of vertex: Int32) -> Int32 { labels[Int(vertex)].origin }

    /// Searches a network up to a limit in mm, which is included.
    ///
    /// Seeds beyond the limit are left out.
    public mutating func run(
        on network: StreetNetwork, from seeds: some Sequence<Seed>, limit: Int32, _ direction: Direction = .away
    ) {
        prepare(network.vertexCount, limit)
        guard limit >= 0 else { return }
        let adjacency = direction == .away ? network.along : network.against
        reachedCount = labels.withUnsafeMutableBufferPointer { labels in
            buckets.withUnsafeMutableBufferPointer { buckets in
                order.withUnsafeMutableBufferPointer { order in
                    var front = SearchFront(labels, buckets, order, limit: limit)
                    for seed in seeds { front.begin(at: seed) }
                    adjacency.offsets.withUnsafeBufferPointer { offsets in
                        adjacency.edges.withUnsafeBufferPointer { front.advance(along: $0, offsets) }
                    }
                    return front.reachedCount
                }
            }
        }
    }

    /// Makes room, and forgets what the last search reached.
    private mutating func prepare(_ vertexCount: Int, _ limit: Int32) {
        if labels.count != vertexCount {
            labels = [SearchFront.Label](repeating: SearchFront.Label(), count: vertexCount)
            order = [Int32](repeating: 0, count: vertexCount)
        } else {
            for vertex in reached { labels[Int(vertex)].length = Self.unreached }
        }
        reachedCount = 0
        let count = SearchFront.bucketCount(upTo: limit)
        if buckets.count < count { buckets += repeatElement(SearchFront.none, count: count - buckets.count) }
    }
}
