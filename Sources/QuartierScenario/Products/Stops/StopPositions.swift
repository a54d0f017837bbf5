import QuartierGeometry
import QuartierModel
import QuartierTransit

/// Where on the streets each stop is reached: the nearest places to each of its own.
struct StopPositions: Product {
    static let reads: Aspects = [.stopShapes, .streetShapes, .streetAttributes]
    static let heeds: ParameterGroups = [.walking]
    static let needs: [any Product.Type] = [WalkNetwork.self]

    /// The places of each row; none where no street is within reach.
    private(set) var positions: SparseColumn<[StreetPosition]>

    private static let batch = 256

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        positions = SparseColumn(try Self.positions(of: 0..<site.view.stops.rowCount, site, products, crew))
    }

    /// Base shapes never move, so only added rows are new.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StopPositions, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets) else {
            return (try StopPositions(of: site, from: products, crew: crew), .none)
        }
        var copy = self
        let rows = positions.count..<site.view.stops.rowCount
        for (row, places) in zip(rows, try Self.positions(of: rows, site, products, crew)) {
            copy.positions.set(places, at: row)
        }
        return (copy, .none)
    }

    /// Stops as facilities that walks lead to.
    func facilities(_ rows: some Sequence<Int>) -> [NearestFacility.Facility] {
        rows.map { NearestFacility.Facility(number: Int32($0), spans: positions[$0].map(StreetSpan.init)) }
    }

    private static func positions(
        of rows: Range<Int>, _ site: Site, _ products: ProductSet, _ crew: Crew
    ) throws -> [[StreetPosition]] {
        let view = site.view.stops
        let walk = products[WalkNetwork.self]
        return try crew.map((rows.count + batch - 1) / batch) { number, _ in
            let start = rows.lowerBound + number * batch
            return (start..<min(start + batch, rows.upperBound)).map { row in
                view.places(of: row).flatMap { walk.network.positions(near: $0, walk.rules) }
            }
        }.flatMap { $0 }
    }
}
