import QuartierGeometry
import QuartierModel

/// The contiguous green spaces that are large enough to count for access.
///
/// A scenario unites again only the groups of spaces that its changes touch: the rest of the city's green is what it
/// was, and areas that do not touch do not change each other's union.
struct GreenSpaces: Product {
    static let reads: Aspects = [.greenShapes, .greenAttributes]

    /// Share of the green area of which it is stated whether it is public, if that matters; nil without green.
    private(set) var coverage: Double?
    /// The boxes of the spaces that came or went since the base; a changed space has done both.
    private(set) var moved: [BoundingBox] = []
    /// The spaces of the base.
    private let base: SpaceIndex
    /// Spaces of the base that are no more.
    private var gone: Set<Int> = []
    /// Spaces that the base does not have.
    private var added = SpaceIndex()
    private let groups: GreenGroups
    /// The group of each space of the base.
    private let groupOfSpace: [Int]
    /// The area of each row of the base, green or not.
    private let areas: [Double]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.green
        areas = (0..<view.rowCount).map { Self.area(of: $0, view) }
        coverage = Self.coverage(view, areas, site.parameters.greenAccess)
        let rows = view.rows.filter { Self.counts(view.element($0), site.parameters.greenAccess) }
        let pool = Self.pool(of: rows, in: view)
        let union = try crew.kernel.unite(0..<pool.count, in: pool)
        groups = try GreenGroups(of: rows, pool, united: union, kernel: crew.kernel)
        let large = Self.large(union.shapes, site.parameters.greenAccess)
        groupOfSpace = large.map { [groups] in groups.ofShape[$0] }
        base = SpaceIndex(union.shapes.only(large))
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenSpaces, ZoneSubset) {
        let view = site.view.green
        let parameters = site.parameters.greenAccess
        var copy = self
        copy.coverage = Self.coverage(view, areas, parameters)
        let now = { (row: Int) in view.isPresent(row) && Self.counts(view.element(row), parameters) }
        let before = { (row: Int) in row < view.base.count && Self.counts(view.base.elements[row], parameters) }
        let leaving = changes.green.filter { before($0) && !now($0) }
        let coming = changes.green.filter { now($0) && !before($0) }
        if !leaving.isEmpty || !coming.isEmpty {
            let touched = groups.touched(by: leaving, near: coming.map(view.box))
            let members = touched.flatMap { groups.rows[$0] }.filter(now) + coming
            let pool = Self.pool(of: members.sorted(), in: view)
            let united = try crew.kernel.union(of: 0..<pool.count, in: pool)
            copy.replace(spacesOf: touched, with: united.only(Self.large(united, parameters)))
        }
        return (copy, copy.coverage == coverage ? .none : .all)
    }

    /// Whether a space lies at most so far from a point.
    func hasSpace(within limit: Double, of point: Coordinate) -> Bool {
        base.hasSpace(within: limit, of: point, except: gone) || added.hasSpace(within: limit, of: point, except: [])
    }

    /// Puts new spaces in the place of those of some groups; a space that came out as it was has not moved.
    private mutating func replace(spacesOf touched: Set<Int>, with spaces: ShapePool) {
        gone = Set(groupOfSpace.indices.filter { touched.contains(groupOfSpace[$0]) })
        var new = ShapePool()
        for shape in 0..<spaces.count {
            if let same = gone.first(where: { base.shapes.isShape($0, equalTo: shape, of: spaces) }) {
                gone.remove(same)
            } else {
                new.appendShape(shape, of: spaces)
            }
        }
        moved = gone.sorted().map { base.shapes.boxes[$0] } + new.boxes
        added = SpaceIndex(new)
    }
}

// MARK: - What counts

extension GreenSpaces {
    private static func counts(_ element: GreenSpace, _ parameters: Parameters.GreenAccess) -> Bool {
        (element.kind?.isGreen ?? true) && (!parameters.publicOnly || element.isPublic == true)
    }

    private static func area(of row: Int, _ view: LayerView<GreenSpace>) -> Double {
        let shape = view.shape(row)
        return shape.pool.area(of: shape.index)
    }

    private static func coverage(
        _ view: LayerView<GreenSpace>, _ areas: [Double], _ parameters: Parameters.GreenAccess
    ) -> Double? {
        var known = 0.0
        var all = 0.0
        for row in view.rows {
            let element = view.element(row)
            guard element.kind?.isGreen ?? true else { continue }
            let area = row < areas.count ? areas[row] : area(of: row, view)
            all += area
            if !parameters.publicOnly || element.isPublic != nil { known += area }
        }
        return all > 0 ? known / all : nil
    }

    private static func pool(of rows: [Int], in view: LayerView<GreenSpace>) -> ShapePool {
        var pool = ShapePool()
        for row in rows {
            let shape = view.shape(row)
            pool.appendShape(shape.index, of: shape.pool)
        }
        return pool
    }

    /// The spaces that are large enough.
    private static func large(_ spaces: ShapePool, _ parameters: Parameters.GreenAccess) -> [Int] {
        // A park drawn with exactly the smallest size must not fail by the rounding of its corners.
        let minimum = parameters.minimumArea * (1 - 1e-9)
        return (0..<spaces.count).filter { spaces.area(of: $0) >= minimum }
    }
}

extension ShapePool {
    /// A pool of some of the shapes.
    fileprivate func only(_ shapes: [Int]) -> ShapePool {
        var pool = ShapePool()
        for shape in shapes { pool.appendShape(shape, of: self) }
        return pool
    }

    /// Whether a shape is that of another pool, coordinate by coordinate.
    fileprivate func isShape(_ shape: Int, equalTo other: Int, of pool: ShapePool) -> Bool {
        let (mine, others) = (rings(of: shape), pool.rings(of: other))
        guard boxes[shape] == pool.boxes[other], mine.count == others.count else { return false }
        return zip(mine, others).allSatisfy { coordinates(ofRing: $0) == pool.coordinates(ofRing: $1) }
    }
}

/// Spaces, ready to be asked for the distance of a point.
private struct SpaceIndex: Sendable {
    let shapes: ShapePool
    private let tree: PackedRTree
    private let locators: [DistanceLocator]

    init(_ shapes: ShapePool = ShapePool()) {
        self.shapes = shapes
        tree = PackedRTree(shapes.boxes)
        locators = (0..<shapes.count).map { DistanceLocator(shapes, shape: $0) }
    }

    func hasSpace(within limit: Double, of point: Coordinate, except gone: Set<Int>) -> Bool {
        // Slack for the rounding of the box; the locators decide.
        let reach = limit * (1 + 1e-9) + 1e-6
        return tree.first(intersecting: BoundingBox(point).expanded(by: reach)) {
            !gone.contains($0) && locators[$0].isWithin(limit, of: point)
        } != nil
    }
}
