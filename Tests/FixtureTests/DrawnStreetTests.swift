import Quartier
import Testing

/// The drawn streets: one network that reaches every house and passes through none.
@Suite struct DrawnStreetTests {
    private static func network(_ streets: Layer<Street>) -> StreetNetwork {
        var drawing = StreetDrawing()
        for row in 0..<streets.count {
            let rings = streets.shapes.rings(of: row).map { streets.shapes.coordinates(ofRing: $0) }
            let access: StreetAccess =
                streets.elements[row].isPrivate == true ? [.open, .endsOnly] : .open
            if streets.shapes.kinds[row] == .area {
                drawing.addSquare(rings, access)
            } else {
                for ring in rings { drawing.addLine(ring, access) }
            }
        }
        return StreetNetwork(drawing)
    }

    @Test(arguments: DrawnPlace.all)
    func theyAreOneNetwork(_ place: DrawnPlace) throws {
        let streets = try place.city().streets
        let network = Self.network(streets)
        #expect(network.components.count == 1)
        #expect(network.census.danglingEnds.isEmpty && network.census.joinedEnds == 0)
        #expect(network.census.intricateSquares == 0)
        // Every square is crossed.
        #expect(network.census.chords > 0 || !streets.shapes.kinds.contains(.area))
        // Without private ways it still hangs together: nobody needs to pass through them.
        var open = Layer<Street>()
        for row in 0..<streets.count where streets.elements[row].isPrivate != true {
            open.shapes.appendShape(row, of: streets.shapes)
            open.elements.append(streets.elements[row])
        }
        #expect(open.elements.count < streets.count)
        #expect(Self.network(open).components.count == 1)
    }

    @Test(arguments: DrawnPlace.all)
    func everyHouseIsWithin100MetresOfThem(_ place: DrawnPlace) throws {
        let city = try place.city()
        let network = Self.network(city.streets)
        var rules = SnapRules()
        rules.limit = 100
        for row in 0..<city.buildings.count {
            let positions = network.positions(near: row, of: city.buildings.shapes, rules)
            #expect(!positions.isEmpty, "\(city.buildings.identifiers[row])")
        }
    }

    @Test(arguments: DrawnPlace.all)
    func theyPassThroughNoHouse(_ place: DrawnPlace) throws {
        let city = try place.city()
        let buildings = city.buildings.shapes
        let tree = PackedRTree(buildings.boxes)
        for row in 0..<city.streets.count {
            for ring in city.streets.shapes.rings(of: row) {
                let line = city.streets.shapes.coordinates(ofRing: ring)
                for (from, to) in zip(line, line.dropFirst()) {
                    for step in 0...200 {
                        let share = Double(step) / 200
                        let place = Coordinate(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
                        let house = tree.first(intersecting: BoundingBox(place)) { buildings.contains(place, in: $0) }
                        #expect(house == nil, "\(city.streets.identifiers[row])")
                    }
                }
            }
        }
    }

    @Test(arguments: DrawnPlace.all)
    func thereIsMoreThanStreets(_ place: DrawnPlace) throws {
        let streets = try place.city().streets
        let kinds = Set(streets.elements.map(\.kind))
        #expect(kinds.isSuperset(of: [.main, .local, .footway, .steps]) && !kinds.contains(nil))
        #expect(streets.elements.contains { $0.isPrivate == true })
        #expect(streets.shapes.kinds.contains(.area) || place.folder == "grid-3x3")
    }

    /// 1 200 m from west to east, 1 000 m from south to north, a path of 100 m, and 285, 650 and 325 m to the stops.
    @Test func theStreetsOfTheGridAddUp() throws {
        let network = Self.network(try #require(DrawnPlace.all.last).city().streets)
        #expect(network.census.length == 3_560_000)
    }

    /// Who lives within 300 and 500 m of a stop on foot: the walks of Fixtures/grid-3x3/README.md.
    @Test func walksOnTheGridAreAsWorkedOutByHand() throws {
        let grid = try #require(DrawnPlace.all.last)
        let results = try Results(
            of: grid.study(
                """
                assumptions:
                  storey_height_m: 3
                  net_to_gross: 0.8
                  residential_share: {residential: 1, mixed: 0.5, office: 0, retail: 0}
                  living_area_per_dwelling_m2: 80
                  household_size: 2
                  vacancy: 0
                indicators: [residents_near_stop_300m_walk_share, residents_near_stop_500m_walk_share]
                scenarios: [{id: base}]
                """))
        #expect(agree(try results.total("residents_near_stop_300m_walk_share", in: "base"), 10))
        #expect(agree(try results.total("residents_near_stop_500m_walk_share", in: "base"), 76))
    }
}
