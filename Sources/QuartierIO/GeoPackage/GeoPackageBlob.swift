internal import QuartierGeometry

/// Writes areas as GeoPackage has them: a header with the envelope, then well-known binary, little-endian throughout.
enum GeoPackageBlob {
    /// A shape as a multi-polygon, also where it has one part: a layer has one type of geometry.
    static func multiPolygon(_ shape: Int, of pool: ShapePool, system: Int) -> [UInt8] {
        precondition(pool.kinds[shape] == .area, "only areas are written to a GeoPackage")
        let isEmpty = pool.isEmpty(shape)
        var bytes: [UInt8] = [0x47, 0x50, 0]
        bytes.reserveCapacity(64 + 16 * pool.range(of: shape).count)
        // Bit 0: little-endian; bits 1 to 3: an envelope of x and y; bit 4: empty.
        bytes.append(isEmpty ? 0b1_0001 : 0b0_0011)
        append(UInt32(bitPattern: Int32(clamping: system)), to: &bytes)
        if !isEmpty {
            let box = pool.boxes[shape]
            for side in [box.minX, box.maxX, box.minY, box.maxY] { append(side, to: &bytes) }
        }
        appendHead(6, count: pool.parts(of: shape).count, to: &bytes)
        for part in pool.parts(of: shape) {
            let rings = pool.rings(ofPart: part)
            appendHead(3, count: rings.count, to: &bytes)
            for ring in rings {
                let positions = pool.coordinates(ofRing: ring)
                append(UInt32(positions.count), to: &bytes)
                for position in positions {
                    append(position.x, to: &bytes)
                    append(position.y, to: &bytes)
                }
            }
        }
        return bytes
    }

    private static func appendHead(_ type: UInt32, count: Int, to bytes: inout [UInt8]) {
        bytes.append(1)
        append(type, to: &bytes)
        append(UInt32(count), to: &bytes)
    }

    private static func append(_ number: Double, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
