import QuartierGeometry
import QuartierModel
import QuartierTransit

/// What is counted by class: residents, dwellings or jobs of a zone.
struct ClassCounts: Hashable, Sendable {
    /// How many have each class, the best first; behind them how many have none.
    var counts: [Double]
    /// How many of them rest on assumptions.
    var imputed: [Double]
    /// How many of them have their class by a doubtful cell.
    var doubtful: [Double]
    /// How many are in buildings whose class is not known.
    var unknown = 0.0

    init(classes: Int) {
        counts = [Double](repeating: 0, count: classes + 1)
        (imputed, doubtful) = (counts, counts)
    }

    mutating func add(_ estimate: Estimate, _ place: PlaceClass?, weight: Double) {
        guard let place else {
            unknown += weight * estimate.value
            return
        }
        let index = place.rank ?? counts.count - 1
        counts[index] += weight * estimate.value
        imputed[index] += weight * estimate.imputed
        if place.isDoubtful { doubtful[index] += weight * estimate.value }
    }

    /// How many have a class, or certainly none.
    var known: Double { counts.reduce(0, +) }

    /// The share of all whose class is known; 1 where there is nobody.
    var coverage: Double { unknown > 0 ? known / (known + unknown) : 1 }
}

/// The residents, dwellings and jobs of every zone by class, always added up in the order of rows.
struct ClassTotals<Places: PlaceClassProduct>: Product {
    static var reads: Aspects { [.buildingShapes, .plotShapes] }
    static var heeds: ParameterGroups { [] }
    static var needs: [any Product.Type] { [Places.self, Membership.self, Floorspace.self] }

    /// The figures of one zone.
    struct Zone: Hashable, Sendable {
        var residents, dwellings, jobs: ClassCounts
    }

    private(set) var zones: SparseColumn<Zone>

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        zones = SparseColumn((0..<site.zones.count).map { Self.zone($0, site, products) })
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (ClassTotals, ZoneSubset) {
        let places = products[Places.self].places
        guard !places.isAnew, changes.aspects.isDisjoint(with: [.assumptions, .plotShapes]) else {
            return (try ClassTotals(of: site, from: products, crew: crew), .all)
        }
        let membership = products[Membership.self]
        var affected = membership.zones(of: changes.buildings)
        affected.formUnion(membership.zones(of: places.changedBuildings))
        guard case .some(let differing) = affected else {
            return (try ClassTotals(of: site, from: products, crew: crew), .all)
        }
        var copy = self
        for zone in differing.sorted() { copy.zones.set(Self.zone(zone, site, products), at: zone) }
        return (copy, affected)
    }

    private static func zone(_ zone: Int, _ site: Site, _ products: ProductSet) -> Zone {
        let none = ClassCounts(classes: site.parameters.transitClasses.rules?.standard.classNames.count ?? 0)
        var totals = Zone(residents: none, dwellings: none, jobs: none)
        let figures = products[Floorspace.self].figures
        let classes = products[Places.self].places.ofBuilding
        let view = site.view.buildings
        guard classes.count > 0 else { return totals }
        products[Membership.self].buildings.forEachRow(in: zone) { row, weight in
            guard view.isPresent(row) else { return }
            let (place, holds) = (classes[row], figures[row])
            totals.residents.add(holds.residents, place, weight: weight)
            totals.dwellings.add(holds.dwellings, place, weight: weight)
            totals.jobs.add(holds.jobs, place, weight: weight)
        }
        return totals
    }
}
