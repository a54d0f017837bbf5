/// A building with what is true of it and what the file tells.
struct SeestadtBuilding: CountedBuilding {
    /// The number, from 1; the id is "B" and four digits.
    let number: Int
    /// The plot it stands on.
    let plot: SeestadtPlot
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
}

extension SeestadtBuilding {
    /// The id in the file.
    var id: String { "B" + padded(number, to: 4) }

    /// The feature in the layer of buildings.
    var feature: DrawnFeature {
        DrawnFeature(
            id: id, shape: .area(area),
            properties: [
                .init(name: "geschosse", value: .whole(storeys)),
                .init(name: "hoehe_m", value: .hundredths(height)),
                .init(name: "nutzung", value: .text(use.rawValue)),
                .init(name: "rechtsform", value: .text(tenure?.rawValue)),
                .init(name: "we", value: .whole(dwellings)),
            ])
    }
}

/// All buildings, plot by plot.
func seestadtBuildings(on plots: [SeestadtPlot]) -> [SeestadtBuilding] {
    var buildings: [SeestadtBuilding] = []
    for plot in plots {
        var dice = plot.dice
        let tenure = dice.pick(tenures)
        for house in plot.form.houses {
            buildings.append(
                SeestadtBuilding(house, number: buildings.count + 1, plot: plot, tenure: tenure, &dice))
        }
    }
    return buildings
}

/// Shares of tenure, a developer per plot.
private let tenures: [(value: Tenure, weight: Int)] = [
    (.subsidised, 55), (.cooperative, 15), (.rental, 18), (.owner, 12),
]

extension SeestadtPlot {
    /// The dice of this plot, so that a change to one plot leaves the others as they are.
    fileprivate var dice: Dice { Dice(seed: 13_000 + number) }

    /// What stands on the plot, its front turned to a side of its own.
    var form: BuiltForm {
        var dice = Dice(seed: 3_000 + number)
        return kind.form(width: site.width, depth: site.depth, &dice)
    }

    /// The frame in which the form is drawn.
    var site: Frame {
        var dice = Dice(seed: 5_000 + number)
        return isHalf || dice.happens(percent: 50) ? frame : frame.turned
    }
}

extension SeestadtBuilding {
    /// A house of a plot; the dice decide on its use, its storeys and on what the file tells of them.
    fileprivate init(
        _ house: Footprint, number: Int, plot: SeestadtPlot, tenure: Tenure, _ dice: inout Dice
    ) {
        let area = house.area(in: plot.site)
        let use = plot.use(of: house.role, &dice)
        let storeys = plot.storeys(of: house.role, &dice)
        let record = StoreyRecord(storeys: storeys, of: 320, seestadtRecords, &dice)
        self.number = number
        self.plot = plot
        self.area = area
        self.use = use
        self.tenure = use.hasDwellings ? tenure : nil
        self.storeys = record.storeys
        self.height = record.height
        let isCounted = dice.happens(percent: 82) && plot.isBuilt && use.hasDwellings
        let deviation = dice.roll(94...106)
        dwellings =
            isCounted ? EstimatingChain.seestadt.countedDwellings(area, storeys, use, percent: deviation) : nil
    }
}

/// Of how many buildings in a thousand the file tells storeys and heights.
private let seestadtRecords = StoreyRecord.Shares(nothing: 8, heightOnly: 40, both: 332)

extension EstimatingChain {
    /// The assumptions of the study of Seestadt.
    static let seestadt = EstimatingChain(
        livingAreaPerDwelling: 82, householdSize: 2.24, vacancy: 0.03, storeyHeight: 320)
}
