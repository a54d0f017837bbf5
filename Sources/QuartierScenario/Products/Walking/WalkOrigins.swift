import QuartierGeometry
import QuartierModel
import QuartierTransit

/// From where on the streets people set out from each building: the places nearest to its entrances, or where none is
/// known those nearest to its outline, which stand for them.
struct WalkOrigins: Product {
    static let reads: Aspects = [.buildingShapes, .streetShapes, .streetAttributes]
    static let heeds: ParameterGroups = [.walking]
    static let needs: [any Product.Type] = [WalkNetwork.self]

    /// The places of each row; none where no street is within reach.
    private(set) var positions: SparseColumn<[StreetPosition]>
    /// The rows of the base that set out on each link, ascending.
    private let rowsOfLink: FlatLists<Int32>
    /// Finds the shapes of the base.
    private let tree: PackedRTree
    private let entrances: BuildingEntrances

    private static let batch = 512

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.buildings
        let entrances = BuildingEntrances(site.view.streets)
        let positions = try Self.positions(of: 0..<view.rowCount, entrances, site, products, crew)
        var rows = [[Int32]](repeating: [], count: products[WalkNetwork.self].network.links.count)
        for (row, places) in positions.enumerated() {
            for place in places { rows[Int(place.link)].append(Int32(row)) }
        }
        rowsOfLink = FlatLists(rows)
        tree = PackedRTree((0..<view.rowCount).map(view.box))
        self.positions = SparseColumn(positions)
        self.entrances = entrances
    }

    /// The rows that a scenario adds.
    var addedRows: Range<Int> { positions.baseCount..<positions.count }

    /// The rows of the base that set out on some links.
    func baseRows(on links: some Sequence<Int32>) -> Set<Int> {
        var rows: Set<Int> = []
        for link in links { for row in rowsOfLink[Int(link)] { rows.insert(Int(row)) } }
        return rows
    }

    /// The rows of the base whose boxes touch a box.
    func baseRows(touching box: BoundingBox) -> [Int] {
        var rows: [Int] = []
        tree.forEach(intersecting: box) { rows.append($0) }
        return rows
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (WalkOrigins, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets) else {
            return (try WalkOrigins(of: site, from: products, crew: crew), .all)
        }
        var copy = self
        let rows = positions.count..<site.view.buildings.rowCount
        for (row, places) in zip(rows, try Self.positions(of: rows, entrances, site, products, crew)) {
            copy.positions.set(places, at: row)
        }
        return (copy, .none)
    }

    private static func positions(
        of rows: Range<Int>, _ entrances: BuildingEntrances, _ site: Site, _ products: ProductSet, _ crew: Crew
    ) throws -> [[StreetPosition]] {
        let view = site.view.buildings
        let walk = products[WalkNetwork.self]
        return try crew.map((rows.count + batch - 1) / batch) { number, _ in
            let start = rows.lowerBound + number * batch
            return (start..<min(start + batch, rows.upperBound)).map { row in
                let (pool, shape) = view.shape(row)
                let doors = entrances.doors(of: shape, of: pool)
                guard !doors.isEmpty else { return walk.network.positions(near: shape, of: pool, walk.rules) }
                return walk.positions(nearAnyOf: doors)
            }
        }.flatMap { $0 }
    }
}

extension WalkNetwork {
    /// The places of streets nearest to each of some others, every one once.
    fileprivate func positions(nearAnyOf places: [Coordinate]) -> [StreetPosition] {
        var found: [StreetPosition] = []
        for place in places {
            for position in network.positions(near: place, rules) where !found.contains(position) {
                found.append(position)
            }
        }
        return found
    }
}
