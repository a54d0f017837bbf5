/// Shortest walks from some places to everything within a limit.
///
/// Dijkstra's algorithm with buckets of 4 m, in which labels may be corrected (Dial 1969; Denardo and Fox 1979):
/// exact, whatever the width of the buckets. A value holds its memory from one search to the next, so a search
/// allocates nothing once it has been as far as it goes; each thread has its own.
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
    public private(set) var reached: [Int32] = []
    private var lengths: [Int32] = []
    private var origins: [Int32] = []
    /// The last entry of each bucket; −1 where it is empty.
    private var buckets: [Int32] = []
    private var entries: [Entry] = []

    private struct Entry {
        var vertex, length, next: Int32
    }

    /// Buckets are 2¹² mm wide.
    private static let shift: Int32 = 12

    /// A search that has not begun.
    public init() {}

    /// The length of the shortest walk between the seeds and a vertex, in mm; `unreached` if it is beyond the limit.
    public func length(of vertex: Int32) -> Int32 { lengths[Int(vertex)] }

    /// The number of the seed whose walk is the shortest.
    public func origin(of vertex: Int32) -> Int32 { origins[Int(vertex)] }

    /// Searches a network up to a limit in mm, which is included.
    ///
    /// Seeds beyond the limit are left out.
    public mutating func run(
        on network: StreetNetwork, from seeds: some Sequence<Seed>, limit: Int32, _ direction: Direction = .away
    ) {
        prepare(network.vertexCount, limit)
        for seed in seeds { offer(seed.vertex, seed.length, seed.origin, limit) }
        let adjacency = direction == .away ? network.along : network.against
        adjacency.offsets.withUnsafeBufferPointer { offsets in
            adjacency.heads.withUnsafeBufferPointer { heads in
                adjacency.lengths.withUnsafeBufferPointer { lengths in
                    empty(offsets, heads, lengths, limit)
                }
            }
        }
    }

    private mutating func prepare(_ vertexCount: Int, _ limit: Int32) {
        if lengths.count != vertexCount {
            lengths = [Int32](repeating: Self.unreached, count: vertexCount)
            origins = [Int32](repeating: 0, count: vertexCount)
        } else {
            for vertex in reached { lengths[Int(vertex)] = Self.unreached }
        }
        reached.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        let count = Int(max(0, limit) >> Self.shift) + 1
        if buckets.count < count { buckets += repeatElement(-1, count: count - buckets.count) }
    }

    private mutating func offer(_ vertex: Int32, _ length: Int32, _ origin: Int32, _ limit: Int32) {
        let known = lengths[Int(vertex)]
        guard length >= 0, length <= limit, length < known else { return }
        if known == Self.unreached { reached.append(vertex) }
        lengths[Int(vertex)] = length
        origins[Int(vertex)] = origin
        let bucket = Int(length >> Self.shift)
        entries.append(Entry(vertex: vertex, length: length, next: buckets[bucket]))
        buckets[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
    }

    /// Takes the entries out of all buckets, nearest first.
    private mutating func empty(
        _ offsets: UnsafeBufferPointer<Int32>, _ heads: UnsafeBufferPointer<Int32>,
        _ edgeLengths: UnsafeBufferPointer<Int32>, _ limit: Int32
    ) {
        guard limit >= 0 else { return }
        for bucket in 0...Int(limit >> Self.shift) {
            while buckets[bucket] >= 0 {
                let entry = entries[Int(buckets[bucket])]
                buckets[bucket] = entry.next
                // An entry that a shorter walk has overtaken.
                guard entry.length == lengths[Int(entry.vertex)] else { continue }
                let origin = origins[Int(entry.vertex)]
                let rest = limit - entry.length
                for edge in Int(offsets[Int(entry.vertex)])..<Int(offsets[Int(entry.vertex) + 1])
                where edgeLengths[edge] <= rest {
                    offer(heads[edge], entry.length + edgeLengths[edge], origin, limit)
                }
            }
        }
    }
}
