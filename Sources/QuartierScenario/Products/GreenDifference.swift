import QuartierGeometry
import QuartierModel

/// How much more or less of each zone is green after changes, from what lies near the changes alone.
struct GreenDifference {
    /// The differences in m², by zone and sort of green; every zone that a changed space may reach is there, unless
    /// it was left out.
    private(set) var zones: [Int: [GreenLevel: Double]] = [:]
    private let changed: [Int]
    private let site: Site
    private let leftOut: Set<Int>

    /// The differences that some rows of green make, ascending, but for some zones; nothing is measured yet.
    init(of changed: [Int], in site: Site, leavingOut zones: Set<Int>) {
        self.changed = changed
        self.site = site
        leftOut = zones
    }

    /// Measures one sort of green; `tree` finds the rows of the base.
    mutating func measure(_ level: GreenLevel, _ tree: PackedRTree, _ kernel: GeometryKernel) throws {
        let view = site.view.green
        let before = { (row: Int) in row < view.base.count && level.holds(view.base.elements[row]) }
        let now = { (row: Int) in view.isPresent(row) && level.holds(view.element(row)) }
        let leaving = changed.filter { before($0) && !now($0) }
        let coming = changed.filter { now($0) && !before($0) }
        guard !leaving.isEmpty || !coming.isEmpty else { return }
        // What stays covers before and after; only what it leaves uncovered makes a difference.
        let moved = Set(leaving).union(coming)
        var staying: Set<Int> = []
        for row in moved {
            tree.forEach(intersecting: view.box(row)) { if !moved.contains($0), now($0) { staying.insert($0) } }
        }
        // Rows that the scenario adds all come, unless it takes them away again.
        try add(coming, 1, level, among: staying.sorted(), kernel)
        try add(leaving, -1, level, among: staying.sorted(), kernel)
    }

    /// Adds what spaces cover that those staying, and those of them before, leave uncovered.
    private mutating func add(
        _ rows: [Int], _ sign: Double, _ level: GreenLevel, among staying: [Int], _ kernel: GeometryKernel
    ) throws {
        let view = site.view.green
        var cover = ShapePool()
        for row in staying {
            let shape = view.shape(row)
            cover.appendShape(shape.index, of: shape.pool)
        }
        for row in rows {
            let shape = view.shape(row)
            for zone in site.zones.index.candidates(view.box(row)) where !leftOut.contains(zone) {
                let area: Double
                switch site.zones.index.classify(view.box(row), area: zone) {
                case .outside: continue
                case .inside: area = try kernel.uncoveredArea(of: shape.index, in: shape.pool, by: cover)
                case .crossing:
                    area = try kernel.uncoveredArea(
                        of: shape.index, in: shape.pool, by: cover,
                        within: (zone, site.zones.shapes, site.zones.index.locator(of: zone)))
                }
                zones[zone, default: [:]][level, default: 0] += sign * area
            }
            cover.appendShape(shape.index, of: shape.pool)
        }
    }
}
