import QuartierGeometry
import QuartierTransit

/// The walk from each building to the nearest of some facilities.
struct WalkLengths: Sendable {
    /// The length for each row in mm; `StreetSearch.unreached` beyond the limit.
    private(set) var lengths: SparseColumn<Int32>
    private(set) var nearest: NearestFacility
    /// How many buildings were asked again for a scenario: what bringing the walks up to date costs, besides labels.
    private(set) var askedCount = 0

    private static let batch = 4_096

    /// `isThere` tells of a row whether no walk is needed.
    init(
        _ facilities: [NearestFacility.Facility], limit: Double, _ products: ProductSet, crew: Crew,
        isThere: @Sendable @escaping (Int) -> Bool
    ) throws {
        let nearest = NearestFacility(
            facilities, on: products[WalkNetwork.self].network, limit: Millimetres.of(limit))
        let positions = products[WalkOrigins.self].positions
        let lengths = try crew.map((positions.count + Self.batch - 1) / Self.batch) { number, _ in
            ((number * Self.batch)..<min((number + 1) * Self.batch, positions.count)).map { row in
                isThere(row) ? 0 : Self.length(from: positions[row], nearest)
            }
        }.flatMap { $0 }
        self.nearest = nearest
        self.lengths = SparseColumn(lengths)
    }

    /// Brings the walks of a scenario up to date; the rows for which one of the limits, in metres, tells a difference.
    ///
    /// `others` are rows of the base that may need no walk now, or may need one again.
    mutating func update(
        removing leaving: [Int32], adding arriving: [NearestFacility.Facility], and others: some Sequence<Int>,
        _ origins: WalkOrigins, limits: [Double], isThere: (Int) -> Bool
    ) -> [Int] {
        var rows = Set(others)
        if !leaving.isEmpty || !arriving.isEmpty {
            let (after, links) = nearest.updated(removing: leaving, adding: arriving)
            nearest = after
            rows.formUnion(origins.baseRows(on: links))
        }
        let limits = limits.map(Millimetres.of)
        var differing: [Int] = []
        let asked = rows.sorted() + origins.addedRows
        askedCount = asked.count
        for row in asked {
            let before = row < lengths.count ? lengths[row] : nil
            let length = isThere(row) ? 0 : Self.length(from: origins.positions[row], nearest)
            guard length != before else { continue }
            lengths.set(length, at: row)
            guard let before else { continue }
            if limits.contains(where: { (before <= $0) != (length <= $0) }) { differing.append(row) }
        }
        return differing + origins.addedRows
    }

    private static func length(from positions: [StreetPosition], _ nearest: NearestFacility) -> Int32 {
        nearest.walk(from: positions)?.length ?? StreetSearch.unreached
    }
}
