import QuartierGeometry
import QuartierModel

/// The green of one zone, every place counted once.
struct GreenArea: Hashable, Sendable {
    /// Area covered by green in m².
    var green = 0.0
    /// Area covered by public green in m².
    var publicGreen = 0.0
    /// Share of the green area of which it is stated whether it is public; 1 where there is none.
    var publicCoverage = 1.0
}

/// How much of each zone is green: the union of the green spaces, cut at the border of the zone.
struct GreenCover: Product {
    static let reads: Aspects = [.greenShapes, .greenAttributes]

    /// The green of each zone.
    private(set) var areas: [GreenArea]
    /// Finds the green of the base, by row.
    private let tree: PackedRTree

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.green
        tree = PackedRTree((0..<view.rowCount).map(view.box))
        let map = GreenMap(of: Array(view.rows), in: view)
        let zones = site.zones
        areas = try crew.map(zones.count) { zone, kernel in try map.area(in: zone, of: zones, kernel) }
    }

    /// Only zones that a changed space touches are measured again.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenCover, ZoneSubset) {
        let view = site.view.green
        let touched = Set(changes.green.flatMap { site.zones.index.candidates(view.box($0)) })
        let map = GreenMap(of: rows(near: touched, in: site), in: view)
        var copy = self
        for zone in touched { copy.areas[zone] = try map.area(in: zone, of: site.zones, crew.kernel) }
        return (copy, .some(touched))
    }

    /// The rows that may lie in some zones, in order.
    private func rows(near zones: Set<Int>, in site: Site) -> [Int] {
        let view = site.view.green
        var rows = Set(view.base.count..<view.rowCount)
        for zone in zones { tree.forEach(intersecting: site.zones.shapes.boxes[zone]) { rows.insert($0) } }
        return rows.filter(view.isPresent).sorted()
    }
}

/// Some green spaces of a view, ready to be asked by box.
private struct GreenMap: Sendable {
    private let pool: ShapePool
    private let isPublic: [Bool?]
    private let tree: PackedRTree

    init(of rows: [Int], in view: LayerView<GreenSpace>) {
        var pool = ShapePool()
        var isPublic: [Bool?] = []
        for row in rows {
            let element = view.element(row)
            guard element.kind?.isGreen ?? true else { continue }
            let shape = view.shape(row)
            pool.appendShape(shape.index, of: shape.pool)
            isPublic.append(element.isPublic)
        }
        tree = PackedRTree(pool.boxes)
        self.pool = pool
        self.isPublic = isPublic
    }

    func area(in zone: Int, of zones: ZoneSet, _ kernel: GeometryKernel) throws -> GreenArea {
        var near: [Int] = []
        tree.forEach(intersecting: zones.shapes.boxes[zone]) { near.append($0) }
        near.sort()
        near = near.filter { zones.index.classify(pool.boxes[$0], area: zone) != .outside }
        guard !near.isEmpty else { return GreenArea() }
        let stated = near.filter { isPublic[$0] != nil }
        let open = near.filter { isPublic[$0] == true }
        var area = GreenArea()
        area.green = try covered(near, zone, zones, kernel)
        area.publicGreen = open.count == near.count ? area.green : try covered(open, zone, zones, kernel)
        // Green that only touches the zone may overlap it by a rounding; that says nothing about access.
        if stated.count < near.count, area.green > 1e-9 * zones.areas[zone] {
            area.publicCoverage = min(1, try covered(stated, zone, zones, kernel) / area.green)
        }
        return area
    }

    /// The area of a zone that some spaces cover together.
    private func covered(
        _ spaces: [Int], _ zone: Int, _ zones: ZoneSet, _ kernel: GeometryKernel
    ) throws -> Double {
        guard !spaces.isEmpty else { return 0 }
        let union = try kernel.union(of: spaces, in: pool)
        var sum = 0.0
        for part in 0..<union.count {
            switch zones.index.classify(union.boxes[part], area: zone) {
            case .inside: sum += union.area(of: part)
            case .outside: break
            case .crossing: sum += try kernel.intersectionArea(part, of: union, with: zone, of: zones.shapes)
            }
        }
        return sum
    }
}
