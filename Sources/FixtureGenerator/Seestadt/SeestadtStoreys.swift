extension SeestadtPlot {
    /// The storeys of a house, from the part it plays on the plot.
    func storeys(of role: Footprint.Role, _ dice: inout Dice) -> Int {
        dice.roll(storeyRange(of: role, on: kind))
    }
}

/// The storeys that a part may have.
private func storeyRange(of role: Footprint.Role, on kind: PlotKind) -> ClosedRange<Int> {
    switch role {
    case .pavilion: kind == .campus ? 2...3 : 1...2
    case .tower: towerRange(on: kind)
    case .corner: cornerRange(on: kind)
    case .side: 4...5
    case .ring: 5...6
    case .bar: kind == .rows ? 3...4 : 4...6
    case .hall: 1...3
    case .garage: 5...6
    case .school: 4...5
    case .shop: 2...2
    case .hotel: 7...9
    case .stage: 1...2
    case .clinic: 4...5
    }
}

/// The storeys of corner houses.
private func cornerRange(on kind: PlotKind) -> ClosedRange<Int> {
    switch kind {
    case .perimeter: 4...6
    case .offices: 4...6
    default: 4...5
    }
}

/// The storeys of towers.
private func towerRange(on kind: PlotKind) -> ClosedRange<Int> {
    switch kind {
    case .towers: 10...16
    case .centre: 18...24
    case .offices: 6...9
    default: 8...11
    }
}
