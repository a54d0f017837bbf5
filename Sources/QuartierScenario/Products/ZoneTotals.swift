import QuartierGeometry
import QuartierModel

/// A sum over the buildings of a zone, with what it rests on.
struct Tally: Hashable, Sendable {
    /// The sum of what is known.
    var sum = 0.0
    /// The part of the sum that rests on assumptions.
    var imputed = 0.0
    /// The footprint in m² of the buildings whose quantity is known.
    var knownFootprint = 0.0

    mutating func add(_ estimate: Estimate, footprint: Double, weight: Double) {
        guard estimate.isKnown else { return }
        sum += weight * estimate.value
        imputed += weight * estimate.imputed
        knownFootprint += weight * footprint
    }
}

/// The sums of one zone.
struct ZoneTally: Hashable, Sendable {
    /// Buildings; fractions where they are shared out by area.
    var buildings = 0.0
    /// Footprint in m².
    var footprint = 0.0
    /// Area of plots in m².
    var plotArea = 0.0
    var grossFloorArea = Tally()
    var residentialFloorArea = Tally()
    var dwellings = Tally()
    var residents = Tally()
    var jobs = Tally()

    mutating func add(_ figures: BuildingFigures, weight: Double) {
        buildings += weight
        footprint += weight * figures.footprint
        grossFloorArea.add(figures.grossFloorArea, footprint: figures.footprint, weight: weight)
        residentialFloorArea.add(figures.residentialFloorArea, footprint: figures.footprint, weight: weight)
        dwellings.add(figures.dwellings, footprint: figures.footprint, weight: weight)
        residents.add(figures.residents, footprint: figures.footprint, weight: weight)
        jobs.add(figures.jobs, footprint: figures.footprint, weight: weight)
    }

    /// The share of the footprint for which a quantity is known; 1 where there is no footprint to know about.
    func coverage(of tally: KeyPath<ZoneTally, Tally>) -> Double {
        footprint > 0 ? min(1, self[keyPath: tally].knownFootprint / footprint) : 1
    }
}

/// The sums of every zone, always added up in the order of rows.
struct ZoneTotals: Product {
    static let reads: Aspects = [.buildingShapes, .plotShapes]
    static let needs: [any Product.Type] = [Membership.self, Floorspace.self]

    /// The sums of each zone.
    private(set) var tallies: [ZoneTally]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        tallies = (0..<site.zones.count).map { Self.tally(of: $0, site, products) }
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (ZoneTotals, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: [.assumptions, .plotShapes]) else {
            return (try ZoneTotals(of: site, from: products, crew: crew), .all)
        }
        let membership = products[Membership.self].buildings
        let affected = Set(changes.buildings.flatMap { membership.zonesOfRow[$0].map { Int($0.zone) } })
        var copy = self
        for zone in affected { copy.tallies[zone] = Self.tally(of: zone, site, products) }
        return (copy, .some(affected))
    }

    private static func tally(of zone: Int, _ site: Site, _ products: ProductSet) -> ZoneTally {
        let membership = products[Membership.self]
        let figures = products[Floorspace.self].figures
        var tally = ZoneTally()
        for (row, weight) in membership.buildings.rowsOfZone[zone] where site.view.buildings.isPresent(Int(row)) {
            tally.add(figures[Int(row)], weight: weight)
        }
        let plotAreas = membership.plots.rowsOfZone[zone].filter { site.view.plots.isPresent(Int($0.row)) }.map {
            let shape = site.view.plots.shape(Int($0.row))
            return $0.weight * shape.pool.area(of: shape.index)
        }
        // Plots keep the order of their file, which must not show in the last digit of a sum.
        tally.plotArea = plotAreas.sorted().reduce(0, +)
        return tally
    }
}
