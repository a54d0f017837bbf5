import QuartierGeometry
import QuartierModel

/// The trees of one zone.
struct TreeCount: Hashable, Sendable {
    /// Trees whose middle lies in the zone.
    var all = 0
    /// Those of them whose crowns are known or assumed.
    var known = 0
}

/// How much of each zone lies under the crowns of trees: the union of the crowns, cut at the border of the zone.
struct Canopy: Product {
    static let reads: Aspects = [.treeShapes, .treeAttributes, .assumptions]

    /// The canopy of each zone: that of crowns that are stated, and that of all.
    private(set) var areas: CoverAreas
    /// The trees of each zone.
    private(set) var trees: SparseColumn<TreeCount>
    /// Trees that state no crown, while the study assumes none.
    let unknown: Int
    private let crowns: Crowns

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.trees
        let crowns = try Crowns(of: view, assuming: site.assumptions.crownDiameter, kernel: crew.kernel)
        var counts = [TreeCount](repeating: TreeCount(), count: site.zones.count)
        var unknown = 0
        for row in view.rows {
            let isKnown = crowns.now(row) != nil
            if !isKnown { unknown += 1 }
            for zone in Self.zones(of: row, view, site.zones) {
                counts[zone].all += 1
                if isKnown { counts[zone].known += 1 }
            }
        }
        areas = try CoverAreas(of: crowns, in: site.zones, crew: crew)
        trees = SparseColumn(counts)
        self.unknown = unknown
        self.crowns = crowns
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (Canopy, ZoneSubset) {
        guard site.assumptions.crownDiameter == crowns.assumed else {
            return (try Canopy(of: site, from: products, crew: crew), .all)
        }
        guard !changes.trees.isEmpty else { return (self, .none) }
        let view = site.view.trees
        let crowns = try crowns.updated(for: view, changes.trees, kernel: crew.kernel)
        var copy = self
        var touched: Set<Int>
        (copy.areas, touched) = try areas.updated(
            for: crowns, changed: changes.trees, in: site.zones, crew: crew)
        for row in changes.trees {
            let wasThere = row < view.base.count
            for zone in Self.zones(of: row, view, site.zones) {
                var count = copy.trees[zone]
                if wasThere { count.add(-1, isKnown: crowns.before(row) != nil) }
                if view.isPresent(row) { count.add(1, isKnown: crowns.now(row) != nil) }
                copy.trees.set(count, at: zone)
                touched.insert(zone)
            }
        }
        return (copy, .some(touched))
    }

    /// The zones that hold the middle of a tree.
    private static func zones(of row: Int, _ view: LayerView<Tree>, _ zones: ZoneSet) -> [Int] {
        let (pool, shape) = view.shape(row)
        let middle = pool.centroid(of: shape) ?? pool.boxes[shape].center
        return zones.index.candidates(BoundingBox(middle)).filter { zones.index.contains(middle, area: $0) }
    }
}

extension TreeCount {
    fileprivate mutating func add(_ number: Int, isKnown: Bool) {
        all += number
        if isKnown { known += number }
    }
}
