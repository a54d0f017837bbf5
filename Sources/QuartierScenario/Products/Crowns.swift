import QuartierGeometry
import QuartierModel

/// The crowns of trees by row: as they are drawn, or discs of a stated or an assumed diameter.
struct Crowns: CoverSource {
    static let levels = 2
    /// The diameter in metres of crowns that are not stated; nil if the study assumes none.
    let assumed: Double?
    private(set) var view: LayerView<Tree>
    /// The crowns of the base; empty where nothing is known.
    private let base: ShapePool
    /// The crowns that a scenario changes or adds, and where each row has its own.
    private var own = ShapePool()
    private var placeInOwn: [Int: Int] = [:]

    /// The crowns of a base.
    init(of view: LayerView<Tree>, assuming assumed: Double?, kernel: GeometryKernel) throws(GeometryError) {
        self.view = view
        self.assumed = assumed
        var crowns = ShapePool()
        for row in 0..<view.rowCount { try Self.append(row, of: view, assumed, to: &crowns, kernel) }
        base = crowns
    }

    /// The crowns after the trees of some rows have changed.
    func updated(
        for view: LayerView<Tree>, _ changed: [Int], kernel: GeometryKernel
    ) throws(GeometryError) -> Crowns {
        var copy = self
        copy.view = view
        for row in changed where view.isPresent(row) {
            let isAsBefore =
                row < view.base.count && view.base.elements[row].crownDiameter == view.element(row).crownDiameter
            guard !isAsBefore else { continue }
            copy.placeInOwn[row] = copy.own.count
            try Self.append(row, of: view, assumed, to: &copy.own, kernel)
        }
        return copy
    }

    var count: Int { view.rowCount }

    func before(_ item: Int) -> CoverPiece? {
        item < view.base.count ? piece(item, of: base, view.base.elements[item]) : nil
    }

    func now(_ item: Int) -> CoverPiece? {
        guard view.isPresent(item) else { return nil }
        guard let place = placeInOwn[item] else { return piece(item, of: base, view.element(item), row: item) }
        var piece = piece(place, of: own, view.element(item), row: item)
        piece?.isRedrawn = item < view.base.count
        return piece
    }

    private func piece(_ shape: Int, of pool: ShapePool, _ tree: Tree, row: Int? = nil) -> CoverPiece? {
        guard !pool.isEmpty(shape) else { return nil }
        let drawn = view.shape(row ?? shape)
        let isStated = tree.crownDiameter != nil || drawn.pool.kinds[drawn.index] == .area
        return CoverPiece(pool: pool, shape: shape, level: isStated ? 0 : 1)
    }

    private static func append(
        _ row: Int, of view: LayerView<Tree>, _ assumed: Double?, to crowns: inout ShapePool, _ kernel: GeometryKernel
    ) throws(GeometryError) {
        let (pool, shape) = view.shape(row)
        guard pool.kinds[shape] == .point else {
            crowns.appendShape(shape, of: pool)
            return
        }
        guard let diameter = view.element(row).crownDiameter ?? assumed else {
            crowns.closeShape(.area)
            return
        }
        let places = pool.coordinates[pool.range(of: shape)]
        guard places.count > 1 else {
            for place in places { crowns.appendDisc(around: place, radius: diameter / 2) }
            return
        }
        // A tree of several points may be a group whose crowns overlap.
        var discs = ShapePool()
        for place in places { discs.appendDisc(around: place, radius: diameter / 2) }
        crowns.appendMerged(try kernel.union(of: 0..<discs.count, in: discs))
    }
}
