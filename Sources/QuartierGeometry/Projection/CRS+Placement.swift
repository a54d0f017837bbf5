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
    /// in the area of use grown by 2 degrees. An empty extent makes sense. The axes of a CRS that is used all
    /// over the globe can only be told apart where a latitude is above 90.
    public func misplacement(of extent: BoundingBox) -> Misplacement? {
        guard !extent.isEmpty, kind != .other else { return nil }
        if kind == .geographic {
            if !Self.isOnGlobe(extent) {
                return Self.isOnGlobe(extent.swapped) ? .swappedAxes : .outOfDegrees
            }
        }
        guard let areaOfUse else { return nil }
        let margin = areaOfUse.expanded(by: 2)
        let inverse = kind == .projected ? try? TransformChain.toOwnDegrees(self) : nil
        if kind == .projected, inverse == nil { return nil }
        let places = Self.degrees(of: extent, by: inverse)
        if places.allSatisfy({ $0.map(margin.contains) ?? false }) { return nil }
        let swapped = Self.degrees(of: extent.swapped, by: inverse)
        if swapped.allSatisfy({ $0.map(margin.contains) ?? false }) { return .swappedAxes }
        return .outsideAreaOfUse(place: places[0], area: areaOfUse)
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
}
