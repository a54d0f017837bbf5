/// Two dense blocks, each around a court of its own, with a lane between them.
func mixedCourtsForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let south = Measure.setback...depth - Measure.setback
    guard width > 9_000 else {
        return BuiltForm(
            houses: [.ring(.ring, Measure.setback...width - Measure.setback, south, deep: Measure.deep)],
            garden: nil)
    }
    let lane = 1_400
    let west = Measure.setback...(width - lane) / 2
    let east = (width + lane) / 2...width - Measure.setback
    var houses: [Footprint] = [
        .ring(.ring, west, south, deep: Measure.deep), .ring(.ring, east, south, deep: Measure.deep),
    ]
    let middle = (west.lowerBound + west.upperBound) / 2
    if dice.happens(percent: 70) {
        houses.append(.box(.pavilion, middle - 600...middle + 600, depth / 2 - 1_200...depth / 2 + 1_200))
    }
    return BuiltForm(
        houses: houses,
        garden: (
            east.lowerBound + Measure.deep + 300...east.upperBound - Measure.deep - 300,
            Measure.setback + Measure.deep + 300...depth - Measure.setback - Measure.deep - 300
        ))
}

/// An office comb, a bar along the back, a tower and, at times, a garage.
func officesForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let (west, east) = (Measure.setback, width - Measure.setback)
    let (deep, spine) = (1_600, Measure.setback + 1_600)
    let teeth = depth * 45 / 100
    let middle = width / 2
    var houses = [
        Footprint(
            .corner,
            [
                (west, Measure.setback), (east, Measure.setback), (east, teeth), (east - deep, teeth),
                (east - deep, spine), (middle + deep / 2, spine), (middle + deep / 2, teeth),
                (middle - deep / 2, teeth), (middle - deep / 2, spine), (west + deep, spine), (west + deep, teeth),
                (west, teeth),
            ]),
        .box(.bar, west...width * 52 / 100, depth - Measure.setback - deep...depth - Measure.setback),
        .box(.tower, east - 2_800...east, depth - Measure.setback - 2_800...depth - Measure.setback),
    ]
    if dice.happens(percent: 45) {
        houses.append(.box(.garage, west...west + 4_200, depth * 55 / 100...depth * 55 / 100 + 2_200))
    }
    return BuiltForm(houses: houses, garden: nil)
}

/// Two or three halls behind a bar of offices.
func hallsForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let (west, east) = (Measure.setback, width - Measure.setback)
    let count = dice.roll(2...3)
    let length = (east - west - (count - 1) * 1_200) / count
    let back = depth * dice.roll(78...90) / 100
    var houses: [Footprint] = [
        .box(.bar, west...width * 60 / 100, Measure.setback...Measure.setback + 1_500),
        .box(.pavilion, width * 70 / 100...width * 70 / 100 + 1_500, Measure.setback...Measure.setback + 1_200),
    ]
    for index in 0..<count {
        let u = west + index * (length + 1_200)
        houses.append(.box(.hall, u...u + length, Measure.setback + 3_000...back))
    }
    return BuiltForm(houses: houses, garden: nil)
}

/// A school in the shape of an H, a sports hall, a kindergarten and a house for training.
func campusForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let (west, east) = (Measure.setback + 600, width * 60 / 100)
    let (south, north) = (Measure.setback + 600, depth * 62 / 100)
    let (deep, middle) = (1_800, (Measure.setback + 600 + depth * 62 / 100) / 2)
    let school = Footprint(
        .school,
        [
            (west, south), (west + deep, south), (west + deep, middle - 900), (east - deep, middle - 900),
            (east - deep, south), (east, south), (east, north), (east - deep, north), (east - deep, middle + 900),
            (west + deep, middle + 900), (west + deep, north), (west, north),
        ])
    return BuiltForm(
        houses: [
            school,
            .box(.pavilion, width * 66 / 100...width - Measure.setback, south...south + 3_000),
            .box(.stage, width * 66 / 100...width * 66 / 100 + 3_200, depth * 42 / 100...depth * 42 / 100 + 2_600),
            .box(.bar, west...width - 800, depth - Measure.setback - 1_600...depth - Measure.setback),
        ],
        garden: nil)
}

/// Around a square at a station: tower, hotel, shops, culture, health, offices and a garage.
func centreForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let (west, east) = (Measure.setback, width - Measure.setback)
    let (south, north) = (Measure.setback, depth - Measure.setback)
    let tower = dice.roll(24...30) * 100
    return BuiltForm(
        houses: [
            .box(.tower, west...west + tower, south...south + tower),
            .box(.shop, width * 36 / 100...east, south...depth * 30 / 100),
            .box(.hotel, east - 1_700...east, depth * 38 / 100...depth * 66 / 100),
            .box(.stage, west...west + 3_200, depth * 40 / 100...depth * 62 / 100),
            .box(.clinic, west...width * 38 / 100, north - 1_700...north),
            .box(.garage, width * 46 / 100...width * 72 / 100, north - 3_200...north),
            .box(.corner, width * 78 / 100...east, north - 3_600...north),
        ],
        garden: nil)
}
