import QuartierGeometry
import QuartierModel

/// The green of one zone, every place counted once.
struct GreenArea: Hashable, Sendable {
    /// Area covered by green in m².
    var green = 0.0
    /// Area covered by public green in m².
    var publicGreen = 0.0
    /// Area in m² covered by green of which it is stated whether it is public.
    var statedGreen = 0.0
    /// Share of the green area of which it is stated whether it is public; 1 where there is none.
    var publicCoverage = 1.0

    /// Green that only touches a zone may overlap it by a rounding, and areas that are the same may differ by one; that
    /// says nothing about access.
    mutating func settleCoverage(zoneArea: Double) {
        let isGreen = green > 1e-9 * zoneArea
        publicCoverage = isGreen && statedGreen < green * (1 - 1e-9) ? statedGreen / green : 1
    }
}

/// How much of each zone is green: the union of the green spaces, cut at the border of the zone.
///
/// A scenario adds what a new space covers that others leave uncovered, and takes off what a lost one alone had covered.
struct GreenCover: Product {
    static let reads: Aspects = [.greenShapes, .greenAttributes]

    /// The green of each zone.
    private(set) var areas: SparseColumn<GreenArea>
    /// Finds the green of the base, by row.
    private let tree: PackedRTree

    /// A zone that loses all but this share of its green is measured anew: what is left of a difference of two large
    /// numbers has too few digits.
    private static let smallestShare = 1.0 / 16

    /// A zone with fewer changed spaces than this is not worth a second look.
    private static let fewestChanges = 8

    /// Measured on a land use plan of 2 500 areas: a difference costs what this many areas cost in a union.
    private static let unionsWorthADifference = 2

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.green
        tree = PackedRTree((0..<view.rowCount).map(view.box))
        let map = GreenMap(of: Array(view.rows), in: view)
        let zones = site.zones
        areas = SparseColumn(
            try crew.map(zones.count) { zone, kernel in try map.area(in: zone, of: zones, kernel) })
    }

    /// Only zones that a changed space may reach are looked at again.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (GreenCover, ZoneSubset) {
        let anew = zonesToMeasureAnew(changes.green, in: site)
        var difference = GreenDifference(of: changes.green, in: site, leavingOut: Set(anew.keys))
        for level in GreenLevel.allCases { try difference.measure(level, tree, crew.kernel) }
        var copy = self
        for (zone, change) in difference.zones.sorted(by: { $0.key < $1.key }) {
            copy.areas.set(try area(of: zone, after: change, in: site, crew.kernel), at: zone)
        }
        let renewed = anew.sorted { $0.key < $1.key }
        let areas = try crew.map(renewed.count) { number, kernel in
            try GreenMap(of: renewed[number].value, in: site.view.green)
                .area(in: renewed[number].key, of: site.zones, kernel)
        }
        for (number, area) in areas.enumerated() { copy.areas.set(area, at: renewed[number].key) }
        return (copy, .some(Set(difference.zones.keys).union(anew.keys)))
    }

    /// Zones where so much changes that the union of what there is now is less work than all differences, each with
    /// the rows that may lie in it.
    private func zonesToMeasureAnew(_ changed: [Int], in site: Site) -> [Int: [Int]] {
        var counts: [Int: Int] = [:]
        for row in changed {
            let box = site.view.green.box(row)
            for zone in site.zones.index.candidates(box) { counts[zone, default: 0] += 1 }
        }
        var anew: [Int: [Int]] = [:]
        for (zone, count) in counts where count >= Self.fewestChanges {
            let near = rows(near: zone, in: site)
            if near.count <= Self.unionsWorthADifference * count { anew[zone] = near }
        }
        return anew
    }

    private func area(
        of zone: Int, after change: [GreenLevel: Double], in site: Site, _ kernel: GeometryKernel
    ) throws -> GreenArea {
        var area = areas[zone]
        for (level, difference) in change {
            let before = area[keyPath: level.path]
            area[keyPath: level.path] = before + difference
            if before + difference < Self.smallestShare * before {
                return try GreenMap(of: rows(near: zone, in: site), in: site.view.green)
                    .area(in: zone, of: site.zones, kernel)
            }
        }
        area.settleCoverage(zoneArea: site.zones.areas[zone])
        return area
    }

    /// The rows that may lie in a zone, in order.
    private func rows(near zone: Int, in site: Site) -> [Int] {
        let view = site.view.green
        var rows = Array(view.base.count..<view.rowCount)
        tree.forEach(intersecting: site.zones.shapes.boxes[zone]) { rows.append($0) }
        return rows.filter(view.isPresent).sorted()
    }
}

/// The sorts of green whose areas are measured.
enum GreenLevel: CaseIterable {
    /// All green.
    case all
    /// Green that is stated to be public.
    case open
    /// Green of which it is stated whether it is public.
    case stated

    /// Whether a space is of the sort.
    func holds(_ space: GreenSpace) -> Bool {
        guard space.kind?.isGreen ?? true else { return false }
        return switch self {
        case .all: true
        case .open: space.isPublic == true
        case .stated: space.isPublic != nil
        }
    }

    /// Where its area is noted.
    var path: WritableKeyPath<GreenArea, Double> {
        switch self {
        case .all: \.green
        case .open: \.publicGreen
        case .stated: \.statedGreen
        }
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
            guard GreenLevel.all.holds(element) else { continue }
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
        area.statedGreen =
            stated.count == near.count
            ? area.green : stated == open ? area.publicGreen : try covered(stated, zone, zones, kernel)
        area.settleCoverage(zoneArea: zones.areas[zone])
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
