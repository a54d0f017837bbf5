/// Narrow houses for one or two families along two streets, with gardens between the rows.
func rowHousesForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let count = max(1, (width - 400) / dice.roll(720...820))
    let lot = (width - 400) / count
    let front = 300
    var houses: [Footprint] = []
    for index in 0..<count {
        let (start, end) = (200 + index * lot, 200 + (index + 1) * lot)
        houses.append(.box(.bar, start...end, front...front + dice.roll(95...115) * 10))
        let back = depth - front
        houses.append(.box(.bar, start...end, back - dice.roll(95...115) * 10...back))
    }
    return BuiltForm(houses: houses, garden: (400...width - 400, 2_000...depth - 2_000))
}

/// A department store that takes most of a block, and a garage behind it.
func departmentStoreForm(_ width: Int, _ depth: Int) -> BuiltForm {
    let split = depth * 70 / 100
    return BuiltForm(
        houses: [.box(.shop, 0...width, 0...split), .box(.garage, 0...width * 60 / 100, split + 600...depth)],
        garden: nil)
}

/// A school with its gymnasium and a day-care centre around a yard.
func schoolForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let deep = dice.roll(14...16) * 100
    return BuiltForm(
        houses: [
            .openToBack(.school, 300...width - 300, 300...depth * 52 / 100, deep: deep),
            .box(.stage, 300...width * 42 / 100, depth - 2_200...depth - 300),
            .box(.pavilion, width * 60 / 100...width - 300, depth - 1_700...depth - 300),
        ], garden: nil)
}
