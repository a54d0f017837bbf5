/// A house on a plot with what is true of it and what the file tells.
struct DrawnHouse: CountedBuilding {
    /// The number, from 1; the id is "B" and four digits.
    let number: Int
    /// The plot it stands on.
    let plot: MeshPlot
    /// The part it plays on the plot.
    let role: Footprint.Role
    /// The footprint.
    let area: Area
    /// What it's used for.
    let use: Use
    /// Who lets or owns its dwellings, where it has any.
    let tenure: Tenure?
    /// The storeys the file tells.
    let storeys: Int?
    /// The height the file tells, in centimetres.
    let height: Int?
    /// The dwellings the file tells.
    let dwellings: Int?

    /// The id in the file.
    var id: String { "B" + padded(number, to: 4) }
}

/// How a place builds: forms, uses, storeys, and what its files tell.
protocol BuildingManner: Sendable {
    /// The assumptions of its study.
    var chain: EstimatingChain { get }
    /// Of how many buildings its files tell storeys and heights.
    var records: StoreyRecord.Shares { get }
    /// Shares of tenure, an owner per plot.
    var tenures: [(value: Tenure, weight: Int)] { get }
    /// What is added to the number of a plot for the seed of its dice.
    var seed: Int { get }
    /// The form of building on a plot.
    func form(of plot: MeshPlot, _ dice: inout Dice) -> BuiltForm
    /// The use of a house, from the part it plays.
    func use(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Use
    /// The storeys of a house, from the part it plays.
    func storeys(of role: Footprint.Role, on plot: MeshPlot, _ dice: inout Dice) -> Int
    /// In how many of a hundred houses the dwellings were counted.
    func countedPercent(of role: Footprint.Role, on plot: MeshPlot) -> Int
}

extension BuildingManner {
    /// What stands on a plot.
    func form(on plot: MeshPlot) -> BuiltForm {
        var dice = Dice(seed: seed + plot.number)
        return form(of: plot, &dice)
    }

    /// All houses, plot by plot, numbered from 1.
    func houses(on plots: [MeshPlot]) -> [DrawnHouse] {
        var houses: [DrawnHouse] = []
        for plot in plots {
            // Dice of its own for each plot, so that a change to one leaves the others as they are.
            var dice = Dice(seed: seed + 10_000 + plot.number)
            let tenure = dice.pick(tenures)
            for footprint in form(on: plot).houses {
                houses.append(house(footprint, number: houses.count + 1, on: plot, tenure, &dice))
            }
        }
        return houses
    }

    /// A house of a plot; the dice decide on its use, its storeys and on what the file tells of them.
    private func house(
        _ footprint: Footprint, number: Int, on plot: MeshPlot, _ tenure: Tenure, _ dice: inout Dice
    ) -> DrawnHouse {
        let area = footprint.area(in: plot.frame)
        let use = use(of: footprint.role, on: plot, &dice)
        let storeys = storeys(of: footprint.role, on: plot, &dice)
        let record = StoreyRecord(storeys: storeys, of: chain.storeyHeight, records, &dice)
        let isCounted = dice.happens(percent: countedPercent(of: footprint.role, on: plot)) && use.hasDwellings
        let percent = dice.roll(94...106)
        return DrawnHouse(
            number: number, plot: plot, role: footprint.role, area: area, use: use,
            tenure: use.hasDwellings ? tenure : nil, storeys: record.storeys, height: record.height,
            dwellings: isCounted ? chain.countedDwellings(area, storeys, use, percent: percent) : nil)
    }
}
