import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The residents, dwellings or jobs of the zone's buildings that have one of some classes.
struct FigureInClasses<Places: PlaceClassProduct>: Quantity {
    let figure: ClassFigure
    /// The classes by number, 0 for the best; the number behind the last one stands for none.
    let ranks: ClosedRange<Int>
    let standard: QualityStandard

    var name: String {
        let names = standard.classNames + ["none"]
        let words =
            ranks.count == 1 ? names[ranks.lowerBound] : "\(names[ranks.lowerBound]) to \(names[ranks.upperBound])"
        return "\(figure.rawValue) in class \(words)"
    }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        let classes = zone.products[Places.self].places.ofBuilding
        return zone.buildings { building in
            guard let place = classes[building.row] else { return building.contribution(of: 0, isKnown: false) }
            guard ranks.contains(place.rank ?? standard.classNames.count) else { return nil }
            return building.contribution(of: figure.figure, beside: zone.facts(of: place, standard))
        }
    }
}

/// The number of the class of the middle of the zone.
struct ZoneClassNumber<Places: PlaceClassProduct>: Quantity {
    let standard: QualityStandard

    let name = "number of the class, 1 for the best"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        guard let place = zone.products[Places.self].places.ofZone[zone.zone] else { return [] }
        return [
            Contribution(
                .zone(zone.kind), zone.site.zones.zones[zone.zone].id,
                amount: Double((place.rank ?? standard.classNames.count) + 1), facts: zone.facts(of: place, standard))
        ]
    }
}

/// The zone itself, once: what a number for a zone is a mean over.
struct ZoneCount: Quantity {
    let name = "zones"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        [Contribution(.zone(zone.kind), zone.site.zones.zones[zone.zone].id, amount: 1)]
    }
}

extension ZoneContext {
    /// Why a place has its class.
    fileprivate func facts(of place: PlaceClass, _ standard: QualityStandard) -> [Contribution.Fact] {
        var facts = [Contribution.Fact("class", text: place.rank.map { standard.classNames[$0] } ?? "none")]
        if place.stop >= 0 {
            facts += [
                .init("category", text: standard.categoryNames[place.category]),
                .init("stop", text: site.view.stops.identifier(Int(place.stop))), .init("distance_m", place.metres),
            ]
        }
        if let metres = place.metresToNext { facts.append(.init("metres_to_next_class", metres)) }
        return facts
    }
}

extension ClassFigure {
    /// The figure of a building that is counted.
    fileprivate var figure: BuildingFigure {
        switch self {
        case .residents: .residents
        case .dwellings: .dwellings
        case .jobs: .jobs
        }
    }
}
