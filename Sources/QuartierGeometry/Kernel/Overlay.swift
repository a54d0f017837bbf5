internal import CGEOS

extension GeometryKernel {
    /// What two areas have in common: a pool of exactly one area, empty if they share none.
    ///
    /// Both must be valid (see `validity`). Parts, rings and starts are canonical. Where floating-point overlay
    /// fails it is repeated on `gridSize` and `gridFallbacks` counts it.
    public func intersection(
        _ a: Int, of first: ShapePool, with b: Int, of second: ShapePool
    ) throws(GeometryError) -> ShapePool {
        try overlay(.intersection, (a, first), (b, second))
    }

    /// The area that two areas have in common, in the square of the plane's unit (m²).
    ///
    /// The area of `intersection`, but measured from near by: places far from the origin cost no digits. Nothing is
    /// encoded where the boxes are apart.
    public func intersectionArea(
        _ a: Int, of first: ShapePool, with b: Int, of second: ShapePool
    ) throws(GeometryError) -> Double {
        let check = ShapeGuard(operation: OverlayKind.intersection.rawValue)
        try check.checkArea(a, of: first)
        try check.checkArea(b, of: second)
        guard first.boxes[a].intersects(second.boxes[b]) else { return 0 }
        let origin = first.boxes[a].wholeCorner
        let (one, two) = (first.seen(from: origin, [a]), second.seen(from: origin, [b]))
        do throws(GeometryError) {
            return try intersection(0, of: one, with: 0, of: two).area(of: 0)
        } catch {
            // Told of the shapes as they are drawn.
            try requireValid(a, of: first, error.operation)
            try requireValid(b, of: second, error.operation)
            throw error
        }
    }

    /// What of the first area lies outside the second: a pool of exactly one area, empty if nothing is left.
    ///
    /// The terms are those of `intersection`.
    public func difference(
        _ a: Int, of first: ShapePool, with b: Int, of second: ShapePool
    ) throws(GeometryError) -> ShapePool {
        try overlay(.difference, (a, first), (b, second))
    }

    /// The area within a distance of a shape of any kind; a negative distance shrinks an area.
    ///
    /// A pool of exactly one area, empty if it shrank to nothing. `quadrantSegments` is the number of straight
    /// pieces for a quarter circle (1 to 1000): 16 keep the area of a disc 0.16 % small.
    public func buffer(
        _ shape: Int, of pool: ShapePool, by distance: Double, quadrantSegments: Int = 16
    ) throws(GeometryError) -> ShapePool {
        precondition((1...1000).contains(quadrantSegments), "a quarter circle has 1 to 1000 segments")
        try ShapeGuard(operation: "buffer").check(distance: distance)
        let geometry = try encode(shape, of: pool, "buffer")
        let result = try owned(
            GEOSBuffer_r(handle, geometry.pointer, distance, Int32(quadrantSegments)), "buffer")
        return try decodeArea(result, "buffer")
    }
}

// MARK: - Floating point first, then the grid

extension GeometryKernel {
    enum OverlayKind: String {
        case intersection
        case difference
    }

    private func overlay(
        _ kind: OverlayKind, _ first: (shape: Int, pool: ShapePool), _ second: (shape: Int, pool: ShapePool)
    ) throws(GeometryError) -> ShapePool {
        let check = ShapeGuard(operation: kind.rawValue)
        try check.checkArea(first.shape, of: first.pool)
        try check.checkArea(second.shape, of: second.pool)
        guard first.pool.boxes[first.shape].intersects(second.pool.boxes[second.shape]) else {
            return apart(kind, first)
        }
        let one = try encodeChecked(CollectionOfOne(first.shape), of: first.pool, .area, kind.rawValue)
        let two = try encodeChecked(CollectionOfOne(second.shape), of: second.pool, .area, kind.rawValue)
        do throws(GeometryError) {
            return try decodeArea(try overlay(kind, one, two), kind.rawValue)
        } catch {
            try requireValid(first.shape, of: first.pool, kind.rawValue)
            try requireValid(second.shape, of: second.pool, kind.rawValue)
            throw error
        }
    }

    func overlay(
        _ kind: OverlayKind, _ one: borrowing OwnedGeometry, _ two: borrowing OwnedGeometry
    ) throws(GeometryError) -> OwnedGeometry {
        let inFloatingPoint =
            switch kind {
            case .intersection: GEOSIntersection_r(handle, one.pointer, two.pointer)
            case .difference: GEOSDifference_r(handle, one.pointer, two.pointer)
            }
        if let inFloatingPoint { return OwnedGeometry(inFloatingPoint, kernel: self) }
        let onGrid =
            switch kind {
            case .intersection: GEOSIntersectionPrec_r(handle, one.pointer, two.pointer, Self.gridSize)
            case .difference: GEOSDifferencePrec_r(handle, one.pointer, two.pointer, Self.gridSize)
            }
        let result = try owned(onGrid, kind.rawValue)
        gridFallbacks += 1
        return result
    }

    /// The result for areas whose boxes do not meet.
    private func apart(_ kind: OverlayKind, _ first: (shape: Int, pool: ShapePool)) -> ShapePool {
        var result = ShapePool()
        if kind == .difference {
            let polygons = first.pool.canonicalPolygons(of: first.shape).sorted(by: CanonicalPolygon.ordered)
            for polygon in polygons { result.appendPart(polygon) }
        }
        result.closeShape(.area)
        return result
    }
}
