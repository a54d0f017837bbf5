extension ShapePool {
    /// The area of a shape with its holes taken off, in the square of the plane's unit (m²).
    ///
    /// |shell| − Σ|holes| for every part, so the direction of the rings does not matter. Parts are summed: where
    /// parts of an invalid shape overlap, the overlap counts twice. 0 for points and lines. Shoelace formula,
    /// shifted to the first vertex of each ring: coordinates of 5 000 km cost no digits.
    public func area(of shape: Int) -> Double {
        guard kinds[shape] == .area else { return 0 }
        var total = 0.0
        for part in parts(of: shape) {
            let rings = rings(ofPart: part)
            for ring in rings {
                let area = abs(signedArea(ofRing: ring))
                total += ring == rings.lowerBound ? area : -area
            }
        }
        return max(total, 0)
    }

    /// The area inside a ring: positive if it runs counterclockwise, negative if clockwise.
    ///
    /// In the square of the plane's unit. The ring may be closed or open; fewer than three positions have no
    /// area. Shoelace formula, shifted to the first vertex.
    public static func signedArea(of ring: some RandomAccessCollection<Coordinate>) -> Double {
        guard let origin = ring.first else { return 0 }
        var doubled = 0.0
        var before = Coordinate(x: 0, y: 0)
        for position in ring {
            let here = Coordinate(x: position.x - origin.x, y: position.y - origin.y)
            doubled += before.x * here.y - here.x * before.y
            before = here
        }
        return doubled / 2
    }

    /// The signed area of a ring of the pool.
    func signedArea(ofRing ring: Int) -> Double {
        Self.signedArea(of: coordinates(ofRing: ring))
    }

    /// Turns rings of areas so that shells run counterclockwise and holes clockwise, in the whole pool.
    ///
    /// This is the order of RFC 7946. Coordinates stay the same; a ring that is turned keeps its first position.
    public mutating func normaliseOrientation() {
        for shape in 0..<count where kinds[shape] == .area {
            for part in parts(of: shape) {
                let rings = rings(ofPart: part)
                for ring in rings {
                    let area = signedArea(ofRing: ring)
                    let isWrong = ring == rings.lowerBound ? area < 0 : area > 0
                    if isWrong { coordinates[range(ofRing: ring)].reverse() }
                }
            }
        }
    }
}
