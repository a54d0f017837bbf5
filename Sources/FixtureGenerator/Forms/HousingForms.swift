/// Two houses in the shape of a U that open to each other, and a tower where their courts meet.
func facingCourtsForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let across = Measure.setback...width - Measure.setback
    let lane = dice.roll(12...18) * 100
    let front = Measure.setback...(depth - lane) / 2
    let back = (depth + lane) / 2...depth - Measure.setback
    var houses: [Footprint] = [
        .openToBack(.corner, across, front, deep: Measure.deep),
        .openToFront(.corner, across, back, deep: Measure.deep),
    ]
    if dice.happens(percent: 60) && width > 7_500 {
        houses.append(.box(.tower, width / 2 - 1_100...width / 2 + 1_100, depth / 2 - 1_100...depth / 2 + 1_100))
    }
    return BuiltForm(
        houses: houses,
        garden: (
            across.lowerBound + Measure.deep + 300...across.upperBound - Measure.deep - 300,
            Measure.setback + Measure.deep + 300...max(front.upperBound - 1_300, 2_400)
        ))
}

/// Rows of housing in gardens, each cut into two or three houses.
func rowsForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let rows = max(2, depth / 3_600)
    let pitch = (depth - 2 * Measure.setback - Measure.deep) / (rows - 1)
    let pieces = width > 9_000 ? dice.roll(2...3) : 1
    let length = (width - 2 * Measure.setback - (pieces - 1) * 800) / pieces
    var houses: [Footprint] = []
    for row in 0..<rows {
        let v = Measure.setback + row * pitch
        for piece in 0..<pieces {
            let u = Measure.setback + piece * (length + 800)
            houses.append(.box(.bar, u...u + length, v...v + Measure.deep))
        }
    }
    return BuiltForm(houses: houses, garden: nil)
}

/// Three towers on the diagonal and two lower bars, one along the front and one along the back.
func towersForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let side = 2_400
    var houses: [Footprint] = [
        .box(.bar, Measure.setback...width * 55 / 100, Measure.setback...Measure.setback + Measure.deep),
        .box(
            .bar, width * 45 / 100...width - Measure.setback,
            depth - Measure.setback - Measure.deep...depth - Measure.setback),
    ]
    for (u, v) in [(80, 14), (50, 50), (20, 86)] {
        let shift = dice.roll(-4...4) * 100
        let middle = (u: width * u / 100 + shift, v: depth * v / 100)
        houses.append(
            .box(
                .tower, middle.u - side / 2...middle.u + side / 2,
                middle.v - side / 2...middle.v + side / 2))
    }
    return BuiltForm(houses: houses, garden: nil)
}
