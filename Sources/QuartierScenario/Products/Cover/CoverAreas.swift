import QuartierGeometry

/// How much of each zone things cover, level by level, every place counted once.
///
/// A scenario adds what a new piece covers that others leave uncovered, and takes off what a lost one alone had covered.
struct CoverAreas: Sendable {
    /// The covered areas of each zone.
    private(set) var zones: SparseColumn<CoverLevels>
    /// Finds the things of the base that cover something, by their place in `items`.
    private let tree: PackedRTree
    private let items: [Int]

    /// A zone that loses all but this share of its cover is measured anew: what is left of a difference of two large
    /// numbers has too few digits.
    private static let smallestShare = 1.0 / 16

    /// A zone with fewer changed things than this is not worth a second look.
    private static let fewestChanges = 8

    /// Measured on a land use plan of 2 500 areas: a difference costs what this many areas cost in a union.
    private static let unionsWorthADifference = 2

    /// Measures the cover of all zones.
    init<Source: CoverSource>(of source: Source, in zones: ZoneSet, crew: Crew) throws {
        let items = (0..<source.count).filter { source.now($0) != nil }
        let map = CoverMap(of: items.lazy.compactMap(source.now), levels: Source.levels)
        tree = map.tree
        self.items = items
        self.zones = SparseColumn(
            items.isEmpty
                ? Array(repeating: CoverLevels(), count: zones.count)
                : try crew.map(zones.count) { zone, kernel in try map.areas(in: zone, of: zones, kernel) })
    }

    /// The cover after some things may have changed, ascending, and the zones in which it may differ.
    ///
    /// Only zones that a changed thing may reach are looked at again.
    func updated<Source: CoverSource>(
        for source: Source, changed: [Int], in set: ZoneSet, crew: Crew
    ) throws -> (CoverAreas, Set<Int>) {
        let changes = source.changes(among: changed)
        let anew = zonesToMeasureAnew(changes, of: set)
        var difference = CoverDifference(of: changes, in: source, zones: set, leavingOut: Set(anew.keys))
        for level in 0..<Source.levels {
            try difference.measure(level, crew.kernel) { box, body in
                tree.forEach(intersecting: box) { body(items[$0]) }
            }
        }
        var copy = self
        for (zone, change) in difference.zones.sorted(by: { $0.key < $1.key }) {
            var after = zones[zone] + change
            if (0..<Source.levels).contains(where: { after[$0] < Self.smallestShare * zones[zone][$0] }) {
                after = try Self.areas(of: near(zone, of: set, changes), source, zone, set, crew.kernel)
            }
            copy.zones.set(after, at: zone)
        }
        let renewed = anew.sorted { $0.key < $1.key }
        let areas = try crew.map(renewed.count) { number, kernel in
            try Self.areas(of: renewed[number].value, source, renewed[number].key, set, kernel)
        }
        for (number, area) in areas.enumerated() { copy.zones.set(area, at: renewed[number].key) }
        return (copy, Set(difference.zones.keys).union(anew.keys))
    }

    private static func areas<Source: CoverSource>(
        of items: [Int], _ source: Source, _ zone: Int, _ set: ZoneSet, _ kernel: GeometryKernel
    ) throws -> CoverLevels {
        try CoverMap(of: items.lazy.compactMap(source.now), levels: Source.levels).areas(in: zone, of: set, kernel)
    }

    /// Zones where so much changes that the union of what there is now is less work than all differences, each with
    /// the things that may lie in it.
    func zonesToMeasureAnew(_ changes: [CoverChange], of set: ZoneSet) -> [Int: [Int]] {
        var counts: [Int: Int] = [:]
        for box in changes.flatMap(\.boxes) {
            for zone in set.index.candidates(box) { counts[zone, default: 0] += 1 }
        }
        var anew: [Int: [Int]] = [:]
        for (zone, count) in counts where count >= Self.fewestChanges {
            let near = near(zone, of: set, changes)
            if near.count <= Self.unionsWorthADifference * count { anew[zone] = near }
        }
        return anew
    }

    /// The things that may lie in a zone, in order.
    private func near(_ zone: Int, of set: ZoneSet, _ changes: [CoverChange]) -> [Int] {
        let window = set.shapes.boxes[zone]
        var found = Set(changes.lazy.filter { $0.now?.box.intersects(window) ?? false }.map(\.item))
        tree.forEach(intersecting: window) { found.insert(items[$0]) }
        return found.sorted()
    }
}
