public import QuartierGeometry

/// The streets and paths on which people walk, as a graph in the metric plane.
///
/// Links run between junctions and dead ends and keep their shape; vertices on the way, where nothing branches off,
/// are no vertices of the graph. Lengths are whole millimetres. A value: made once, shared by all threads.
///
/// A link that serves only to begin or to end a walk is there twice, each time with vertices of its own: from the
/// first copy a walk may leave to the open network, into the second one it may enter, and from there it does not come
/// back. So a search needs no rules: walking through is impossible by the graph.
public struct StreetNetwork: Sendable {
    /// A piece of street between two junctions or dead ends.
    public struct Link: Hashable, Sendable {
        /// The vertices at its ends for somebody who starts on it.
        public let start, end: Int32
        /// The vertices at its ends for somebody who arrives on it; the same ones unless it only ends walks.
        public let arrivalStart, arrivalEnd: Int32
        /// Its length in mm.
        public let length: Int32
        /// Who may walk it.
        public let access: StreetAccess
        /// The number of its connected component.
        public let component: Int32
        /// Where its vertices lie among all, ends included.
        let first, last: Int32
    }

    /// A connected component.
    public struct Component: Hashable, Sendable {
        /// The length of its links in mm.
        public var length: Int64 = 0
        /// How many vertices were drawn.
        public var vertices = 0
        /// Whether it is too short to be meant where a larger one is within reach.
        public var isIsland = false
    }

    /// The links.
    public let links: [Link]
    /// The components, in the order of their first links.
    public let components: [Component]
    /// What was found while the graph was made.
    public internal(set) var census: StreetCensus
    /// How many vertices the graph has.
    public let vertexCount: Int
    /// The way people walk.
    let along: Adjacency
    /// The same edges against the way people walk.
    let against: Adjacency
    /// The links that have each vertex at an end.
    private let linksAtVertex: Adjacency
    /// The vertices of all links, link after link.
    let coordinates: [Coordinate]
    /// How far each of them is from the start of its link, in mm.
    let offsets: [Int32]
    /// The link of each vertex of a link.
    let linkOfCoordinate: [Int32]
    /// Finds the straight pieces; piece i runs from coordinate `pieces[i]` to the next one.
    let tree: PackedRTree
    let pieces: [Int32]

    /// Edges in one array, those of a vertex together.
    struct Adjacency: Sendable {
        /// Where the edges of each vertex begin; one entry more than there are vertices.
        var offsets: [Int32] = [0]
        var edges: [Edge] = []

        /// Where an edge leads, and its length in mm.
        struct Edge: Sendable {
            var head, length: Int32
        }
    }

    init(
        links: [Link], components: [Component], census: StreetCensus, vertexCount: Int, coordinates: [Coordinate],
        offsets: [Int32], stairs: [DirectedEdge]
    ) {
        self.links = links
        self.components = components
        self.census = census
        self.vertexCount = vertexCount
        self.coordinates = coordinates
        self.offsets = offsets
        var linkOfCoordinate = [Int32](repeating: 0, count: coordinates.count)
        var pieces: [Int32] = []
        var boxes: [BoundingBox] = []
        for (number, link) in links.enumerated() {
            for index in link.first...link.last { linkOfCoordinate[Int(index)] = Int32(number) }
            for index in link.first..<link.last {
                pieces.append(index)
                var box = BoundingBox(coordinates[Int(index)])
                box.formUnion(coordinates[Int(index) + 1])
                boxes.append(box)
            }
        }
        self.linkOfCoordinate = linkOfCoordinate
        self.pieces = pieces
        tree = PackedRTree(boxes)
        let edges = links.flatMap(\.edges) + stairs
        along = Adjacency(edges, vertexCount: vertexCount)
        linksAtVertex = Adjacency(
            links.enumerated().flatMap { number, link in
                Set([link.start, link.end, link.arrivalStart, link.arrivalEnd]).sorted().map {
                    DirectedEdge(from: $0, to: Int32(number), length: 0)
                }
            }, vertexCount: vertexCount)
        let isSymmetric = stairs.isEmpty && links.allSatisfy { $0.access == .open }
        against = isSymmetric ? along : Adjacency(edges.map(\.reversed), vertexCount: vertexCount)
    }
}

extension StreetNetwork {
    /// The links that have a vertex at an end, ascending.
    func links(at vertex: Int32) -> some Sequence<Int32> { linksAtVertex[vertex].lazy.map(\.head) }
}

/// An edge of the graph in the direction in which it is walked.
struct DirectedEdge {
    var from, to, length: Int32

    var reversed: DirectedEdge { DirectedEdge(from: to, to: from, length: length) }
}

extension StreetNetwork.Link {
    /// The edges it stands for.
    fileprivate var edges: [DirectedEdge] {
        var edges: [DirectedEdge] = []
        func add(_ from: Int32, _ to: Int32) {
            if access.contains(.forward) { edges.append(DirectedEdge(from: from, to: to, length: length)) }
            if access.contains(.backward) { edges.append(DirectedEdge(from: to, to: from, length: length)) }
        }
        add(start, end)
        if access.contains(.endsOnly) { add(arrivalStart, arrivalEnd) }
        return edges
    }
}

extension StreetNetwork.Adjacency {
    /// Counting sort by the vertex where an edge begins.
    fileprivate init(_ edges: [DirectedEdge], vertexCount: Int) {
        offsets = [Int32](repeating: 0, count: vertexCount + 1)
        for edge in edges { offsets[Int(edge.from) + 1] += 1 }
        for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
        self.edges = [Edge](repeating: Edge(head: 0, length: 0), count: edges.count)
        var next = offsets
        for edge in edges {
            self.edges[Int(next[Int(edge.from)])] = Edge(head: edge.to, length: edge.length)
            next[Int(edge.from)] += 1
        }
    }

    /// The edges of a vertex.
    @inline(__always)
    subscript(vertex: Int32) -> ArraySlice<Edge> { edges[Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])] }
}

/// What a network consists of, and what in its drawing looks like a mistake.
public struct StreetCensus: Hashable, Sendable {
    /// The length of all links in mm.
    public var length: Int64 = 0
    /// Vertices as drawn, and as left after those on the way are taken out.
    public var drawnVertices = 0, keptVertices = 0
    /// Components other than the longest that are too short to be snapped to, and their length in mm.
    public var islands = 0, islandLength: Int64 = 0
    /// Dead ends that lie within a metre of another link: most are meant to join it.
    public var danglingEnds: [Coordinate] = []
    /// Ends that were joined to a vertex beside them.
    public var joinedEnds = 0
    /// Barriers that close a way.
    public var barriers = 0
    /// Straight lines that lead across squares.
    public var chords = 0
    /// Squares with too many entries to be crossed; people walk around them.
    public var intricateSquares = 0

    /// Nothing was found.
    public init() {}
}
