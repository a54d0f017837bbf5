import QuartierGeometry
import QuartierModel

/// The contiguous green spaces that are large enough to count for access.
///
/// Contiguous are parts that overlap or share a piece of border. A scenario looks again only at the spaces that its
/// changes touch; the rest of the city's green is what it was.
struct GreenSpaces: Product {
    static let reads: Aspects = [.greenShapes, .greenAttributes]
    static let heeds: ParameterGroups = [.greenAccess]

    /// Share of the green area of which it is stated whether it is public, if that matters; nil without green.
    var coverage: Double? { known.share }
    private var known = KnownGreen()
    /// The parts of the base.
    let parts: GreenParts
    /// Parts of the base that belong to no large space any more.
    private(set) var lost: Set<Int> = []
    /// Parts of the base that belong to a large space only now, ascending.
    private(set) var grown: [Int] = []
    /// Parts that the base does not count and that belong to a large space.
    private(set) var added = ShapePool()
    /// Spaces of the base that are no more, or no more what they were.
    private(set) var touched: Set<Int> = []
    /// The large spaces in their place.
    private(set) var renewed: [Renewed] = []

    /// A large space that the base does not have as it is.
    struct Renewed: Sendable {
        /// Its parts that the base has.
        var base: [Int]
        /// Its parts among those added.
        var added: Range<Int>
    }

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.green
        let parameters = site.parameters.greenAccess
        for row in view.rows { known.add(view.element(row), area: Self.area(of: row, view), parameters) }
        let rows = view.rows.filter { Self.counts(view.element($0), parameters) }
        parts = try GreenParts(of: rows, in: view, SpaceSize(parameters.minimumArea), crew: crew)
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenSpaces, ZoneSubset) {
        let view = site.view.green
        let parameters = site.parameters.greenAccess
        var copy = self
        var leaving: Set<Int> = []
        var coming = ShapePool()
        for row in changes.green {
            let before = row < view.base.count ? view.base.elements[row] : nil
            let now = view.isPresent(row) ? view.element(row) : nil
            let area = Self.area(of: row, view)
            if let before { copy.known.remove(before, area: area, parameters) }
            if let now { copy.known.add(now, area: area, parameters) }
            let counted = before.map { Self.counts($0, parameters) } ?? false
            let counts = now.map { Self.counts($0, parameters) } ?? false
            if counted, !counts { leaving.formUnion(parts.parts(of: row)) }
            if counts, !counted {
                let shape = view.shape(row)
                coming.appendParts(of: shape.index, of: shape.pool)
            }
        }
        if !leaving.isEmpty || coming.count > 0 {
            try copy.change(leaving, coming, SpaceSize(parameters.minimumArea), crew.kernel)
        }
        return (copy, copy.coverage == coverage ? .none : .all)
    }

    /// Whether a space lies at most so far from a point.
    func hasSpace(within limit: Double, of point: Coordinate) -> Bool {
        witness(within: limit, of: point) != nil || hasNewSpace(within: limit, of: point)
    }

    /// A part of the base that still belongs to a large space and lies at most so far from a point.
    func witness(within limit: Double, of point: Coordinate) -> Int? {
        parts.largePart(within: limit, of: point) { lost.isEmpty || !lost.contains($0) }
    }

    /// Whether one that the base does not have, or not as a large one, lies at most so far from a point.
    func hasNewSpace(within limit: Double, of point: Coordinate) -> Bool {
        grown.contains { parts.isPart($0, within: limit, of: point) }
            || (0..<added.count).contains { added.isWithin(limit, of: point, shape: $0) }
    }

    /// The boxes of the parts that the base does not have, or not in a large space.
    var newBoxes: [BoundingBox] { grown.map { parts.shapes.boxes[$0] } + added.boxes }

    private mutating func change(
        _ leaving: Set<Int>, _ coming: ShapePool, _ size: SpaceSize, _ kernel: GeometryKernel
    ) throws {
        var regrouping = SpaceRegrouping(of: parts, without: leaving)
        for part in 0..<coming.count { try regrouping.add(part, of: coming, kernel) }
        touched = Set(leaving.map { parts.spaceOfPart[$0] })
        lost = leaving.filter { parts.isLarge[parts.spaceOfPart[$0]] }
        for space in regrouping.spaces() {
            let hasLarge = space.base.contains { regrouping.isWhole($0) && parts.isLarge[parts.spaceOfPart[$0]] }
            let members = space.base.map { (parts.shapes, $0) } + space.coming.map { (coming, $0) }
            let isLarge = try hasLarge || size.isLarge(members, kernel)
            for part in space.base where parts.isLarge[parts.spaceOfPart[part]] != isLarge {
                if isLarge { grown.append(part) } else { lost.insert(part) }
            }
            touched.formUnion(space.base.map { parts.spaceOfPart[$0] })
            guard isLarge else { continue }
            let first = added.count
            for part in space.coming { added.appendShape(part, of: coming) }
            renewed.append(Renewed(base: space.base, added: first..<added.count))
        }
        grown.sort()
    }

    /// Whether a space counts for access, its size aside.
    static func counts(_ element: GreenSpace, _ parameters: Parameters.GreenAccess) -> Bool {
        (element.kind?.isGreen ?? true) && (!parameters.publicOnly || element.isPublic == true)
    }

    private static func area(of row: Int, _ view: LayerView<GreenSpace>) -> Double {
        let shape = view.shape(row)
        return shape.pool.area(of: shape.index)
    }
}
