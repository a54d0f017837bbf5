/// A position in space; `z` is 0 where the file states none.
struct CityPosition: Hashable {
    var x: Double
    var y: Double
    var z: Double

    var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}

/// A plane surface of a city model: a polygon in space.
struct CitySurface {
    /// What a surface says about the ground a building stands on.
    enum Role {
        /// It is where the building meets the ground (GroundSurface).
        case ground
        /// It is a footprint drawn as such (LoD 0).
        case footprint
        /// It bounds the building and nothing says where.
        case shell
        /// It is a roof, a wall or something else that is not the ground.
        case other
    }

    var role: Role
    /// The level of detail (LoD).
    var lod: Double
    /// The rings, the outer one first; the first position is not repeated.
    var rings: [[CityPosition]]
    /// Whether it is one of the surfaces of a solid, all of which look outward.
    var isOfSolid = false
    /// Whether the file states heights.
    var hasHeights = true
    /// What the surface is where it is only referred to and not found.
    var missing: String?
}

extension CitySurface {
    /// The vector area: its length is the area, its direction where the outer ring looks.
    ///
    /// `scale` is the length of a unit of the plane in units of height.
    func normal(scale: Double) -> CityPosition {
        var sum = CityPosition(x: 0, y: 0, z: 0)
        guard let ring = rings.first, let origin = ring.first else { return sum }
        var before = CityPosition(x: 0, y: 0, z: 0)
        for position in ring {
            let here = CityPosition(
                x: (position.x - origin.x) * scale, y: (position.y - origin.y) * scale, z: position.z - origin.z)
            sum.x += (before.y * here.z - before.z * here.y) / 2
            sum.y += (before.z * here.x - before.x * here.z) / 2
            sum.z += (before.x * here.y - before.y * here.x) / 2
            before = here
        }
        return sum
    }
}
