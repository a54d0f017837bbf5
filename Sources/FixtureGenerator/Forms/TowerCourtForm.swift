/// A house in the shape of a U, a tower behind one of its wings and a lower bar behind the other.
func towerCourtForm(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
    let (west, east) = (Measure.setback, width - Measure.setback)
    let back = depth - Measure.setback
    let side = dice.roll(19...23) * 100
    let houses: [Footprint] = [
        .openToBack(.corner, west...east, Measure.setback...depth * 62 / 100, deep: Measure.deep),
        .box(.tower, east - side...east, back - side...back),
        .box(.bar, west...east - side - 900, back - Measure.deep...back),
    ]
    return BuiltForm(
        houses: houses,
        garden: (
            west + Measure.deep + 300...east - Measure.deep - 300,
            Measure.setback + Measure.deep + 300...depth * 62 / 100
        ))
}
