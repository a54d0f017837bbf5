/// How Rothneusiedl is built: blocks of four to six storeys, higher at the station, rows towards the fields.
struct RothneusiedlManner: BuildingManner {
    let chain = EstimatingChain.rothneusiedl
    /// A plan states storeys and heights of every house.
    let records = StoreyRecord.Shares(nothing: 0, heightOnly: 0, both: 1_000)
    let tenures: [(value: Tenure, weight: Int)] = [(.subsidised, 67), (.cooperative, 13), (.rental, 12), (.owner, 8)]
    let seed = 83_000

    func form(of plot: MeshPlot, _ dice: inout Dice) -> BuiltForm {
        plot.kind.form(width: plot.frame.width, depth: plot.frame.depth, &dice)
    }

    func use(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Use {
        switch plot.kind {
        case .mixedCourts: return role == .ring ? .mixed : .education
        case .offices: return role == .garage ? .parking : .office
        case .halls: return role == .hall ? .industry : .office
        case .campus: return role == .stage ? .culture : .education
        case .centre: return centreUse(of: role)
        default: break
        }
        switch role {
        case .pavilion: return dice.pick([(value: Use.education, weight: 5), (.culture, 3), (.health, 2)])
        case .corner: return dice.happens(percent: 22) ? .mixed : .residential
        case .side: return dice.happens(percent: 4) ? .parking : .residential
        default: return .residential
        }
    }

    func storeys(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Int {
        let isNearStation = plot.quarter == "A"
        switch role {
        case .tower: return plot.kind == .centre ? dice.roll(14...18) : dice.roll(8...11)
        case .pavilion: return plot.kind == .campus ? 2 : 1
        case .bar where plot.kind == .rows: return dice.roll(3...4)
        case .hall: return dice.roll(2...3)
        case .garage: return 5
        case .school: return 4
        case .stage, .shop: return 2
        case .hotel: return 7
        case .ring: return dice.roll(6...7)
        default: return isNearStation ? dice.roll(6...7) : dice.roll(5...6)
        }
    }

    /// A plan: nothing is counted yet.
    func countedPercent(of role: Footprint.Role, on plot: MeshPlot) -> Int { 0 }
}

extension EstimatingChain {
    /// The assumptions of the study of Rothneusiedl.
    static let rothneusiedl = EstimatingChain(
        livingAreaPerDwelling: 75, householdSize: 2.39, vacancy: 0.03, storeyHeight: 320)
}
