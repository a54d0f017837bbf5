/// One parameter of a Latin hypercube: every sample lies in a stratum of its own.
///
/// The samples of a parameter cut its range into as many strata, and a permutation drawn by the seed and the name of
/// the parameter says which sample lies in which (McKay, Beckman and Conover, Technometrics 21, 1979).
struct LatinColumn: Sendable {
    /// The stratum of each sample.
    private let strata: [UInt32]
    /// How many values there are; nil where any number may be drawn.
    private let levels: Int?
    /// Where in the strata values are taken, from 0 to below the number of values.
    private let shift: Int
    /// Where in its stratum each number lies.
    private let places: SplitMix64

    init(_ parameter: StudyFile.Parameter, strata count: Int, seed: Int) {
        self.init(parameter.name, levels: parameter.levelCount, strata: count, seed: seed)
    }

    /// The column of something by its name and the number of its values; nil where any number may be drawn.
    init(_ name: String, levels: Int?, strata count: Int, seed: Int) {
        var draws = SplitMix64(seed: UInt64(seed), name: name)
        places = SplitMix64(seed: draws.next())
        self.levels = levels
        shift = levels.map { Int(draws.next(below: UInt64($0))) } ?? 0
        var strata = (0..<UInt32(count)).map { $0 }
        // Fisher and Yates: every order is as likely as any other.
        for last in stride(from: count - 1, to: 0, by: -1) {
            strata.swapAt(last, Int(draws.next(below: UInt64(last + 1))))
        }
        self.strata = strata
    }

    /// The number of the value of a sample: its stratum where any number may be drawn.
    ///
    /// m values are dealt to n strata in their order, from a place drawn by the seed: value v stands in the strata s
    /// with ⌊(s·m + shift) / n⌋ = v. That is ⌊n/m⌋ or ⌈n/m⌉ of them, and n/m on average over all shifts.
    func level(of sample: Int) -> Int {
        let stratum = Int(strata[sample])
        guard let levels else { return stratum }
        // Ranges may have 2⁵³ values, and a product of two counts more than a word holds.
        let product = stratum.multipliedFullWidth(by: levels)
        let (low, carry) = product.low.addingReportingOverflow(UInt(shift))
        return strata.count.dividingFullWidth((product.high + (carry ? 1 : 0), low)).quotient
    }

    /// The share of the way through the range at which the number of a stratum lies.
    func share(ofStratum stratum: Int) -> Double {
        (Double(stratum) + places.share(at: UInt64(stratum))) / Double(strata.count)
    }
}
