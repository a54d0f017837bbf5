import QuartierGeometry
import QuartierModel

/// Which buildings have a large enough green space near.
struct GreenAccess: Product {
    static let reads: Aspects = [.buildingShapes]
    static let needs: [any Product.Type] = [BuildingPoints.self, Membership.self, GreenSpaces.self]

    /// Whether each row is near.
    private(set) var isNear: [Bool]

    private static let batch = 1024

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let rows = Array(products[BuildingPoints.self].points.indices)
        isNear = try Self.near(rows, site, products, crew)
    }

    /// Only buildings within reach of a space that came or went are asked again, and those the scenario adds.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenAccess, ZoneSubset) {
        // Slack for the rounding of the box; a building too many is asked for nothing.
        let reach = site.parameters.greenAccess.limit * (1 + 1e-9) + 1e-6
        let boxes = products[GreenSpaces.self].moved.map { $0.expanded(by: reach) }
        let rows = products[BuildingPoints.self].rows(in: boxes)
        var copy = self
        var differing: [Int] = []
        for (row, answer) in zip(rows, try Self.near(rows, site, products, crew)) {
            if row >= copy.isNear.count {
                copy.isNear.append(answer)
                differing.append(row)
            } else if copy.isNear[row] != answer {
                copy.isNear[row] = answer
                differing.append(row)
            }
        }
        return (copy, products[Membership.self].zones(of: differing))
    }

    private static func near(
        _ rows: [Int], _ site: Site, _ products: ProductSet, _ crew: Crew
    ) throws -> [Bool] {
        let spaces = products[GreenSpaces.self]
        let points = products[BuildingPoints.self].points
        let limit = site.parameters.greenAccess.limit
        return try crew.map((rows.count + batch - 1) / batch) { number, _ in
            rows[(number * batch)..<min((number + 1) * batch, rows.count)].map {
                spaces.hasSpace(within: limit, of: points[$0])
            }
        }.flatMap { $0 }
    }
}

extension Membership {
    /// The zones that some buildings belong to.
    func zones(of rows: [Int]) -> ZoneSubset {
        .some(Set(rows.flatMap { buildings.zonesOfRow[$0].map { Int($0.zone) } }))
    }
}
