/// How far it is on foot from everywhere to the nearest of some facilities.
///
/// One search from all facilities at once labels the vertices; from a place beside the streets it is then a matter of
/// a few additions. Facilities that go and come change the labels around them alone: what a change costs follows its
/// reach, not the city. Lengths are whole, so the labels are those of making all anew.
public struct NearestFacility: Sendable {
    /// A facility and where it is reached.
    public struct Facility: Sendable {
        /// Its number, which is nobody else's.
        public var number: Int32
        /// Where it is reached from the streets.
        public var spans: [StreetSpan]

        /// A facility.
        public init(number: Int32, spans: [StreetSpan]) {
            self.number = number
            self.spans = spans
        }
    }

    /// The farthest walk that is looked for, in mm.
    public let limit: Int32
    let network: StreetNetwork
    /// The walk from each vertex, and to which facility it leads.
    private let labels: [Int32]
    private let nearest: [Int32]
    /// The vertices from which a facility is the nearest.
    private let vertices: [Int32: [Int32]]
    /// The stretches on each link that has any.
    private let stretches: [Int32: [Stretch]]
    private let spans: [Int32: [StreetSpan]]
    /// Labels that lie over those of the base.
    private var changed: [Int32: Label] = [:]
    private var gone: Set<Int32> = []
    private var coming: [Int32: [Stretch]] = [:]

    private struct Stretch: Sendable {
        var span: StreetSpan
        var facility: Int32
    }

    struct Label: Hashable, Sendable, Comparable {
        var length: Int32
        var vertex: Int32
        var facility: Int32

        static func < (one: Label, other: Label) -> Bool {
            (one.length, one.vertex, one.facility) < (other.length, other.vertex, other.facility)
        }
    }

    /// Searches from all facilities; `limit` in mm.
    public init(_ facilities: [Facility], on network: StreetNetwork, limit: Int32) {
        self.network = network
        self.limit = max(0, min(limit, Millimetres.longest))
        var search = StreetSearch()
        let seeds = facilities.lazy.flatMap { facility in
            facility.spans.lazy.flatMap { span in
                network.arrivals(at: span).lazy.map {
                    StreetSearch.Seed(vertex: $0.vertex, length: $0.length, origin: facility.number)
                }
            }
        }
        search.run(on: network, from: seeds, limit: self.limit, .towards)
        var labels = [Int32](repeating: StreetSearch.unreached, count: network.vertexCount)
        var nearest = [Int32](repeating: 0, count: network.vertexCount)
        var vertices: [Int32: [Int32]] = [:]
        for vertex in search.reached {
            labels[Int(vertex)] = search.length(of: vertex)
            nearest[Int(vertex)] = search.origin(of: vertex)
            vertices[search.origin(of: vertex), default: []].append(vertex)
        }
        self.labels = labels
        self.nearest = nearest
        self.vertices = vertices
        stretches = Self.stretches(facilities)
        spans = Dictionary(facilities.map { ($0.number, $0.spans) }) { $0 + $1 }
    }

    private static func stretches(_ facilities: [Facility]) -> [Int32: [Stretch]] {
        var stretches: [Int32: [Stretch]] = [:]
        for facility in facilities {
            for span in facility.spans {
                stretches[span.link, default: []].append(Stretch(span: span, facility: facility.number))
            }
        }
        return stretches
    }

    /// How many labels lie over those of the base.
    public var changedCount: Int { changed.count }

    /// The walk from a place to the nearest facility, in mm, and which one that is; nil if it is beyond the limit.
    public func walk(from positions: [StreetPosition]) -> (length: Int32, facility: Int32)? {
        var best = (length: StreetSearch.unreached, facility: Int32.max)
        func offer(_ length: Int32, _ facility: Int32) {
            if (length, facility) < best { best = (length, facility) }
        }
        for position in positions {
            for stretch in present(on: position.link) {
                guard let length = network.directLength(from: position, to: stretch.span) else { continue }
                offer(length, stretch.facility)
            }
            network.forEachDeparture(from: position) { vertex, length in
                let label = label(of: vertex)
                if label.length <= limit { offer(Millimetres.sum(length, label.length), label.facility) }
            }
        }
        return best.length <= limit ? best : nil
    }

