/// How far a search has come: labels of vertices, and buckets of those that are still to be left.
///
/// It works on memory that is lent to it, by pointers, and never asks for more: a bounded search takes microseconds, and
/// a large part of them would go into asking at every step whether the memory is shared and suffices. Vertices are
/// those of the network; the only ones that come from outside, those of seeds, are checked.
struct SearchFront {
    /// What is known of a vertex, and its neighbours in the bucket it lies in, side by side in memory.
    struct Label {
        var length = StreetSearch.unreached
        var origin: Int32 = 0
        /// The vertex that came into the bucket before it; `none` if it is the last.
        var next = SearchFront.none
        /// The vertex that came after it; `none` if it is the first, `left` if it lies in no bucket.
        var previous = SearchFront.left
    }

    /// No vertex.
    static let none: Int32 = -1
    /// The mark of a vertex that was taken out of its bucket.
    static let left: Int32 = -2
    /// Buckets are 2¹² mm wide.
    private static let shift: Int32 = 12

    /// How many buckets a search needs.
    static func bucketCount(upTo limit: Int32) -> Int { Int(max(0, limit) >> shift) + 1 }

    /// One for each vertex of the network.
    let labels: UnsafeMutableBufferPointer<Label>
    /// The vertex that came last into each bucket; all are empty before and after a search.
    let buckets: UnsafeMutableBufferPointer<Int32>
    /// The vertices that were reached; there is room for all.
    let reached: UnsafeMutableBufferPointer<Int32>
    /// How many were reached.
    private(set) var reachedCount = 0
    /// The farthest walk that is looked for, in mm.
    let limit: Int32

    init(
        _ labels: UnsafeMutableBufferPointer<Label>, _ buckets: UnsafeMutableBufferPointer<Int32>,
        _ reached: UnsafeMutableBufferPointer<Int32>, limit: Int32
    ) {
        self.labels = labels
        self.buckets = buckets
        self.reached = reached
        self.limit = limit
    }

    /// Begins at a seed, unless it lies beyond the limit.
    mutating func begin(at seed: StreetSearch.Seed) {
        precondition(labels.indices.contains(Int(seed.vertex)), "a walk begins at a vertex of the network")
        guard seed.length >= 0, seed.length <= limit else { return }
        offer(seed.vertex, seed.length, seed.origin)
    }

    /// Takes the vertices out of all buckets, nearest first; one that a shorter walk comes to later is put back.
    mutating func advance(
        along edges: UnsafeBufferPointer<StreetNetwork.Adjacency.Edge>, _ offsets: UnsafeBufferPointer<Int32>
    ) {
        for bucket in 0..<Self.bucketCount(upTo: limit) {
            while buckets[bucket] != Self.none {
                let vertex = Int(buckets[bucket])
                let label = labels[vertex]
                buckets[bucket] = label.next
                if label.next != Self.none { labels[Int(label.next)].previous = Self.none }
                labels[vertex].previous = Self.left
                let rest = limit - label.length
                for index in Int(offsets[vertex])..<Int(offsets[vertex + 1]) where edges[index].length <= rest {
                    offer(edges[index].head, label.length + edges[index].length, label.origin)
                }
            }
        }
    }

    @inline(__always)
    private mutating func offer(_ vertex: Int32, _ length: Int32, _ origin: Int32) {
        let known = labels[Int(vertex)]
        guard length < known.length else { return }
        if known.length == StreetSearch.unreached {
            reached[reachedCount] = vertex
            reachedCount += 1
        } else if known.previous != Self.left {
            takeOut(known)
        }
        let bucket = Int(length >> Self.shift)
        let next = buckets[bucket]
        if next != Self.none { labels[Int(next)].previous = vertex }
        labels[Int(vertex)] = Label(length: length, origin: origin, next: next, previous: Self.none)
        buckets[bucket] = vertex
    }

    /// Joins the neighbours of a vertex that goes to another bucket.
    private func takeOut(_ label: Label) {
        if label.next != Self.none { labels[Int(label.next)].previous = label.previous }
        if label.previous != Self.none {
            labels[Int(label.previous)].next = label.next
        } else {
            buckets[Int(label.length >> Self.shift)] = label.next
        }
    }
}
