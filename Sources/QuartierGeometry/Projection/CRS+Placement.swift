internal import CPROJ

/// How coordinates contradict the CRS they are said to be in.
public enum Misplacement: Sendable, Hashable {
    /// Beyond ±180° of longitude or ±90° of latitude: probably metres, declared as degrees.
    case outOfDegrees
    /// Right if x and y change places.
    case swappedAxes
    /// Outside the CRS's area of use; both in degrees, the place nil if it is nowhere on the globe.
    case outsideAreaOfUse(place: Coordinate?, area: BoundingBox)
}

extension CRS {
    /// Whether an extent in this CRS lies where the CRS is not used; nil if it makes sense.
    ///
    /// PROJ reports neither swapped axes nor places outside the area of use. All corners and the centre must be
    /// in the area of use grown by 2 degrees. What lies there wholly beyond the area itself is taken for swapped if
    /// the change brings all of it inside: in systems whose x and y are alike (EPSG:3416, EPSG:31254), the mirror
    /// image of a place is but a country away. An empty extent makes sense. The axes of a CRS that is used all over
    /// the globe can only be told apart where a latitude is above 90.
    public func misplacement(of extent: BoundingBox) -> Misplacement? {
        guard !extent.isEmpty, kind != .other else { return nil }
        if kind == .geographic {
            if !Self.isOnGlobe(extent) {
                return Self.isOnGlobe(extent.swapped) ? .swappedAxes : .outOfDegrees
            }
        }
        guard let areaOfUse else { return nil }
        let inverse = kind == .projected ? try? TransformChain.toOwnDegrees(self) : nil
        if kind == .projected, inverse == nil { return nil }
        let places = Self.degrees(of: extent, by: inverse)
        if places.contains(where: { $0.map(areaOfUse.contains) ?? false }), Self.all(places, in: areaOfUse.widened) {
            return nil
        }
        let swapped = Self.degrees(of: extent.swapped, by: inverse)
        if Self.all(places, in: areaOfUse.widened) { return Self.all(swapped, in: areaOfUse) ? .swappedAxes : nil }
        if Self.all(swapped, in: areaOfUse.widened) { return .swappedAxes }
        return .outsideAreaOfUse(place: places[0], area: areaOfUse)
    }

    private static func all(_ places: [Coordinate?], in area: BoundingBox) -> Bool {
        places.allSatisfy { $0.map(area.contains) ?? false }
    }

    /// A place of this CRS in degrees of its own datum, which are those of WGS 84 to some hundred metres; nil if it is
    /// nowhere.
    ///
    /// Enough to ask for the operation that is meant for the place.
    public func ownDegrees(of place: Coordinate) -> Coordinate? {
        guard kind == .projected else { return kind == .geographic && place.isFinite ? place : nil }
        guard let inverse = try? TransformChain.toOwnDegrees(self) else { return nil }
        return Self.degrees(of: BoundingBox(place), by: inverse)[0]
    }

    /// Which of some places lie nowhere on the globe, or outside the area of use grown by 2 degrees; by their numbers.
    ///
    /// None if the CRS has no area of use.
    public func strays(among places: [Coordinate]) -> [Int] {
        guard let area = areaOfUse?.widened else { return [] }
        var degrees = places
        if kind == .projected {
            guard let inverse = try? TransformChain.toOwnDegrees(self) else { return [] }
            inverse.transform(&degrees)
        }
        return degrees.indices.filter { !degrees[$0].isFinite || !area.contains(degrees[$0]) }
    }

    static func isOnGlobe(_ extent: BoundingBox) -> Bool {
        // A little slack for rounded world extents.
        BoundingBox(minX: -180, minY: -90, maxX: 180, maxY: 90).expanded(by: 1e-6).contains(extent)
    }

    /// The centre and the corners in degrees; nil for what is nowhere.
    private static func degrees(of extent: BoundingBox, by inverse: TransformChain?) -> [Coordinate?] {
        let places = [
            extent.center,
            Coordinate(x: extent.minX, y: extent.minY), Coordinate(x: extent.maxX, y: extent.minY),
            Coordinate(x: extent.maxX, y: extent.maxY), Coordinate(x: extent.minX, y: extent.maxY),
        ]
        guard let inverse else { return places }
        return places.map { place in
            var one = [place]
            inverse.transform(&one)
            return one[0].isFinite ? one[0] : nil
        }
    }
}

extension BoundingBox {
    /// The box with x and y changed over.
    fileprivate var swapped: BoundingBox {
        BoundingBox(minX: minY, minY: minX, maxX: maxY, maxY: maxX)
    }

    /// An area of use in degrees with what people still use a CRS for around it.
    fileprivate var widened: BoundingBox { expanded(by: 2) }
}
