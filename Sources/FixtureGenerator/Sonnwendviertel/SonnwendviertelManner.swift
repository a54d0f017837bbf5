/// How the Sonnwendviertel is built: high blocks and towers around a park, and what is left of the freight station.
struct SonnwendviertelManner: BuildingManner {
    let chain = EstimatingChain.sonnwendviertel
    let records = StoreyRecord.Shares(nothing: 4, heightOnly: 26, both: 400)
    let tenures: [(value: Tenure, weight: Int)] = [(.subsidised, 45), (.cooperative, 20), (.rental, 20), (.owner, 15)]
    let seed = 61_000

    func form(of plot: MeshPlot, _ dice: inout Dice) -> BuiltForm {
        let (width, depth) = (plot.frame.width, plot.frame.depth)
        switch plot.kind {
        case .towers, .offices: return towerCourtForm(width, depth, &dice)
        case .campus: return campusForm(width, depth, &dice)
        default: return plot.kind.form(width: width, depth: depth, &dice)
        }
    }

    func use(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Use {
        switch plot.kind {
        case .offices: return role == .tower ? .hotel : .office
        case .halls: return role == .bar ? .culture : .industry
        case .campus: return role == .stage ? .culture : .education
        default: break
        }
        switch role {
        case .ring: return .mixed
        case .pavilion: return dice.pick([(value: Use.education, weight: 5), (.culture, 3), (.health, 2)])
        case .bar: return dice.happens(percent: 40) ? .mixed : .residential
        default: return dice.happens(percent: 15) ? .mixed : .residential
        }
    }

    func storeys(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Int {
        switch role {
        case .tower: dice.roll(11...17)
        case .ring: dice.roll(7...8)
        case .pavilion: dice.roll(1...2)
        case .hall: dice.roll(1...2)
        case .school: 4
        case .stage: 2
        case .bar: plot.kind == .halls ? 2 : dice.roll(5...7)
        default: dice.roll(7...9)
        }
    }

    /// Lived in since 2014 but for the quarter along the railway, where dwellings are still being let.
    func countedPercent(of role: Footprint.Role, on plot: MeshPlot) -> Int { plot.quarter == "O" ? 0 : 88 }
}

extension MeshPlot {
    /// What the plan of a Vienna quarter intends for the plot.
    var kind: PlotKind {
        guard let kind = PlotKind(rawValue: letter) else {
            preconditionFailure("no kind of plot is written '\(letter)'")
        }
        return kind
    }
}

extension EstimatingChain {
    /// The assumptions of the study of the Sonnwendviertel.
    static let sonnwendviertel = EstimatingChain(
        livingAreaPerDwelling: 68, householdSize: 2.43, vacancy: 0.03, storeyHeight: 310)
}
