internal import CGEOS

/// Whether a shape says without doubt what is inside it.
public enum Validity: Sendable, Hashable {
    /// It does, by the rules of OGC Simple Features.
    case valid
    /// It does not; the reason in words, and the place to look at where there is one.
    case invalid(reason: String, at: Coordinate?)
}

extension GeometryKernel {
    /// Whether a shape is valid by the rules of OGC Simple Features.
    ///
    /// What GEOS must not see (not finite, beyond 1e9, empty, rings open or too short) is invalid with a reason.
    public func validity(of shape: Int, in pool: ShapePool) -> Validity {
        do throws(GeometryError) {
            if pool.kinds[shape] == .area, pool.isPlainlyValid(shape) { return .valid }
            return try validity(try encode(shape, of: pool, "validity"))
        } catch {
            return .invalid(reason: error.message, at: error.position)
        }
    }

    /// Throws the reason and the place if a shape is not valid.
    func requireValid(_ shape: Int, of pool: ShapePool, _ operation: String) throws(GeometryError) {
        if case .invalid(let reason, let place) = validity(of: shape, in: pool) {
            throw GeometryError(.invalid, operation, "the shape is invalid: \(reason)", at: place, shape: shape)
        }
    }

    private func validity(_ geometry: borrowing OwnedGeometry) throws(GeometryError) -> Validity {
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let status = GEOSisValidDetail_r(handle, geometry.pointer, 0, &reason, &place)
        defer {
            if let reason { GEOSFree_r(handle, reason) }
            if let place { GEOSGeom_destroy_r(handle, place) }
        }
        if try answer(status, "validity") { return .valid }
        let words = reason.map { String(cString: $0) } ?? "GEOS gave no reason"
        return .invalid(reason: words, at: place.flatMap { decodePoint($0) })
    }
}

extension ShapePool {
    /// Whether an area is one ring of few edges that clearly does not meet itself.
    ///
    /// Most buildings are; the test is exact and costs a fraction of GEOS's. No answer is given for the rest:
    /// false means "ask GEOS".
    func isPlainlyValid(_ shape: Int) -> Bool {
        let rings = rings(of: shape)
        guard parts(of: shape).count == 1, rings.count == 1 else { return false }
        let range = range(ofRing: rings.lowerBound)
        guard (4...33).contains(range.count), coordinates[range.lowerBound] == coordinates[range.upperBound - 1],
            coordinates[range].allSatisfy({ abs($0.x) < ShapeGuard.limit && abs($0.y) < ShapeGuard.limit })
        else { return false }
        let edges = range.dropLast().map { Segment(start: coordinates[$0], end: coordinates[$0 + 1]) }
        return edges.indices.allSatisfy { index in
            !edges[index].turnsBack(into: edges[(index + 1) % edges.count])
                && !edges[(index + 1)...].indices.contains { other in
                    let isNeighbour = other == index + 1 || (index == 0 && other == edges.count - 1)
                    return !isNeighbour && edges[index].touches(edges[other])
                }
        }
    }
}

extension Segment {
    /// Whether the next edge of a ring runs back over this one, or one of them has no length.
    fileprivate func turnsBack(into next: Segment) -> Bool {
        if start == end || next.start == next.end { return true }
        guard orientation(start, end, next.end) == 0 else { return false }
        return (end.x - start.x) * (next.end.x - end.x) + (end.y - start.y) * (next.end.y - end.y) <= 0
    }
}
