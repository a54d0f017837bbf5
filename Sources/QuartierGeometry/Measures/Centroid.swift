extension ShapePool {
    /// The centre of gravity of a shape; nil for an empty shape.
    ///
    /// Weighted by area for areas, by length for lines, the mean for points. An area without extent (all
    /// positions on a line) is taken as its boundary, a line without length as its positions. It may lie outside
    /// the shape: for a place inside use `GeometryKernel.pointOnSurface`.
    public func centroid(of shape: Int) -> Coordinate? {
        guard let origin = coordinates[range(of: shape)].first else { return nil }
        let moments: Moments? =
            switch kinds[shape] {
            case .area: areaMoments(of: shape, origin) ?? lineMoments(of: shape, origin)
            case .line: lineMoments(of: shape, origin)
            case .point: nil
            }
        return (moments ?? pointMoments(of: shape, origin)).centre(from: origin)
    }

    /// nil if the area is too small against the extent to say where its centre is.
    private func areaMoments(of shape: Int, _ origin: Coordinate) -> Moments? {
        var total = Moments()
        for part in parts(of: shape) {
            let rings = rings(ofPart: part)
            for ring in rings {
                let moments = areaMoments(ofRing: ring, origin)
                let isShell = ring == rings.lowerBound
                total.add(moments, factor: (moments.weight < 0) == isShell ? -1 : 1)
            }
        }
        let box = boxes[shape]
        let extent = max(box.width, box.height)
        return total.weight > 1e-14 * extent * extent ? total : nil
    }

    private func areaMoments(ofRing ring: Int, _ origin: Coordinate) -> Moments {
        var result = Moments()
        let positions = coordinates(ofRing: ring)
        guard let first = positions.first else { return result }
        let shift = Coordinate(x: first.x - origin.x, y: first.y - origin.y)
        var before = Coordinate(x: 0, y: 0)
        for position in positions {
            let here = Coordinate(x: position.x - first.x, y: position.y - first.y)
            let cross = before.x * here.y - here.x * before.y
            result.weight += cross / 2
            result.x += cross * (before.x + here.x) / 6
            result.y += cross * (before.y + here.y) / 6
            before = here
        }
        result.x += result.weight * shift.x
        result.y += result.weight * shift.y
        return result
    }

    private func lineMoments(of shape: Int, _ origin: Coordinate) -> Moments? {
        var result = Moments()
        forEachEdge(of: shape) { edge in
            let length = edge.start.distance(to: edge.end)
            result.weight += length
            result.x += length * ((edge.start.x - origin.x) + (edge.end.x - origin.x)) / 2
            result.y += length * ((edge.start.y - origin.y) + (edge.end.y - origin.y)) / 2
        }
        return result.weight > 0 ? result : nil
    }

    private func pointMoments(of shape: Int, _ origin: Coordinate) -> Moments {
        var result = Moments()
        for position in coordinates[range(of: shape)] {
            result.weight += 1
            result.x += position.x - origin.x
            result.y += position.y - origin.y
        }
        return result
    }
}

/// A weight and its first moments about an origin.
private struct Moments {
    var weight = 0.0
    var x = 0.0
    var y = 0.0

    mutating func add(_ other: Moments, factor: Double) {
        weight += factor * other.weight
        x += factor * other.x
        y += factor * other.y
    }

    func centre(from origin: Coordinate) -> Coordinate {
        Coordinate(x: origin.x + x / weight, y: origin.y + y / weight)
    }
}
