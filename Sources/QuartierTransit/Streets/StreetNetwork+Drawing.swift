import QuartierGeometry

extension StreetNetwork {
    /// Makes the network of a drawing.
    public init(_ drawing: StreetDrawing, _ rules: StreetRules = StreetRules()) {
        var census = StreetCensus()
        var places = drawing.places
        var pieces = drawing.pieces
        let joins = EndJoins(of: drawing, within: rules.joinDistance)
        census.joinedEnds = joins.count
        for index in pieces.indices {
            pieces[index].from = joins.vertex(pieces[index].from)
            pieces[index].to = joins.vertex(pieces[index].to)
        }
        pieces.removeAll { $0.from == $0.to }
        let crossings = SquareCrossings(of: drawing, pieces, joins, most: rules.mostEntries)
        census.chords = crossings.chords.count
        census.intricateSquares = crossings.intricate
        pieces += crossings.chords
        let closed = Set(drawing.closed.map(joins.vertex))
        census.barriers = Self.split(&pieces, &places, at: closed)
        let chains = StreetChains(places, pieces, contracts: rules.contracts)
        census.drawnVertices = chains.drawnVertices
        census.keptVertices = chains.keptVertices
        self.init(chains, places, rules, census)
    }

    /// Gives every piece that ends at a closed vertex an end of its own; how many vertices were closed.
    private static func split(
        _ pieces: inout [StreetDrawing.Piece], _ places: inout [Coordinate], at closed: Set<StreetDrawing.Vertex>
    ) -> Int {
        guard !closed.isEmpty else { return 0 }
        var met: Set<StreetDrawing.Vertex> = []
        func end(_ vertex: StreetDrawing.Vertex) -> StreetDrawing.Vertex {
            guard closed.contains(vertex) else { return vertex }
            met.insert(vertex)
            places.append(places[Int(vertex)])
            return StreetDrawing.Vertex(places.count - 1)
        }
        for index in pieces.indices {
            pieces[index].from = end(pieces[index].from)
            pieces[index].to = end(pieces[index].to)
        }
        return met.count
    }

    private init(_ chains: StreetChains, _ places: [Coordinate], _ rules: StreetRules, _ census: StreetCensus) {
        let numbering = VertexNumbering(chains.chains)
        var census = census
        var components = numbering.components
        let main = components.indices.max { components[$0].length < components[$1].length } ?? 0
        for index in components.indices where index != main {
            guard components[index].length < Int64(Millimetres.of(rules.islandLength)) else { continue }
            components[index].isIsland = true
            census.islands += 1
            census.islandLength += components[index].length
        }
        census.length = components.reduce(0) { $0 + $1.length }
        var links: [Link] = []
        var coordinates: [Coordinate] = []
        var offsets: [Int32] = []
        for (chain, ends) in zip(chains.chains, numbering.ends) {
            let first = Int32(coordinates.count)
            coordinates += chain.vertices.map { places[Int($0)] }
            offsets += chain.offsets
            links.append(
                Link(
                    start: ends.start, end: ends.end, arrivalStart: ends.arrivalStart, arrivalEnd: ends.arrivalEnd,
                    length: chain.length, access: chain.access, component: ends.component, first: first,
                    last: Int32(coordinates.count - 1)))
        }
        var network = StreetNetwork(
            links: links, components: components, census: census, vertexCount: numbering.count,
            coordinates: coordinates, offsets: offsets, stairs: numbering.stairs)
        network.census.danglingEnds = network.danglingEnds(of: chains)
        self = network
    }

    /// The dead ends that lie within a metre of a link that does not end there.
    private func danglingEnds(of chains: StreetChains) -> [Coordinate] {
        var found: [Coordinate] = []
        for (number, link) in links.enumerated() {
            let chain = chains.chains[number]
            let ends = [(chain.startsFreely, Int(link.first)), (chain.endsFreely, Int(link.last))]
            for (isFree, index) in ends where isFree {
                let place = coordinates[index]
                let box = BoundingBox(place).expanded(by: StreetRules.danglingDistance)
                let near = tree.first(intersecting: box) { piece in
                    let first = Int(pieces[piece])
                    guard linkOfCoordinate[first] != number else { return false }
                    let foot = StraightPiece(coordinates[first], coordinates[first + 1]).nearest(to: place)
                    return foot.distance <= StreetRules.danglingDistance
                }
                if near != nil { found.append(place) }
            }
        }
        return found
    }
}
