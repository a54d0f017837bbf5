/// A building on its plot, in the measure of the plot's frame.
struct Footprint: Sendable {
    /// The part it plays in the form of the block.
    let role: Role
    /// The corners as pairs of `u` and `v`, counterclockwise.
    let shell: [(u: Int, v: Int)]
    /// The corners of the court, if the house closes around one.
    let court: [(u: Int, v: Int)]

    /// Parts that buildings play; uses and storeys follow from them.
    enum Role: Sendable {
        /// A side of a block.
        case side
        /// A corner of a block.
        case corner
        /// A whole block around a court.
        case ring
        /// A low house within a court.
        case pavilion
        /// A tower.
        case tower
        /// A bar between gardens.
        case bar
        /// A hall.
        case hall
        /// A garage.
        case garage
        /// A school.
        case school
        /// A box of shops.
        case shop
        /// A hotel.
        case hotel
        /// A house of culture.
        case stage
        /// A health centre.
        case clinic
    }

    /// A footprint from its corners.
    init(_ role: Role, _ shell: [(Int, Int)], court: [(Int, Int)] = []) {
        self.role = role
        self.shell = shell.map { (u: $0.0, v: $0.1) }
        self.court = court.map { (u: $0.0, v: $0.1) }
    }
}

extension Footprint {
    /// A right-angled house between two ranges.
    static func box(_ role: Role, _ u: ClosedRange<Int>, _ v: ClosedRange<Int>) -> Footprint {
        Footprint(role, corners(u, v))
    }

    /// A house around a court, so deep on all sides.
    static func ring(_ role: Role, _ u: ClosedRange<Int>, _ v: ClosedRange<Int>, deep: Int) -> Footprint {
        let inner = corners(
            u.lowerBound + deep...u.upperBound - deep, v.lowerBound + deep...v.upperBound - deep)
        return Footprint(role, corners(u, v), court: inner)
    }

    /// A house of three wings that opens to the back.
    static func openToBack(_ role: Role, _ u: ClosedRange<Int>, _ v: ClosedRange<Int>, deep: Int) -> Footprint {
        let (west, east, south, north) = (u.lowerBound, u.upperBound, v.lowerBound, v.upperBound)
        return Footprint(
            role,
            [
                (west, south), (east, south), (east, north), (east - deep, north), (east - deep, south + deep),
                (west + deep, south + deep), (west + deep, north), (west, north),
            ])
    }

    /// A house of three wings that opens to the front.
    static func openToFront(_ role: Role, _ u: ClosedRange<Int>, _ v: ClosedRange<Int>, deep: Int) -> Footprint {
        let (west, east, south, north) = (u.lowerBound, u.upperBound, v.lowerBound, v.upperBound)
        return Footprint(
            role,
            [
                (west, south), (west + deep, south), (west + deep, north - deep), (east - deep, north - deep),
                (east - deep, south), (east, south), (east, north), (west, north),
            ])
    }

    /// The corners of a rectangle, counterclockwise.
    private static func corners(_ u: ClosedRange<Int>, _ v: ClosedRange<Int>) -> [(Int, Int)] {
        [
            (u.lowerBound, v.lowerBound), (u.upperBound, v.lowerBound), (u.upperBound, v.upperBound),
            (u.lowerBound, v.upperBound),
        ]
    }

    /// The polygon on the ground.
    func area(in frame: Frame) -> Area {
        let ground = { (corners: [(u: Int, v: Int)]) in Ring(points: corners.map { frame.point($0.u, $0.v) }) }
        return Area(ground(shell), holes: court.isEmpty ? [] : [ground(court)])
    }
}

/// A form of building on a plot: the houses, and the garden in their court.
struct BuiltForm: Sendable {
    /// The houses.
    var houses: [Footprint]
    /// A private garden as ranges of `u` and `v`.
    var garden: (u: ClosedRange<Int>, v: ClosedRange<Int>)?
    /// Houses that could close a gap between others.
    var gaps: [Footprint] = []
}

/// Measures that the forms share, in centimetres.
enum Measure {
    /// From the edge of the plot to the façade.
    static let setback = 350
    /// The depth of a house.
    static let deep = 1_350
}
