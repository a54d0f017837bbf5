internal import QuartierGeometry

/// The surfaces that a building or a part stands on, and how they were found.
struct Footprint {
    /// How the ground was found, the best way first.
    enum Source: Int, CaseIterable {
        /// The file calls the surfaces so (GroundSurface).
        case groundSurfaces
        /// Footprints of LoD 0.
        case lod0
        /// Surfaces of a solid that look downward.
        case facesDown
        /// Surfaces of a solid without a floor that look upward.
        case facesUp
    }

    var source: Source
    /// Rings in the plane, closed, the shell first; one list of rings for each surface.
    var polygons: [[[Coordinate]]]
    /// The lowest height of the surfaces, where the file states heights.
    var ground: Double?
}

extension Footprint {
    /// A surface steeper than 45° is neither floor nor roof.
    private static let flattest = 0.7

    /// The footprint of an object: of the lowest level of detail that has ground surfaces, else of LoD 0, else of the
    /// lowest that has surfaces looking down, or up; nil if none of them is in the file.
    ///
    /// Blocks are often drawn without the floor nobody sees; what they cover is then under the roof. `scale` is the length of a unit of the plane in metres.
    init?(of object: CityObject, scale: Double) {
        for source in Source.allCases {
            let levels = Dictionary(grouping: object.surfaces.filter { $0.role == source.role }, by: \.lod)
            for (_, level) in levels.sorted(by: { $0.key < $1.key }) {
                let chosen =
                    switch source {
                    case .groundSurfaces, .lod0: level
                    case .facesDown: Self.faces(level, looking: -1, scale: scale)
                    case .facesUp: Self.faces(level.filter(\.isOfSolid), looking: 1, scale: scale)
                    }
                let polygons = chosen.compactMap { Self.projected($0.rings) }
                guard !polygons.isEmpty else { continue }
                self.source = source
                self.polygons = polygons
                // A roof says nothing of the ground; the feet of the walls do.
                let standing = (source == .facesUp ? level : chosen).lazy.filter(\.hasHeights)
                ground = standing.flatMap { $0.rings.joined().lazy.map(\.z) }.min()
                return
            }
        }
        return nil
    }

    /// The surfaces among these that look down (-1) or up (1); those of a solid drawn inside out are turned first.
    private static func faces(_ surfaces: [CitySurface], looking way: Double, scale: Double) -> [CitySurface] {
        let normals = surfaces.map { $0.normal(scale: scale) }
        let isInsideOut = volume(surfaces, normals, scale: scale) < 0
        return zip(surfaces, normals).compactMap { surface, normal in
            let length = (normal.x * normal.x + normal.y * normal.y + normal.z * normal.z).squareRoot()
            let slope = surface.isOfSolid && isInsideOut ? -normal.z : normal.z
            return slope * way >= flattest * length && length > 0 ? surface : nil
        }
    }

    /// Three times the volume that the surfaces of solids enclose, negative if they look inward.
    ///
    /// Reckoned from the lowest place, so that a floor that is missing makes no difference.
    private static func volume(_ surfaces: [CitySurface], _ normals: [CityPosition], scale: Double) -> Double {
        let places = surfaces.lazy.filter(\.isOfSolid).flatMap { $0.rings.joined() }
        guard let origin = places.min(by: { $0.z < $1.z }) else { return 0 }
        return zip(surfaces, normals).reduce(0) { sum, pair in
            guard pair.0.isOfSolid, let place = pair.0.rings.first?.first else { return sum }
            return sum + (place.x - origin.x) * scale * pair.1.x + (place.y - origin.y) * scale * pair.1.y
                + (place.z - origin.z) * pair.1.z
        }
    }

    /// The rings of a surface in the plane; nil for one that stands upright, of which nothing is left there.
    private static func projected(_ rings: [[CityPosition]]) -> [[Coordinate]]? {
        var projected: [[Coordinate]] = []
        for (index, ring) in rings.enumerated() {
            guard let flat = flattened(ring) else {
                if index == 0 { return nil }
                continue
            }
            projected.append(flat)
        }
        return projected
    }

    private static func flattened(_ ring: [CityPosition]) -> [Coordinate]? {
        var flat: [Coordinate] = []
        var length = 0.0
        for position in ring {
            let here = Coordinate(x: position.x, y: position.y)
            guard let before = flat.last else {
                flat.append(here)
                continue
            }
            guard here != before else { continue }
            length += here.distance(to: before)
            flat.append(here)
        }
        guard let first = flat.first, let last = flat.last else { return nil }
        if first != last { flat.append(first) }
        guard flat.count >= 4, abs(ShapePool.signedArea(of: flat)) > 1e-12 * length * length else { return nil }
        return flat
    }
}

extension Footprint.Source {
    fileprivate var role: CitySurface.Role {
        switch self {
        case .groundSurfaces: .ground
        case .lod0: .footprint
        case .facesDown, .facesUp: .shell
        }
    }
}

extension GeometryKernel {
    /// One shape of all polygons, united where they meet.
    ///
    /// Where a polygon is invalid they are put side by side as drawn, so that the layer's policy finds and judges it.
    func united(_ polygons: [[[Coordinate]]]) -> ShapePool {
        var pieces = ShapePool()
        for rings in polygons { pieces.appendArea(rings: rings) }
        if pieces.count > 1, let union = try? unite(0..<pieces.count, in: pieces).shapes { pieces = union }
        var merged = ShapePool()
        merged.appendMerged(pieces)
        return merged
    }
}
