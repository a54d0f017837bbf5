extension ShapePool {
    /// The area of a shape that some others leave uncovered, within a zone if there is one; nil where borders come too
    /// close to each other to tell which of them is outside.
    ///
    /// By Green's theorem along the border of what is left: no overlay is made, and the cost follows the vertices near
    /// the shape. Rings must be turned as `normaliseOrientation` turns them. `cover` holds the other shapes.
    func uncoveredArea(of shape: Int, by cover: ShapePool, within zone: Zone?) -> Double? {
        guard let origin = coordinates[range(of: shape)].first else { return 0 }
        let window = boxes[shape].expanded(by: BorderPiece.margin)
        var borders = [border(of: shape, in: window, from: origin, role: .whole)]
        for other in 0..<cover.count where cover.boxes[other].intersects(window) {
            borders.append(cover.border(of: other, in: window, from: origin, role: .cover(other)))
        }
        if let zone { borders.append(zone.shapes.border(of: zone.shape, in: window, from: origin, role: .zone)) }
        var doubled = 0.0
        for (number, border) in borders.enumerated() {
            for edge in border.edges {
                guard let pieces = Self.pieces(of: edge, cutBy: borders, except: number) else { return nil }
                for piece in pieces {
                    let middle = piece.middle(from: origin)
                    let isLeft =
                        (border.role == .whole || contains(middle, in: shape))
                        && !borders.contains { $0.role.covers(middle, in: cover, except: border.role) }
                        && (border.role == .zone || zone?.locator.contains(middle) ?? true)
                    guard isLeft else { continue }
                    doubled += border.role.isCover ? -piece.doubledArea : piece.doubledArea
                }
            }
        }
        return max(0, doubled / 2)
    }

    /// A zone that an area is looked at within.
    struct Zone {
        let shapes: ShapePool
        let shape: Int
        let locator: AreaLocator
    }

    private func border(of shape: Int, in window: BoundingBox, from origin: Coordinate, role: Border.Role) -> Border {
        var edges: [BorderPiece] = []
        forEachEdge(of: shape) { edge in
            guard edge.start != edge.end, edge.box.intersects(window) else { return }
            edges.append(BorderPiece(edge, from: origin))
        }
        return Border(role: role, edges: edges)
    }

    /// An edge cut where the borders of other shapes cross it; nil if one comes too close to tell where.
    private static func pieces(of edge: BorderPiece, cutBy borders: [Border], except own: Int) -> [BorderPiece]? {
        var cuts: [Double] = []
        for (number, border) in borders.enumerated() where number != own {
            for other in border.edges where edge.mayMeet(other) {
                switch edge.meeting(with: other) {
                case .none: break
                case .crossing(let share): cuts.append(share)
                case .unclear: return nil
                }
            }
        }
        guard !cuts.isEmpty else { return [edge] }
        cuts.sort()
        var pieces: [BorderPiece] = []
        var from = 0.0
        for to in cuts + [1] {
            guard (to - from) * edge.length > BorderPiece.shortest else { return nil }
            pieces.append(edge.piece(from: from, to: to))
            from = to
        }
        return pieces
    }
}

/// The part of a shape's border that matters.
private struct Border {
    enum Role: Equatable {
        case whole, zone
        case cover(Int)

        var isCover: Bool { if case .cover = self { true } else { false } }

        /// Whether it is a cover, and not this one, that holds a point.
        func covers(_ point: Coordinate, in cover: ShapePool, except own: Role) -> Bool {
            guard case .cover(let shape) = self, self != own else { return false }
            return cover.contains(point, in: shape)
        }
    }

    let role: Role
    let edges: [BorderPiece]
}

/// An edge or a part of one, seen from an origin near by so that no digits are lost.
private struct BorderPiece {
    let start: Coordinate
    let end: Coordinate
    let box: BoundingBox
    let length: Double

    /// Borders that come as near as this, in metres, without crossing clearly are not told apart.
    static let margin = 1e-6
    /// The shortest piece of border, in metres, whose middle is clear of what cuts it off.
    static let shortest = 1e-4
    /// The smallest sine of an angle at which edges cross clearly.
    private static let smallestSine = 1e-4

    init(_ edge: Segment, from origin: Coordinate) {
        self.init(
            Coordinate(x: edge.start.x - origin.x, y: edge.start.y - origin.y),
            Coordinate(x: edge.end.x - origin.x, y: edge.end.y - origin.y))
    }

    private init(_ start: Coordinate, _ end: Coordinate) {
        self.start = start
        self.end = end
        box = Segment(start: start, end: end).box
        length = start.squaredDistance(to: end).squareRoot()
    }

    /// Twice the area of the triangle with the origin.
    var doubledArea: Double { start.x * end.y - end.x * start.y }

    func piece(from: Double, to: Double) -> BorderPiece { BorderPiece(position(at: from), position(at: to)) }

    func middle(from origin: Coordinate) -> Coordinate {
        let middle = position(at: 0.5)
        return Coordinate(x: middle.x + origin.x, y: middle.y + origin.y)
    }

    private func position(at share: Double) -> Coordinate {
        if share <= 0 { return start }
        if share >= 1 { return end }
        return Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    }

    @inline(__always)
    func mayMeet(_ other: BorderPiece) -> Bool {
        box.minX <= other.box.maxX + Self.margin && other.box.minX <= box.maxX + Self.margin
            && box.minY <= other.box.maxY + Self.margin && other.box.minY <= box.maxY + Self.margin
    }

    enum Meeting {
        case none
        /// At this share of the length.
        case crossing(Double)
        case unclear
    }

    func meeting(with other: BorderPiece) -> Meeting {
        let (ux, uy) = (end.x - start.x, end.y - start.y)
        let (vx, vy) = (other.end.x - other.start.x, other.end.y - other.start.y)
        let determinant = ux * vy - uy * vx
        let sine = abs(determinant) / (length * other.length)
        guard sine > Self.smallestSine else { return isClear(of: other) ? .none : .unclear }
        let (wx, wy) = (other.start.x - start.x, other.start.y - start.y)
        let here = (wx * vy - wy * vx) / determinant
        let there = (wx * uy - wy * ux) / determinant
        // The flatter the angle, the farther along the edges do they stay close.
        let near = Self.margin / sine
        let (along, alongOther) = (here * length, there * other.length)
        if along < -near || along > length + near || alongOther < -near || alongOther > other.length + near {
            return .none
        }
        let isInside = along > near && along < length - near && alongOther > near && alongOther < other.length - near
        return isInside ? .crossing(here) : .unclear
    }

    /// Whether an edge that runs almost beside this one stays off it.
    private func isClear(of other: BorderPiece) -> Bool {
        let (mine, theirs) = (Segment(start: start, end: end), Segment(start: other.start, end: other.end))
        let nearest = Self.margin * Self.margin
        return !mine.touches(theirs) && mine.squaredDistance(to: other.start) > nearest
            && mine.squaredDistance(to: other.end) > nearest && theirs.squaredDistance(to: start) > nearest
            && theirs.squaredDistance(to: end) > nearest
    }
}
