public import QuartierGeometry

/// Streets as they are drawn: what a network is made of.
///
/// Lines and the outlines of squares meet where they share a vertex, and only there: lines that cross without one,
/// as a bridge crosses a street, do not. A vertex is the same by its identifier, such as that of an OpenStreetMap
/// node, where lines state them, and else by its coordinates; the two kinds never meet. Where nothing is stated the
/// ends of lines also join a vertex that lies within `joinDistance`.
public struct StreetDrawing: Sendable {
    /// A vertex of the drawing.
    typealias Vertex = Int32

    /// A straight piece between two vertices, and the feature that it belongs to.
    struct Piece {
        var from, to: Vertex
        var access: StreetAccess
        var feature: Int32
    }

    /// The outline of a square: where its rings lie.
    struct Square {
        var rings: [[Vertex]]
        var access: StreetAccess
    }

    private(set) var places: [Coordinate] = []
    private(set) var pieces: [Piece] = []
    private(set) var squares: [Square] = []
    private(set) var features: Int32 = 0
    /// Vertices that are the same by coordinates only.
    private(set) var isAnonymous: [Bool] = []
    private var byPlace: [Coordinate: Vertex] = [:]
    private var byIdentifier: [Int64: Vertex] = [:]
    private var barriers: [Coordinate] = []

    /// No streets.
    public init() {}

    /// Adds a line; vertices that are no numbers are left out.
    ///
    /// `identifiers` has one entry a vertex, or is nil.
    public mutating func addLine(
        _ line: some RandomAccessCollection<Coordinate>, identifiers: [Int64]? = nil, _ access: StreetAccess = .open
    ) {
        features += 1
        let vertices = vertices(of: line, identifiers)
        for (from, to) in zip(vertices, vertices.dropFirst()) { add(from, to, access) }
    }

    /// Adds a square that people cross in any direction; its rings are closed, the first one is the outline.
    public mutating func addSquare(
        _ rings: [some RandomAccessCollection<Coordinate>], _ access: StreetAccess = .open
    ) {
        features += 1
        let rings = rings.map { vertices(of: $0, nil) }
        for ring in rings { for (from, to) in zip(ring, ring.dropFirst()) { add(from, to, access) } }
        squares.append(Square(rings: rings, access: access))
    }

    /// Adds a gate or wall that nobody passes: lines with a vertex there end on both of its sides.
    public mutating func addBarrier(at place: Coordinate) { barriers.append(place) }

    /// The vertices that a barrier closes.
    var closed: Set<Vertex> { Set(barriers.compactMap { byPlace[$0] }) }

    private mutating func add(_ from: Vertex, _ to: Vertex, _ access: StreetAccess) {
        guard from != to, !access.isDisjoint(with: .open) else { return }
        pieces.append(Piece(from: from, to: to, access: access, feature: features))
    }

    private mutating func vertices(
        of line: some RandomAccessCollection<Coordinate>, _ identifiers: [Int64]?
    ) -> [Vertex] {
        zip(0..., line).compactMap { number, place in
            guard place.isFinite else { return nil }
            guard let identifiers, number < identifiers.count else { return vertex(at: place) }
            return vertex(named: identifiers[number], at: place)
        }
    }

    private mutating func vertex(at place: Coordinate) -> Vertex {
        if let known = byPlace[place] { return known }
        byPlace[place] = append(place, isAnonymous: true)
        return Vertex(places.count - 1)
    }

    private mutating func vertex(named identifier: Int64, at place: Coordinate) -> Vertex {
        if let known = byIdentifier[identifier] { return known }
        byIdentifier[identifier] = append(place, isAnonymous: false)
        return Vertex(places.count - 1)
    }

    private mutating func append(_ place: Coordinate, isAnonymous: Bool) -> Vertex {
        precondition(places.count < Int(Int32.max), "a network has at most 2^31 vertices")
        places.append(place)
        self.isAnonymous.append(isAnonymous)
        return Vertex(places.count - 1)
    }
}
