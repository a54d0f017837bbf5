import Quartier

/// What people walk along, from and to.
struct Town {
    /// What it is, for people.
    var name: String
    var streets = Layer<Street>()
    var buildings = Layer<Building>()
    var green = Layer<GreenSpace>()
    var stops: [Coordinate] = []
}

extension Town {
    /// A town out of an extract of OpenStreetMap and a timetable, in a metric plane.
    init(extract: String, feed: String, plane: CRS) throws {
        name = extract.split(separator: "/").last.map(String.init) ?? extract
        let crew = Crew()
        streets = try Self.layer(Street.self, of: extract, plane, crew)
        buildings = try Self.layer(Building.self, of: extract, plane, crew)
        green = try Self.layer(GreenSpace.self, of: extract, plane, crew)
        var findings = Findings()
        guard let loaded = TransitFeedFile.read(path: feed, findings: &findings) else { throw Refusal(findings) }
        let all = loaded.feed.stops
        stops = (0..<all.count).filter { all.isPlaced[$0] && all.kinds[$0] == .stop }.map { all.places[$0] }
        var transform = try CoordinateTransform(from: .wgs84, to: plane, near: stops.first)
        try transform.apply(to: &stops)
    }

    private static func layer<E: Element>(
        _ type: E.Type, of extract: String, _ plane: CRS, _ crew: Crew
    ) throws -> Layer<E> {
        var findings = Findings()
        let request = LayerRequest(layer: E.layer, path: extract, displayName: extract)
        guard let loader = LayerLoader(request, findings: &findings),
            let loaded = try loader.load(type, into: plane, near: nil, crew: crew, findings: &findings)
        else { throw Refusal(findings) }
        return loaded.layer
    }

    /// A chessboard of 62 500 crossings 80 m apart: houses on every block, a stop every 400 m, a park every tenth block.
    static func drawn() -> Town {
        let (side, block) = (250, 80.0)
        var town = Town(name: "a drawn chessboard, for want of an extract")
        for line in 0..<side {
            let along = (0..<side).map { Coordinate(x: Double($0) * block, y: Double(line) * block) }
            town.addStreet(along)
            town.addStreet(along.map { Coordinate(x: $0.y, y: $0.x) })
        }
        for column in 0..<(side - 1) {
            for row in 0..<(side - 1) {
                let (x, y) = (Double(column) * block, Double(row) * block)
                guard (column + 3 * row) % 10 != 0 else {
                    town.green.append(GreenSpace(), Self.square(x + 5, y + 5, block - 10))
                    continue
                }
                town.buildings.append(Building(), Self.square(x + 10, y + 5, 15))
                if column % 5 == 0, row % 5 == 0 { town.stops.append(Coordinate(x: x + 30, y: y + 3)) }
            }
        }
        return town
    }

    private mutating func addStreet(_ line: [Coordinate]) {
        for place in line { streets.shapes.append(place) }
        streets.shapes.closeRing()
        streets.shapes.closePart()
        streets.shapes.closeShape(.line)
        streets.elements.append(Street())
        streets.identifiers.append("\(streets.count)")
    }

    private static func square(_ x: Double, _ y: Double, _ size: Double) -> [Coordinate] {
        [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0.0 * size, y: y + $0.1 * size) }
    }
}

extension Layer {
    fileprivate mutating func append(_ element: E, _ ring: [Coordinate]) {
        shapes.appendArea(rings: [ring])
        elements.append(element)
        identifiers.append("\(count)")
    }
}

/// Why a town cannot be read.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ findings: Findings) {
        description = findings.all.map(\.description).joined(separator: "\n")
    }
}
