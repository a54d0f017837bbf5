/// How Krefeld's middle is built: closed blocks of three and four storeys, workshops in their courts.
struct KrefeldManner: BuildingManner {
    let chain = EstimatingChain.krefeldMitte
    /// Storeys of existing houses are often missing; most of these have a height from the city model.
    let records = StoreyRecord.Shares(nothing: 9, heightOnly: 190, both: 420)
    /// The cadastre doesn't tell who owns what.
    let tenures: [(value: Tenure, weight: Int)] = [(.rental, 1)]
    let seed = 37_000

    func form(of plot: MeshPlot, _ dice: inout Dice) -> BuiltForm {
        let (width, depth) = (plot.frame.width, plot.frame.depth)
        switch plot.block {
        case .core:
            return ClosedBlock(lots: 1_850...2_700, deep: 1_350...1_700, gapPercent: 0, wingPercent: 60, behind: 1...2)
                .form(width, depth, &dice)
        case .mixed, .housing: return ClosedBlock().form(width, depth, &dice)
        case .dayCare: return ClosedBlock(behind: 1...1).form(width, depth, &dice)
        case .store: return departmentStoreForm(width, depth)
        case .slabs: return rowsForm(width, depth, &dice)
        case .rowHouses: return rowHousesForm(width, depth, &dice)
        case .school: return schoolForm(width, depth, &dice)
        case .workshops, .sheds: return hallsForm(width, depth, &dice)
        }
    }

    func use(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Use {
        switch plot.block {
        case .store: return role == .garage ? .parking : .retail
        case .slabs, .rowHouses: return .residential
        case .school: return role == .stage ? .culture : .education
        case .workshops, .sheds: return role == .bar ? .office : .industry
        case .dayCare where role == .pavilion: return .education
        case .core:
            return role == .pavilion
                ? .parking
                : dice.pick([
                    (value: Use.mixed, weight: 55), (.retail, 17), (.office, 18), (.residential, 5), (.hotel, 2),
                    (.health, 3),
                ])
        case .mixed where role != .pavilion:
            return dice.pick([
                (value: Use.mixed, weight: 52), (.residential, 38), (.office, 6), (.health, 2), (.culture, 2),
            ])
        default:
            guard role == .pavilion else {
                return dice.happens(percent: role == .corner ? 30 : 6) ? .mixed : .residential
            }
            return dice.pick([(value: Use.industry, weight: 50), (.residential, 25), (.parking, 25)])
        }
    }

    func storeys(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Int {
        switch role {
        case .pavilion, .hall: return dice.roll(1...2)
        case .shop: return 4
        case .garage: return 5
        case .school: return 3
        case .stage: return 1
        case .bar where plot.block == .rowHouses: return 2
        case .bar where plot.block == .slabs: return dice.roll(4...5)
        case .bar: return 2
        case .corner: return dice.roll(3...5)
        default:
            return plot.block == .housing
                ? dice.pick([(2, 22), (3, 56), (4, 22)]) : dice.pick([(3, 62), (4, 33), (5, 5)])
        }
    }

    func countedPercent(of role: Footprint.Role, on plot: MeshPlot) -> Int { plot.block == .rowHouses ? 100 : 40 }
}

extension EstimatingChain {
    /// The assumptions of the study of Krefeld's middle.
    static let krefeldMitte = EstimatingChain(
        livingAreaPerDwelling: 78, householdSize: 1.77, vacancy: 0.06, storeyHeight: 330)
}
