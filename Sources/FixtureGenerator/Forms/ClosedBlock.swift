/// A closed block as the 19th century built it: house beside house along the streets, wings and workshops behind.
struct ClosedBlock: Sendable {
    /// The widths of lots, in centimetres.
    var lots = 1_500...2_600
    /// The depths of houses.
    var deep = 1_100...1_350
    /// How many of a hundred lots are empty.
    var gapPercent = 3
    /// How many of a hundred houses have a wing behind them.
    var wingPercent = 35
    /// How many houses stand in the court.
    var behind = 0...2
}

extension ClosedBlock {
    /// A lot: where it begins and ends along the street, how deep its house is, and its wing, 0 if it has none.
    private struct Lot {
        var along: ClosedRange<Int>
        var deep: Int
        var wing: Int
        var isCorner: Bool
    }

    /// The width of a wing.
    private static let wingWidth = 550
    /// What houses and wings along a street reach into the block at most.
    private static let edge = 2_600

    /// The houses of a block.
    func form(_ width: Int, _ depth: Int, _ dice: inout Dice) -> BuiltForm {
        var form = BuiltForm(houses: [], garden: nil)
        let south = row(0...width, &dice)
        let north = row(0...width, &dice)
        // The northern row runs to the west and the western one to the south, so that all four go around the block.
        let east = row(ClosedBlock.end(south.last)...depth - ClosedBlock.end(north.first), &dice)
        let west = row(ClosedBlock.end(north.last)...depth - ClosedBlock.end(south.first), &dice)
        build(south, &form, &dice) { ($0, $1) }
        build(east, &form, &dice) { (width - $1, $0) }
        build(north, &form, &dice) { (width - $0, depth - $1) }
        build(west, &form, &dice) { ($1, depth - $0) }
        fillCourt(width, depth, &form, &dice)
        return form
    }

    /// The depth of the house at the end of a row.
    private static func end(_ lot: Lot?) -> Int { lot?.deep ?? 0 }

    /// A row of lots along a street; those at its ends are corners without wings.
    private func row(_ street: ClosedRange<Int>, _ dice: inout Dice) -> [Lot] {
        var lots: [Lot] = []
        var start = street.lowerBound
        while start < street.upperBound {
            var end = start + dice.roll(self.lots)
            if street.upperBound - end < self.lots.lowerBound { end = street.upperBound }
            let wing = dice.happens(percent: wingPercent) ? dice.roll(60...110) * 10 : 0
            lots.append(Lot(along: start...end, deep: dice.roll(deep), wing: wing, isCorner: false))
            start = end
        }
        for index in [0, lots.count - 1] {
            lots[index].wing = 0
            lots[index].isCorner = true
        }
        return lots
    }

    /// The houses of a row; `place` says where a point along the street and behind it lies on the plot.
    private func build(
        _ lots: [Lot], _ form: inout BuiltForm, _ dice: inout Dice, at place: (Int, Int) -> (Int, Int)
    ) {
        for lot in lots {
            let (start, end, back) = (lot.along.lowerBound, lot.along.upperBound, lot.deep)
            var corners = [(start, 0), (end, 0), (end, back)]
            if lot.wing > 0 {
                let inner = start + ClosedBlock.wingWidth
                corners += [(inner, back), (inner, back + lot.wing), (start, back + lot.wing)]
            } else {
                corners.append((start, back))
            }
            let footprint = Footprint(lot.isCorner ? .corner : .side, corners.map { place($0.0, $0.1) })
            if !lot.isCorner, dice.happens(percent: gapPercent) {
                form.gaps.append(footprint)
            } else {
                form.houses.append(footprint)
            }
        }
    }

    /// Workshops and back houses in the northern half of the court, a garden in the southern.
    private func fillCourt(_ width: Int, _ depth: Int, _ form: inout BuiltForm, _ dice: inout Dice) {
        let (west, east) = (ClosedBlock.edge, width - ClosedBlock.edge)
        let (south, north) = (ClosedBlock.edge, depth - ClosedBlock.edge)
        guard east - west > 1_000, north - south > 1_600 else { return }
        let middle = (south + north) / 2
        form.garden = (west...east, south...middle - 150)
        let count = min(dice.roll(behind), (east - west) / 1_000)
        guard count > 0 else { return }
        let share = (east - west) / count
        for index in 0..<count {
            let start = west + index * share
            let end = start + share * dice.roll(60...90) / 100
            form.houses.append(
                .box(.pavilion, start...end, middle + 150...middle + (north - middle) * dice.roll(60...95) / 100))
        }
    }
}
