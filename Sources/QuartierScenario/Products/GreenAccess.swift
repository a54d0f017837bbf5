import QuartierGeometry
import QuartierModel

/// The contiguous green spaces that are large enough to count for access.
struct GreenSpaces: Product {
    static let reads: Aspects = [.greenShapes, .greenAttributes]

    /// One polygon a space.
    let shapes: ShapePool
    /// Share of the green area of which it is stated whether it is public, if that matters; nil without green.
    let coverage: Double?

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.green
        let parameters = site.parameters.greenAccess
        var pool = ShapePool()
        var known = 0.0
        var all = 0.0
        for row in view.rows {
            let element = view.element(row)
            guard element.kind?.isGreen ?? true else { continue }
            let shape = view.shape(row)
            let area = shape.pool.area(of: shape.index)
            all += area
            if !parameters.publicOnly || element.isPublic != nil { known += area }
            if !parameters.publicOnly || element.isPublic == true { pool.appendShape(shape.index, of: shape.pool) }
        }
        coverage = all > 0 ? known / all : nil
        let union = try crew.kernel.union(of: 0..<pool.count, in: pool)
        var large = ShapePool()
        // A park drawn with exactly the smallest size must not fail by the rounding of its corners.
        let minimum = parameters.minimumArea * (1 - 1e-9)
        for shape in 0..<union.count where union.area(of: shape) >= minimum {
            large.appendShape(shape, of: union)
        }
        shapes = large
    }
}

/// Which buildings have a large enough green space near.
struct GreenAccess: Product {
    static let reads: Aspects = [.buildingShapes]
    static let needs: [any Product.Type] = [BuildingPoints.self, Membership.self, GreenSpaces.self]

    /// Whether each row is near.
    private(set) var isNear: [Bool]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        isNear = try Self.near(site, products, crew)
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenAccess, ZoneSubset) {
        var copy = self
        copy.isNear = try Self.near(site, products, crew)
        return (copy, products[Membership.self].zones(where: isNear, differFrom: copy.isNear))
    }

    private static func near(_ site: Site, _ products: ProductSet, _ crew: Crew) throws -> [Bool] {
        let spaces = products[GreenSpaces.self].shapes
        let points = products[BuildingPoints.self].points
        let limit = site.parameters.greenAccess.limit
        let tree = PackedRTree(spaces.boxes)
        let locators = (0..<spaces.count).map { DistanceLocator(spaces, shape: $0) }
        // Slack for the rounding of the box; the locators decide.
        let reach = limit * (1 + 1e-9) + 1e-6
        let batch = 1024
        return try crew.map((points.count + batch - 1) / batch) { number, _ in
            (number * batch..<min((number + 1) * batch, points.count)).map { row in
                let point = points[row]
                return tree.first(intersecting: BoundingBox(point).expanded(by: reach)) {
                    locators[$0].isWithin(limit, of: point)
                } != nil
            }
        }.flatMap { $0 }
    }
}

extension Membership {
    /// The zones of buildings whose flags differ, or that are in one list only.
    func zones(where old: [Bool], differFrom new: [Bool]) -> ZoneSubset {
        var zones: Set<Int> = []
        for row in 0..<max(old.count, new.count) {
            let differs = row >= old.count || row >= new.count || old[row] != new[row]
            if differs { for share in buildings.zonesOfRow[row] { zones.insert(Int(share.zone)) } }
        }
        return .some(zones)
    }
}
