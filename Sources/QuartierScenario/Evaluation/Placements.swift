import QuartierGeometry
import QuartierModel

/// Which plot and district each element lies in, for filters that ask for `plot` or `district`.
///
/// An element has one of each: that which holds its centroid (or its point on surface, if the study assigns by
/// it); where districts overlap, the first in file order.
struct Placements: Sendable {
    private let districts: AreaIndex
    private let plots: AreaIndex
    private let districtNames: [String]
    private let plotNames: [String]
    private let onSurface: Bool
    private var rows: [LayerKind: [Placement]] = [:]

    /// The plot and district of one element, as rows of their layers.
    struct Placement: Sendable {
        var plot: Int32?
        var district: Int32?
    }

    init(of city: City, layers: Set<LayerKind>, assignment: Assignment, crew: Crew) throws {
        let isNeeded = !layers.isEmpty
        districts = AreaIndex(isNeeded ? city.districts.shapes : ShapePool())
        plots = AreaIndex(isNeeded ? city.plots.shapes : ShapePool())
        districtNames = city.districts.identifiers
        plotNames = city.plots.identifiers
        onSurface = assignment == .pointOnSurface
        for layer in LayerKind.allCases where layers.contains(layer) {
            rows[layer] = try place(Self.shapes(of: layer, in: city), crew: crew)
        }
    }

    private static func shapes(of layer: LayerKind, in city: City) -> ShapePool {
        switch layer {
        case .districts: city.districts.shapes
        case .plots: city.plots.shapes
        case .buildings: city.buildings.shapes
        case .green: city.green.shapes
        case .stops: city.stops.shapes
        }
    }

    /// The placements of all shapes of a pool.
    func place(_ pool: ShapePool, crew: Crew) throws -> [Placement] {
        let batch = 512
        return try crew.map((pool.count + batch - 1) / batch) { [self] number, kernel in
            try (number * batch..<min((number + 1) * batch, pool.count)).map { shape in
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

    /// The placements of a layer's base rows, if they were asked for.
    func placements(of layer: LayerKind) -> [Placement]? { rows[layer] }

    /// The identifier of a placement's plot.
    func plot(of placement: Placement) -> AttributeValue {
        placement.plot.map { .text(plotNames[Int($0)]) } ?? .missing
    }

    /// The identifier of a placement's district.
    func district(of placement: Placement) -> AttributeValue {
        placement.district.map { .text(districtNames[Int($0)]) } ?? .missing
    }
}
