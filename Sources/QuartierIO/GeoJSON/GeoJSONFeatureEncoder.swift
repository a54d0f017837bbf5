public import QuartierGeometry
internal import QuartierModel

/// Turns shapes whose coordinates are longitude and latitude into RFC 7946 text.
///
/// Rings follow the right-hand rule (shells counterclockwise, holes clockwise) and are closed exactly as written.
public enum GeoJSONFeatureEncoder {
    /// A geometry as text, and what a reader of that text gets.
    public struct Geometry: Sendable {
        /// The geometry object, or `null` for an empty shape.
        public var bytes: [UInt8]
        /// One shape: the coordinates as written.
        ///
        /// Check its validity, and ask for more decimals if it is lost.
        public var rounded: ShapePool
        /// The box of the coordinates as written; empty for an empty shape.
        public var bbox: BoundingBox
    }

    /// Encodes a shape with at most so many decimals (7 are 11 mm on the ground, 9 are 0.1 mm).
    ///
    /// Positions that fall together with the one before by rounding are left out, unless the ring would keep
    /// fewer than four (a line fewer than two).
    public static func geometry(of shape: Int, in pool: ShapePool, decimals: Int) -> Geometry {
        guard !pool.isEmpty(shape) else {
            var empty = ShapePool()
            empty.closeShape(pool.kinds[shape])
            return Geometry(bytes: Array("null".utf8), rounded: empty, bbox: .empty)
        }
        var rounded = ShapePool()
        for part in pool.parts(of: shape) {
            for (index, ring) in pool.rings(ofPart: part).enumerated() {
                append(
                    pool.coordinates(ofRing: ring), kind: pool.kinds[shape], isHole: index > 0, decimals: decimals,
                    to: &rounded)
            }
            rounded.closePart()
        }
        rounded.closeShape(pool.kinds[shape])
        return Geometry(bytes: text(of: rounded, decimals: decimals), rounded: rounded, bbox: rounded.boxes[0])
    }

    // MARK: Rounding

    private static func append(
        _ ring: ArraySlice<Coordinate>, kind: ShapeKind, isHole: Bool, decimals: Int, to pool: inout ShapePool
    ) {
        var positions = ring.map { round($0, decimals) }
        if kind == .area, let first = positions.first, positions.last != first { positions.append(first) }
        var thinned: [Coordinate] = []
        for position in positions where position != thinned.last { thinned.append(position) }
        let minimum = kind == .area ? 4 : kind == .line ? 2 : 1
        if thinned.count >= minimum { positions = thinned }
        if kind == .area {
            let area = doubledArea(positions)
            if isHole ? area > 0 : area < 0 { positions.reverse() }
        }
        for position in positions { pool.append(position) }
        pool.closeRing()
    }

    private static func round(_ coordinate: Coordinate, _ decimals: Int) -> Coordinate {
        Coordinate(x: round(coordinate.x, decimals), y: round(coordinate.y, decimals))
    }

    private static func round(_ value: Double, _ decimals: Int) -> Double {
        guard let scaled = FixedDecimal.scaled(value, decimals: decimals) else { return value }
        return FixedDecimal.value(ofScaled: scaled, decimals: decimals)
    }

    /// Twice the signed area; positive for counterclockwise.
    private static func doubledArea(_ ring: [Coordinate]) -> Double {
        guard let origin = ring.first else { return 0 }
        var sum = 0.0
        for (from, to) in zip(ring, ring.dropFirst()) {
            sum += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
        }
        return sum
    }

    // MARK: Text

    private static func text(of pool: ShapePool, decimals: Int) -> [UInt8] {
        let isMulti = pool.parts(of: 0).count > 1
        var writer = JSONWriter()
        writer.append("{\"type\":\"")
        if isMulti { writer.append("Multi") }
        switch pool.kinds[0] {
        case .point: writer.append("Point")
        case .line: writer.append("LineString")
        case .area: writer.append("Polygon")
        }
        writer.append("\",\"coordinates\":")
        if isMulti { writer.append("[") }
        for part in pool.parts(of: 0) {
            if part > 0 { writer.append(",") }
            append(part: part, of: pool, decimals: decimals, to: &writer)
        }
        if isMulti { writer.append("]") }
        writer.append("}")
        return writer.bytes
    }

    private static func append(part: Int, of pool: ShapePool, decimals: Int, to writer: inout JSONWriter) {
        let kind = pool.kinds[0]
        if kind == .area { writer.append("[") }
        for (index, ring) in pool.rings(ofPart: part).enumerated() {
            if index > 0 { writer.append(",") }
            if kind != .point { writer.append("[") }
            for (index, position) in pool.coordinates(ofRing: ring).enumerated() {
                if index > 0 { writer.append(",") }
                writer.append("[")
                writer.appendFixed(position.x, decimals: decimals)
                writer.append(",")
                writer.appendFixed(position.y, decimals: decimals)
                writer.append("]")
            }
            if kind != .point { writer.append("]") }
        }
        if kind == .area { writer.append("]") }
    }
}

// MARK: - Features and collections

extension GeoJSONFeatureEncoder {
    /// Writes a feature: identifier, box, geometry, and whatever members `properties` writes.
    public static func writeFeature(
        id: String?, geometry: Geometry, decimals: Int, to writer: inout JSONWriter,
        properties: (inout JSONWriter) -> Void
    ) {
        writer.beginObject()
        writer.key("type")
        writer.value("Feature")
        if let id {
            writer.key("id")
            writer.value(id)
        }
        writeBox(geometry.bbox, decimals: decimals, to: &writer)
        writer.key("geometry")
        writer.raw(geometry.bytes)
        writer.key("properties")
        writer.beginObject()
        properties(&writer)
        writer.endObject()
        writer.endObject()
    }

    /// Opens a FeatureCollection; features follow, then `endCollection`.
    ///
    /// Write each feature into a writer of its own and hand its bytes to `appendFeature`, so that a collection
    /// may be larger than memory.
    public static func beginCollection(bbox: BoundingBox, decimals: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("type")
        writer.value("FeatureCollection")
        writeBox(bbox, decimals: decimals, to: &writer)
        writer.key("features")
        writer.beginArray()
        return writer.bytes
    }

    /// Appends a feature to the bytes of a collection, on a line of its own.
    public static func appendFeature(_ feature: [UInt8], isFirst: Bool, to bytes: inout [UInt8]) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        bytes.append(0x0A)
        bytes.append(contentsOf: feature)
    }

    /// Appends a feature to the bytes of a text sequence (RFC 8142): a record separator, the feature, a line feed.
    public static func appendRecord(_ feature: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(Records.separator)
        bytes.append(contentsOf: feature)
        bytes.append(0x0A)
    }

    /// Closes a FeatureCollection.
    public static func endCollection() -> [UInt8] { Array("\n]}\n".utf8) }

    private static func writeBox(_ box: BoundingBox, decimals: Int, to writer: inout JSONWriter) {
        guard !box.isEmpty else { return }
        writer.key("bbox")
        writer.beginArray()
        for side in [box.minX, box.minY, box.maxX, box.maxY] { writer.fixed(side, decimals: decimals) }
        writer.endArray()
    }
}
