import QuartierGeometry
import QuartierModel

/// Which plot and district each element lies in, for filters that ask for `plot` or `district`.
///
/// An element has one of each: that which holds its centroid (or its point on surface, if the study assigns by
/// it); where districts overlap, the first in file order. Plots are those of the scenario: what it adds is known, what
/// it removes is gone.
struct Placements: Sendable {
    private let districts: AreaIndex
    private let plots: AreaIndex
    private let districtNames: [String]
    private let onSurface: Bool
    private var rows: [LayerKind: [Placement]] = [:]

    /// Pieces of work are this many elements.
    private static let batch = 512

    /// The plot and district of one element, as rows of their layers in the scenario.
    struct Placement: Sendable {
        var plot: Int32?
        var district: Int32?
    }

    init(of city: City, layers: Set<LayerKind>, assignment: Assignment, crew: Crew) throws {
        let isNeeded = !layers.isEmpty
        districts = AreaIndex(isNeeded ? city.districts.shapes : ShapePool())
        plots = AreaIndex(isNeeded ? city.plots.shapes : ShapePool())
        districtNames = city.districts.identifiers
        onSurface = assignment == .pointOnSurface
        for layer in LayerKind.allCases where layers.contains(layer) {
            rows[layer] = try place(city.shapes(of: layer), crew: crew)
        }
    }

    /// The placements of all shapes of a pool in the base.
    private func place(_ pool: ShapePool, crew: Crew) throws -> [Placement] {
        try crew.map((pool.count + Self.batch - 1) / Self.batch) { [self] number, kernel in
            try (number * Self.batch..<min((number + 1) * Self.batch, pool.count)).map { shape in
                let point = try point(of: shape, pool, kernel)
                return Placement(
                    plot: plots.first(containing: point).map(Int32.init),
                    district: districts.first(containing: point).map(Int32.init))
            }
        }.flatMap { $0 }
    }

    private func point(of shape: Int, _ pool: ShapePool, _ kernel: GeometryKernel) throws -> Coordinate {
        if onSurface, pool.kinds[shape] == .area { return try kernel.pointOnSurface(of: shape, in: pool) }
        return pool.centroid(of: shape) ?? pool.boxes[shape].center
    }

    /// The placements of all rows of a layer, as a scenario has it; nil if they were not asked for.
    ///
    /// Without plots of the scenario only the districts are to be relied on.
    func placements<E: Element>(
        of layer: LayerView<E>, among plots: LayerView<Plot>?, crew: Crew
    ) throws -> [Placement]? {
        guard let base = rows[E.layer] else { return nil }
        let all = base + (try place(layer.patch.added.shapes, crew: crew))
        guard let plots, plots.patch.changesShapes else { return all }
        return try replaced(all, of: layer, among: plots, crew: crew)
    }

    /// Placements in the base, put right where the plot is gone or where none was and one may have come.
    private func replaced<E: Element>(
        _ placements: [Placement], of layer: LayerView<E>, among view: LayerView<Plot>, crew: Crew
    ) throws -> [Placement] {
        let added = AreaIndex(view.patch.added.shapes)
        let count = view.base.count
        return try crew.map((placements.count + Self.batch - 1) / Self.batch) { [self] number, kernel in
            try (number * Self.batch..<min((number + 1) * Self.batch, placements.count)).map { row in
                var placement = placements[row]
                if let plot = placement.plot, view.isPresent(Int(plot)) { return placement }
                guard layer.isPresent(row) else { return placement }
                let (pool, shape) = layer.shape(row)
                let point = try point(of: shape, pool, kernel)
                // The base's plots come first in the order of rows; where there was none there is none.
                let old = placement.plot == nil ? nil : self.plots.first(containing: point, where: view.isPresent)
                let new = added.first(containing: point) { view.isPresent(count + $0) }
                placement.plot = (old ?? new.map { $0 + count }).map(Int32.init)
                return placement
            }
        }.flatMap { $0 }
    }

    /// The identifier of a placement's plot.
    func plot(of placement: Placement, among plots: LayerView<Plot>) -> AttributeValue {
        placement.plot.map { .text(plots.identifier(Int($0))) } ?? .missing
    }

    /// The identifier of a placement's district.
    func district(of placement: Placement) -> AttributeValue {
        placement.district.map { .text(districtNames[Int($0)]) } ?? .missing
    }
}
