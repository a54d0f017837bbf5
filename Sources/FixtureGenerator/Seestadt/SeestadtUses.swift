extension SeestadtPlot {
    /// The use of a house, from the part it plays on the plot.
    func use(of role: Footprint.Role, _ dice: inout Dice) -> Use {
        switch kind {
        case .perimeter, .facingCourts, .rows, .towers: housingUse(of: role, isOnBoulevard: isOnBoulevard, &dice)
        case .mixedCourts: role == .ring ? .mixed : .education
        case .offices: officeUse(of: role, &dice)
        case .halls: role == .hall ? .industry : .office
        case .campus: role == .stage ? .other : .education
        case .centre: centreUse(of: role)
        }
    }
}

/// Uses on plots for housing.
private func housingUse(of role: Footprint.Role, isOnBoulevard: Bool, _ dice: inout Dice) -> Use {
    switch role {
    case .pavilion: dice.pick([(value: Use.education, weight: 5), (.culture, 2), (.other, 2), (.health, 1)])
    case .corner: dice.happens(percent: isOnBoulevard ? 70 : 14) ? .mixed : .residential
    case .side: dice.happens(percent: 7) ? .parking : .residential
    case .tower: dice.happens(percent: 25) ? .mixed : .residential
    default: .residential
    }
}

/// Uses on plots for offices.
private func officeUse(of role: Footprint.Role, _ dice: inout Dice) -> Use {
    switch role {
    case .garage: .parking
    case .bar: dice.pick([(value: Use.office, weight: 7), (.education, 2), (.health, 1)])
    default: .office
    }
}

/// Uses around a station.
func centreUse(of role: Footprint.Role) -> Use {
    switch role {
    case .shop: .retail
    case .hotel: .hotel
    case .stage: .culture
    case .clinic: .health
    case .garage: .parking
    case .tower: .mixed
    default: .office
    }
}
