import QuartierModel
import QuartierTransit

/// The quality class of every building and of the middle of every zone; nil where no way to the streets is known.
struct PlaceClasses: Sendable {
    /// By row of the buildings.
    var ofBuilding: SparseColumn<PlaceClass?>
    /// By zone.
    var ofZone: SparseColumn<PlaceClass?>
    /// The buildings, and the zones, whose class differs from the base; all that a scenario adds are among them.
    var changedBuildings: [Int] = []
    var changedZones: [Int] = []
    /// Whether all were made anew for a scenario: any of them may differ from the base.
    var isAnew = false

    init(ofBuilding: [PlaceClass?], ofZone: [PlaceClass?]) {
        self.ofBuilding = SparseColumn(ofBuilding)
        self.ofZone = SparseColumn(ofZone)
    }

    /// Sets what some buildings of the base and all that a scenario adds, and some zones, have now.
    mutating func update(
        buildings: some Sequence<Int>, added: Range<Int>, zones: some Sequence<Int>,
        classOfBuilding: (Int) -> PlaceClass?, classOfZone: (Int) -> PlaceClass?
    ) {
        for row in buildings {
            let new = classOfBuilding(row)
            guard new != ofBuilding[row] else { continue }
            ofBuilding.set(new, at: row)
            changedBuildings.append(row)
        }
        for row in added { ofBuilding.set(classOfBuilding(row), at: row) }
        changedBuildings += added
        for zone in zones {
            let new = classOfZone(zone)
            guard new != ofZone[zone] else { continue }
            ofZone.set(new, at: zone)
            changedZones.append(zone)
        }
    }

    /// The zones in which anything may differ from the base.
    func differingZones(_ membership: Membership) -> ZoneSubset {
        var zones = membership.zones(of: changedBuildings)
        zones.formUnion(.some(Set(changedZones)))
        return zones
    }
}

/// A product that gives places their class.
protocol PlaceClassProduct: Product {
    /// The classes.
    var places: PlaceClasses { get }
}

/// What a scenario takes from a tier and what it brings there, as rows of the layer of stops.
struct TierExchange {
    var leaving: [Int] = []
    var coming: [Int] = []

    /// The exchange of every tier that has one, by its number.
    ///
    /// `before` are the ratings of the base.
    static func all(
        _ view: LayerView<Stop>, before: StationRatings, after: StationRatings, _ tiers: ServiceTiers
    ) -> [Int: TierExchange] {
        var exchanges: [Int: TierExchange] = [:]
        for row in after.changedRows {
            let old = row < view.base.count ? Set(before.ratings[row].map(tiers.tier)) : []
            let new = view.isPresent(row) ? Set(after.ratings[row].map(tiers.tier)) : []
            for tier in old.subtracting(new) { exchanges[tier, default: TierExchange()].leaving.append(row) }
            for tier in new.subtracting(old) { exchanges[tier, default: TierExchange()].coming.append(row) }
        }
        return exchanges
    }
}
