/// The order of boxes along a Hilbert curve through their centres: neighbours in the plane stay neighbours.
enum HilbertOrder {
    /// The indices of all boxes that are not empty, along the curve; equal places keep the order of the array.
    static func order(of boxes: [BoundingBox]) -> [UInt32] {
        let extent = boxes.reduce(into: BoundingBox.empty) { if !$1.isEmpty { $0.formUnion($1) } }
        let scaleX = scale(extent.width)
        let scaleY = scale(extent.height)
        var keys: [UInt64] = []
        keys.reserveCapacity(boxes.count)
        for (index, box) in boxes.enumerated() where !box.isEmpty {
            let x = cell((box.minX + box.maxX) / 2 - extent.minX, scaleX)
            let y = cell((box.minY + box.maxY) / 2 - extent.minY, scaleY)
            keys.append(UInt64(place(x, y)) << 32 | UInt64(index))
        }
        keys.sort()
        return keys.map { UInt32(truncatingIfNeeded: $0) }
    }

    private static func scale(_ side: Double) -> Double {
        side > 0 ? 65_535 / side : 0
    }

    private static func cell(_ offset: Double, _ scale: Double) -> UInt32 {
        let value = offset * scale
        // Written so that not-a-number, from infinite boxes, gives the first cell instead of a trap.
        guard value > 0 else { return 0 }
        return UInt32(min(value, 65_535))
    }

    /// The place on a curve of 2¹⁶ × 2¹⁶ cells.
    ///
    /// Source: Wikipedia, Hilbert curve, the loop of `xy2d`.
    static func place(_ column: UInt32, _ row: UInt32) -> UInt32 {
        var (x, y, place): (UInt32, UInt32, UInt32) = (column, row, 0)
        var side: UInt32 = 1 << 15
        while side > 0 {
            let right: UInt32 = x & side != 0 ? 1 : 0
            let up: UInt32 = y & side != 0 ? 1 : 0
            place &+= side &* side &* ((3 * right) ^ up)
            if up == 0 {
                if right == 1 {
                    x = 65_535 &- x
                    y = 65_535 &- y
                }
                swap(&x, &y)
            }
            side >>= 1
        }
        return place
    }
}
