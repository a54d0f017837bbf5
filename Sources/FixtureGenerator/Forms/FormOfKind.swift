extension PlotKind {
    /// The form of building on a plot of this kind.
    func form(width: Int, depth: Int, _ dice: inout Dice) -> BuiltForm {
        switch self {
        case .perimeter: perimeterForm(width, depth, &dice)
        case .facingCourts: facingCourtsForm(width, depth, &dice)
        case .rows: rowsForm(width, depth, &dice)
        case .towers: towersForm(width, depth, &dice)
        case .mixedCourts: mixedCourtsForm(width, depth, &dice)
        case .offices: officesForm(width, depth, &dice)
        case .halls: hallsForm(width, depth, &dice)
        case .campus: campusForm(width, depth, &dice)
        case .centre: centreForm(width, depth, &dice)
        }
    }
}
