/// A perimeter block of eight houses: four corners and four sides, some with a passage beside them.
func perimeterForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let edge = BlockEdge(width: width, depth: depth)
    var houses = edge.corners()
    houses += edge.sides(passages: (0..<4).map { _ in dice.roll(0...4) })
    if width > 8_000 && depth > 8_000 && dice.happens(percent: 35) { houses.append(edge.pavilion()) }
    return BuiltForm(houses: houses, garden: edge.garden)
}

/// The lines along which a perimeter block is cut into houses.
private struct BlockEdge {
    /// The greatest `u` of the plot.
    let width: Int
    /// The greatest `v` of the plot.
    let depth: Int

    /// The western façade.
    private var west: Int { Measure.setback }
    /// The eastern façade.
    private var east: Int { width - Measure.setback }
    /// The southern façade.
    private var south: Int { Measure.setback }
    /// The northern façade.
    private var north: Int { depth - Measure.setback }
    /// The depth of the houses.
    private var deep: Int { Measure.deep }
    /// Where the southern and northern edge are cut into houses.
    private var u: (Int, Int) { (width * 34 / 100, width * 66 / 100) }
    /// Where the western and eastern edge are cut into houses.
    private var v: (Int, Int) { (depth * 34 / 100, depth * 66 / 100) }

    /// The corner houses, in the shape of an L, from the south-west.
    func corners() -> [Footprint] {
        let (u1, u2) = u
        let (v1, v2) = v
        return [
            [
                (west, south), (u1, south), (u1, south + deep), (west + deep, south + deep), (west + deep, v1),
                (west, v1),
            ],
            [
                (u2, south), (east, south), (east, v1), (east - deep, v1), (east - deep, south + deep),
                (u2, south + deep),
            ],
            [
                (east - deep, v2), (east, v2), (east, north), (u2, north), (u2, north - deep),
                (east - deep, north - deep),
            ],
            [
                (west, v2), (west + deep, v2), (west + deep, north - deep), (u1, north - deep), (u1, north),
                (west, north),
            ],
        ].map { Footprint(.corner, $0) }
    }

    /// The houses between the corners, wall to wall with them but for a passage of 6 m: before a house for 1,
    /// behind it for 2; no house at all for 0.
    func sides(passages: [Int]) -> [Footprint] {
        let along = [u, v, u, v]
        let across = [
            south...south + deep, east - deep...east, north - deep...north, west...west + deep,
        ]
        return (0..<4).filter { passages[$0] > 0 }.map { index in
            let start = along[index].0 + (passages[index] == 1 ? 600 : 0)
            let end = along[index].1 - (passages[index] == 2 ? 600 : 0)
            return index % 2 == 0
                ? .box(.side, start...end, across[index]) : .box(.side, across[index], start...end)
        }
    }

    /// A low house in the court, with a kindergarten or common rooms.
    func pavilion() -> Footprint {
        let (u, v) = (width / 2, depth / 2)
        return .box(.pavilion, u - 900...u + 900, v - 1_300...v + 1_300)
    }

    /// The garden in the southern half of the court.
    var garden: (u: ClosedRange<Int>, v: ClosedRange<Int>) {
        (west + deep + 400...east - deep - 400, south + deep + 400...depth / 2 - 1_700)
    }
}
