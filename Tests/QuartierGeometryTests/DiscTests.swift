import Glibc
import Testing

@testable import QuartierGeometry

/// Discs as polygons: exact alone, right to a thousandth where something cuts them.
@Suite struct DiscTests {
    private static let centre = Coordinate(x: 4_780_012.25, y: 2_790_034.5)

    private static func disc(_ radius: Double, east: Double = 0, north: Double = 0) -> ShapePool {
        var pool = ShapePool()
        pool.appendDisc(around: Coordinate(x: centre.x + east, y: centre.y + north), radius: radius)
        return pool
    }

    @Test(arguments: [0.05, 0.5, 3, 25, 50])
    func aDiscAloneHasItsArea(_ radius: Double) {
        let pool = Self.disc(radius)
        let exact = Double.pi * radius * radius
        // Far from the origin, coordinates have steps of a billionth of a metre.
        #expect(abs(pool.area(of: 0) - exact) < 1e-9 * exact + 1e-8 * radius)
        #expect(GeometryKernel().validity(of: 0, in: pool) == .valid)
        let distances = pool.coordinates.map { $0.distance(to: Self.centre) / radius }
        #expect(distances.allSatisfy { abs($0 - 1) < 0.0033 })
    }

    @Test(arguments: stride(from: -0.99, to: 1, by: 0.03).map { $0 })
    func whatAStraightBorderCutsOffIsRightToAThousandth(_ share: Double) throws {
        let pool = Self.disc(5)
        for turn in stride(from: 0.0, to: Double.pi / 4, by: 0.037) {
            var half = ShapePool()
            let (cosine, sine) = (cos(turn), sin(turn))
            // The half plane beyond a line at a distance from the centre, as a large square.
            let corners = [(5 * share, -100.0), (200, -100), (200, 100), (5 * share, 100), (5 * share, -100)]
            half.appendArea(rings: [
                corners.map {
                    Coordinate(
                        x: Self.centre.x + $0.0 * cosine - $0.1 * sine, y: Self.centre.y + $0.0 * sine + $0.1 * cosine)
                }
            ])
            let cut = try GeometryKernel().intersectionArea(0, of: pool, with: 0, of: half)
            let exact = 25 * (acos(share) - share * (1 - share * share).squareRoot())
            #expect(abs(cut - exact) < 1e-3 * 25 * Double.pi)
        }
    }

    @Test(arguments: stride(from: 0.1, to: 12, by: 0.37).map { $0 })
    func twoDiscsTogetherAreRightToAThousandth(_ distance: Double) throws {
        let (r, s) = (5.0, 3.5)
        for turn in stride(from: 0.0, to: Double.pi / 4, by: 0.11) {
            var pool = Self.disc(r)
            pool.appendShape(0, of: Self.disc(s, east: distance * cos(turn), north: distance * sin(turn)))
            let union = try GeometryKernel().union(of: 0..<2, in: pool)
            let area = (0..<union.count).reduce(0) { $0 + union.area(of: $1) }
            let exact = Double.pi * (r * r + s * s) - Self.lens(r, s, distance)
            #expect(abs(area - exact) < 1e-3 * exact, "\(area) for \(exact)")
        }
    }

    /// What two discs have in common.
    private static func lens(_ r: Double, _ s: Double, _ d: Double) -> Double {
        if d >= r + s { return 0 }
        if d <= abs(r - s) { return Double.pi * min(r, s) * min(r, s) }
        let (x, y) = ((d * d + r * r - s * s) / (2 * d), (d * d + s * s - r * r) / (2 * d))
        let chord = (r * r - x * x).squareRoot()
        return r * r * acos(x / r) + s * s * acos(y / s) - chord * d
    }
}
