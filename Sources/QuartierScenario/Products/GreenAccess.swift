import QuartierGeometry
import QuartierModel

/// Which buildings have a large enough green space near.
struct GreenAccess: Product {
    static let reads: Aspects = [.buildingShapes]
    static let heeds: ParameterGroups = [.greenAccess]
    static let needs: [any Product.Type] = [BuildingPoints.self, Membership.self, GreenSpaces.self]

    /// Whether each row is near.
    private(set) var isNear: SparseColumn<Bool>
    /// The buildings of the base that are known to be near by a part of green: only they are asked again if it goes.
    private let witnessedBy: [Int: [Int]]

    private static let batch = 1024

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let points = products[BuildingPoints.self].points
        // The spaces may be those of the base, brought up to date, where only the places of buildings are measured anew.
        let spaces = products[GreenSpaces.self]
        let limit = site.parameters.greenAccess.limit
        let witnesses = try crew.map((points.count + Self.batch - 1) / Self.batch) { number, _ in
            ((number * Self.batch)..<min((number + 1) * Self.batch, points.count)).map {
                spaces.witness(within: limit, of: points[$0])
            }
        }.flatMap { $0 }
        isNear = SparseColumn(
            witnesses.enumerated().map { row, part in
                part != nil || spaces.hasNewSpace(within: limit, of: points[row])
            })
        var witnessedBy: [Int: [Int]] = [:]
        for (row, part) in witnesses.enumerated() { if let part { witnessedBy[part, default: []].append(row) } }
        self.witnessedBy = witnessedBy
    }

    /// Only buildings that were near by what went are asked again, and those that were not near by what came; and
    /// those the scenario adds.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenAccess, ZoneSubset) {
        let buildings = products[BuildingPoints.self]
        let spaces = products[GreenSpaces.self]
        let limit = site.parameters.greenAccess.limit
        let points = buildings.points
        let before = isNear
        var answers: [Int: Bool] = [:]
        for part in spaces.lost {
            for row in witnessedBy[part] ?? [] where !spaces.hasSpace(within: limit, of: points[row]) {
                answers[row] = false
            }
        }
        // Slack for the rounding of the box; a building too many is asked for nothing.
        let reach = limit * (1 + 1e-9) + 1e-6
        for box in spaces.newBoxes {
            buildings.forEachBaseRow(in: box.expanded(by: reach)) { row in
                guard !before[row], answers[row] == nil else { return }
                if spaces.hasNewSpace(within: limit, of: points[row]) { answers[row] = true }
            }
        }
        var copy = self
        let differing = answers.keys.sorted()
        for row in differing { copy.isNear.set(answers[row] == true, at: row) }
        for row in buildings.addedRows {
            copy.isNear.set(spaces.hasSpace(within: limit, of: points[row]), at: row)
        }
        return (copy, products[Membership.self].zones(of: differing + buildings.addedRows))
    }
}
