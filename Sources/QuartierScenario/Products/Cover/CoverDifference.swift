import QuartierGeometry

/// How much more or less of each zone is covered after changes, from what lies near the changes alone.
struct CoverDifference<Source: CoverSource> {
    /// The differences in m²; every zone that a piece which came or went may reach is there, unless it was left out.
    private(set) var zones: [Int: CoverLevels] = [:]
    private let source: Source
    private let set: ZoneSet
    private let leftOut: Set<Int>
    private let changes: [CoverChange]

    /// The differences that changes make, ascending, but for some zones; nothing is measured yet.
    init(of changes: [CoverChange], in source: Source, zones: ZoneSet, leavingOut leftOut: Set<Int>) {
        self.source = source
        set = zones
        self.leftOut = leftOut
        self.changes = changes
    }

    /// Measures one level; `forEachBaseItem` visits the things of the base that cover something in a box.
    mutating func measure(
        _ level: Int, _ kernel: GeometryKernel, forEachBaseItem: (BoundingBox, (Int) -> Void) -> Void
    ) throws {
        var leaving: [CoverPiece] = []
        var coming: [CoverPiece] = []
        var moved: Set<Int> = []
        for change in changes {
            let before = change.before.flatMap { $0.level <= level ? $0 : nil }
            let now = change.now.flatMap { $0.level <= level ? $0 : nil }
            if before != nil, let now, !now.isRedrawn { continue }
            guard before != nil || now != nil else { continue }
            moved.insert(change.item)
            if let before { leaving.append(before) }
            if let now { coming.append(now) }
        }
        guard !moved.isEmpty else { return }
        // What stays covers before and after; only what it leaves uncovered makes a difference.
        var found: Set<Int> = []
        for piece in leaving + coming {
            forEachBaseItem(piece.box) { if !moved.contains($0) { found.insert($0) } }
        }
        let staying = found.sorted().compactMap { item in source.now(item).flatMap { $0.level <= level ? $0 : nil } }
        // Things that the scenario adds all come, unless it takes them away again.
        try add(coming, 1, level, among: staying, kernel)
        try add(leaving, -1, level, among: staying, kernel)
    }

    /// Adds what pieces cover that those staying, and those of them before, leave uncovered.
    private mutating func add(
        _ pieces: [CoverPiece], _ sign: Double, _ level: Int, among staying: [CoverPiece], _ kernel: GeometryKernel
    ) throws {
        var cover = ShapePool()
        for piece in staying { cover.appendShape(piece.shape, of: piece.pool) }
        for piece in pieces {
            for zone in set.index.candidates(piece.box) where !leftOut.contains(zone) {
                let area: Double
                switch set.index.classify(piece.box, area: zone) {
                case .outside: continue
                case .inside: area = try kernel.uncoveredArea(of: piece.shape, in: piece.pool, by: cover)
                case .crossing:
                    area = try kernel.uncoveredArea(
                        of: piece.shape, in: piece.pool, by: cover,
                        within: (zone, set.shapes, set.index.locator(of: zone)))
                }
                zones[zone, default: CoverLevels()][level] += sign * area
            }
            cover.appendShape(piece.shape, of: piece.pool)
        }
    }
}
