import QuartierTransit

/// What stops of one tier have in common: the ways from them that give each class, and how certain these are.
///
/// Which stop of a tier serves a place best is a matter of distance alone, so that the nearest of each tier is all that
/// a place has to know.
struct ServiceTier: Hashable, Sendable {
    /// The category of the stop.
    var category: Int
    /// The longest way in metres that counts, where it depends on the modes of the stop.
    var limit: Double?
    /// Whether the category rests on a doubtful cell.
    var isDoubtful: Bool
}

/// All tiers that a standard may have, numbered.
struct ServiceTiers: Sendable {
    let standard: QualityStandard
    let tiers: [ServiceTier]

    init(of standard: QualityStandard) {
        self.standard = standard
        let limits = Set(standard.groups.map(\.limit)).sorted { ($0 ?? .infinity) < ($1 ?? .infinity) }
        tiers = standard.categoryNames.indices.flatMap { category in
            limits.flatMap { limit in
                [false, true].map { ServiceTier(category: category, limit: limit, isDoubtful: $0) }
            }
        }
    }

    /// The farthest way, in metres, that is looked at: to any class, and to what is missing to the next better one.
    var reach: Double { standard.rings.last ?? 0 }

    /// The number of the tier of a rating.
    func tier(of rating: StationRating) -> Int {
        let tier = ServiceTier(
            category: rating.category, limit: standard.groups[rating.group].limit, isDoubtful: rating.isDoubtful)
        guard let number = tiers.firstIndex(of: tier) else { preconditionFailure("every rating has a tier") }
        return number
    }

    /// The class of a place by the nearest stop of each tier: nil for a tier that has none within reach.
    ///
    /// The best class decides; of several ways to it the one beyond doubt, then the shortest.
    func placeClass(_ nearest: (Int) -> (metres: Double, stop: Int32)?) -> PlaceClass {
        var best = PlaceClass()
        var near: [(tier: ServiceTier, metres: Double)] = []
        for (number, tier) in tiers.enumerated() {
            guard let found = nearest(number) else { continue }
            near.append((tier, found.metres))
            guard found.metres <= tier.limit ?? .infinity else { continue }
            let cell = standard.qualityClass(category: tier.category, metres: found.metres)
            guard let rank = cell.rank else { continue }
            let offer = PlaceClass(
                rank: rank, isDoubtful: cell.isDoubtful || tier.isDoubtful, stop: found.stop, metres: found.metres,
                category: tier.category)
            if offer.isBetter(than: best) { best = offer }
        }
        best.metresToNext = metresToNext(from: best, near)
        return best
    }

    /// How much nearer one of the stops around would have to be for the next better class, in metres.
    private func metresToNext(from best: PlaceClass, _ near: [(tier: ServiceTier, metres: Double)]) -> Double? {
        let wanted = (best.rank ?? standard.classNames.count) - 1
        guard wanted >= 0 else { return nil }
        return near.compactMap { tier, metres in
            standard.reach(ofCategory: tier.category, class: wanted).map { metres - min($0, tier.limit ?? .infinity) }
        }.filter { $0 > 0 }.min()
    }
}

/// The class of a place.
struct PlaceClass: Hashable, Sendable {
    /// The number of the class, 0 for the best; nil for none.
    var rank: Int?
    /// Whether it rests on a cell of the standard's tables that sources disagree on.
    var isDoubtful = false
    /// The row of the stop that decides; -1 for none.
    var stop: Int32 = -1
    /// The way to it in metres.
    var metres = Double.infinity
    /// The category of the stop.
    var category = -1
    /// How much nearer a stop would have to be for the next better class, in metres; nil where there is no such class,
    /// or no stop that could give it within the reach of the standard.
    var metresToNext: Double?

    fileprivate func isBetter(than other: PlaceClass) -> Bool {
        guard let rank else { return false }
        guard let old = other.rank else { return true }
        return (rank, isDoubtful ? 1 : 0, metres) < (old, other.isDoubtful ? 1 : 0, other.metres)
    }
}