    private func label(of vertex: Int32) -> Label {
        if !changed.isEmpty, let label = changed[vertex] { return label }
        return Label(length: labels[Int(vertex)], vertex: vertex, facility: nearest[Int(vertex)])
    }

    private func present(on link: Int32) -> [Stretch] {
        let base = stretches[link] ?? []
        if gone.isEmpty, coming.isEmpty { return base }
        return base.filter { !gone.contains($0.facility) } + (coming[link] ?? [])
    }
}

// MARK: - Changes

extension NearestFacility {
    /// The walks after facilities of the base have gone and others have come, and the links from which they may differ.
    public func updated(removing leaving: [Int32], adding arriving: [Facility]) -> (NearestFacility, links: Set<Int32>)
    {
        precondition(gone.isEmpty && coming.isEmpty, "a change starts from the base")
        var copy = self
        copy.gone = Set(leaving)
        copy.coming = Self.stretches(arriving)
        let orphans = leaving.flatMap { vertices[$0] ?? [] }
        for vertex in orphans {
            copy.changed[vertex] = Label(length: StreetSearch.unreached, vertex: vertex, facility: 0)
        }
        var queue = LabelQueue()
        for vertex in orphans { copy.seed(vertex, &queue) }
        for facility in arriving {
            for span in facility.spans { copy.seed(span, facility.number, &queue) }
        }
        while let label = queue.next() {
            guard copy.label(of: label.vertex) == label else { continue }
            for edge in network.against[label.vertex] where edge.length <= limit - label.length {
                copy.offer(edge.head, label.length + edge.length, label.facility, &queue)
            }
        }
        var links = Set(copy.coming.keys)
        for facility in leaving { links.formUnion((spans[facility] ?? []).map(\.link)) }
        for vertex in copy.changed.keys { links.formUnion(network.links(at: vertex)) }
        return (copy, links)
    }

    /// What is left around a vertex that has lost its facility: its neighbours' labels and the stretches beside it.
    private mutating func seed(_ vertex: Int32, _ queue: inout LabelQueue) {
        for edge in network.along[vertex] {
            let neighbour = label(of: edge.head)
            guard neighbour.length <= limit else { continue }
            offer(vertex, Millimetres.sum(neighbour.length, edge.length), neighbour.facility, &queue)
        }
        for link in network.links(at: vertex) {
            for stretch in stretches[link] ?? [] where !gone.contains(stretch.facility) {
                seed(stretch.span, stretch.facility, &queue)
            }
        }
    }

    private mutating func seed(_ span: StreetSpan, _ facility: Int32, _ queue: inout LabelQueue) {
        for (vertex, length) in network.arrivals(at: span) { offer(vertex, length, facility, &queue) }
    }

    private mutating func offer(_ vertex: Int32, _ length: Int32, _ facility: Int32, _ queue: inout LabelQueue) {
        guard length <= limit, length < label(of: vertex).length else { return }
        let label = Label(length: length, vertex: vertex, facility: facility)
        changed[vertex] = label
        queue.add(label)
    }
}

/// Labels by length: a binary heap.
private struct LabelQueue {
    private var labels: [NearestFacility.Label] = []

    mutating func add(_ label: NearestFacility.Label) {
        labels.append(label)
        var place = labels.count - 1
        while place > 0, labels[place] < labels[(place - 1) / 2] {
            labels.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func next() -> NearestFacility.Label? {
        guard let first = labels.first else { return nil }
        let last = labels.removeLast()
        guard !labels.isEmpty else { return first }
        labels[0] = last
        var place = 0
        while true {
            var smallest = place
            for child in [2 * place + 1, 2 * place + 2] where child < labels.count && labels[child] < labels[smallest] {
                smallest = child
            }
            guard smallest != place else { return first }
            labels.swapAt(place, smallest)
            place = smallest
        }
    }
}
