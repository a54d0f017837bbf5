/// What a shape is made of.
///
/// A shape has one kind; multi-part shapes are shapes with several parts.
public enum ShapeKind: UInt8, Sendable, CaseIterable {
    /// Points: every part is one ring of one coordinate.
    case point
    /// Lines: every part is one ring, open.
    case line
    /// Areas: every part is a polygon, its first ring the shell, the others its holes; rings are closed.
    case area
}

/// The shapes of a layer, their coordinates in one flat array.
///
/// Coordinates lie ring after ring; three offset arrays say where rings, parts and shapes end. This is the
/// layout of GeoArrow: no allocation for a feature, one call to PROJ for a layer, loops at memory speed.
/// A pool is a value: it is built once by a reader or a kernel and shared between threads afterwards.
///
/// Rings of areas are closed (first coordinate = last). Loaded layers are normalised: shells run
/// counterclockwise and holes clockwise.
public struct ShapePool: Hashable, Sendable {
    /// All coordinates, ring after ring.
    public internal(set) var coordinates: [Coordinate] = []
    /// The kind of each shape.
    public private(set) var kinds: [ShapeKind] = []
    /// The bounding box of each shape; `.empty` for a shape without parts.
    public internal(set) var boxes: [BoundingBox] = []
    private var ringOffsets: [UInt32] = [0]
    private var partOffsets: [UInt32] = [0]
    private var shapeOffsets: [UInt32] = [0]

    /// A pool without shapes.
    public init() {}

    /// The number of shapes.
    public var count: Int { kinds.count }

    /// Makes room, so that a reader that knows its counts does not grow the arrays step by step.
    public mutating func reserveCapacity(shapes: Int, coordinates: Int) {
        kinds.reserveCapacity(shapes)
        boxes.reserveCapacity(shapes)
        shapeOffsets.reserveCapacity(shapes + 1)
        partOffsets.reserveCapacity(shapes + 1)
        ringOffsets.reserveCapacity(shapes + 1)
        self.coordinates.reserveCapacity(coordinates)
    }
}

// MARK: - Reading

extension ShapePool {
    /// The parts of a shape, as indices for `rings(ofPart:)`.
    public func parts(of shape: Int) -> Range<Int> {
        Int(shapeOffsets[shape])..<Int(shapeOffsets[shape + 1])
    }

    /// The rings of a part, as indices for `coordinates(ofRing:)`; of an area the first is the shell.
    public func rings(ofPart part: Int) -> Range<Int> {
        Int(partOffsets[part])..<Int(partOffsets[part + 1])
    }

    /// All rings of a shape, part after part.
    public func rings(of shape: Int) -> Range<Int> {
        Int(partOffsets[Int(shapeOffsets[shape])])..<Int(partOffsets[Int(shapeOffsets[shape + 1])])
    }

    /// Where the coordinates of a ring lie in `coordinates`.
    public func range(ofRing ring: Int) -> Range<Int> {
        Int(ringOffsets[ring])..<Int(ringOffsets[ring + 1])
    }

    /// Where the coordinates of a shape lie in `coordinates`.
    public func range(of shape: Int) -> Range<Int> {
        let rings = rings(of: shape)
        return Int(ringOffsets[rings.lowerBound])..<Int(ringOffsets[rings.upperBound])
    }

    /// The coordinates of a ring.
    public func coordinates(ofRing ring: Int) -> ArraySlice<Coordinate> {
        coordinates[range(ofRing: ring)]
    }

    /// Whether a shape has no parts (a feature with a null or empty geometry).
    public func isEmpty(_ shape: Int) -> Bool {
        shapeOffsets[shape] == shapeOffsets[shape + 1]
    }

    /// The number of rings in the pool.
    public var ringCount: Int { ringOffsets.count - 1 }

    /// The box of all shapes.
    public var extent: BoundingBox {
        boxes.reduce(into: BoundingBox.empty) { $0.formUnion($1) }
    }
}

// MARK: - Building

extension ShapePool {
    /// The most coordinates a pool holds: offsets are 32 bits wide.
    public static let maximumCoordinates = Int(UInt32.max)

    /// Adds a coordinate to the open ring.
    public mutating func append(_ coordinate: Coordinate) {
        coordinates.append(coordinate)
    }

    /// Ends the open ring.
    public mutating func closeRing() {
        precondition(coordinates.count <= Self.maximumCoordinates, "a pool holds at most 2^32 coordinates")
        ringOffsets.append(UInt32(coordinates.count))
    }

    /// Ends the open part, which is made of the rings closed since the last part.
    public mutating func closePart() {
        partOffsets.append(UInt32(ringOffsets.count - 1))
    }

    /// Ends the open shape, which is made of the parts closed since the last shape, and returns its index.
    @discardableResult
    public mutating func closeShape(_ kind: ShapeKind) -> Int {
        shapeOffsets.append(UInt32(partOffsets.count - 1))
        kinds.append(kind)
        boxes.append(.empty)
        refreshBox(of: count - 1)
        return count - 1
    }

    /// Forgets everything added since the last closed shape.
    public mutating func discardOpenShape() {
        let parts = Int(shapeOffsets[count])
        partOffsets.removeLast(partOffsets.count - 1 - parts)
        let rings = Int(partOffsets[parts])
        ringOffsets.removeLast(ringOffsets.count - 1 - rings)
        coordinates.removeLast(coordinates.count - Int(ringOffsets[rings]))
    }

    /// Adds a shape of one point.
    @discardableResult
    public mutating func appendPoint(_ point: Coordinate) -> Int {
        append(point)
        closeRing()
        closePart()
        return closeShape(.point)
    }

    /// Adds a shape of several points.
    @discardableResult
    public mutating func appendPoints(_ points: some Sequence<Coordinate>) -> Int {
        for point in points {
            append(point)
            closeRing()
            closePart()
        }
        return closeShape(.point)
    }

    /// Adds a shape of one polygon from closed rings, the shell first.
    @discardableResult
    public mutating func appendArea(rings: [[Coordinate]]) -> Int {
        for ring in rings {
            coordinates.append(contentsOf: ring)
            closeRing()
        }
        closePart()
        return closeShape(.area)
    }

    /// Adds a copy of a shape of another pool.
    @discardableResult
    public mutating func appendShape(_ shape: Int, of other: ShapePool) -> Int {
        for part in other.parts(of: shape) {
            for ring in other.rings(ofPart: part) {
                coordinates.append(contentsOf: other.coordinates(ofRing: ring))
                closeRing()
            }
            closePart()
        }
        return closeShape(other.kinds[shape])
    }

    /// Adds one shape that has the parts of all shapes of another pool, which are of one kind.
    @discardableResult
    public mutating func appendMerged(_ other: ShapePool, kind: ShapeKind = .area) -> Int {
        for shape in 0..<other.count {
            for part in other.parts(of: shape) {
                for ring in other.rings(ofPart: part) {
                    coordinates.append(contentsOf: other.coordinates(ofRing: ring))
                    closeRing()
                }
                closePart()
            }
        }
        return closeShape(kind)
    }

    /// Computes the box of a shape anew after its coordinates have changed.
    mutating func refreshBox(of shape: Int) {
        var box = BoundingBox.empty
        for index in range(of: shape) { box.formUnion(coordinates[index]) }
        boxes[shape] = box
    }
}
