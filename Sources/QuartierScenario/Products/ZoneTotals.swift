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
    private(set) var tallies: SparseColumn<ZoneTally>

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        tallies = SparseColumn(
            (0..<site.zones.count).map { zone in
                var tally = Self.tally(of: zone, site, products)
                tally.plotArea = Self.plotArea(of: zone, site, products)
                return tally
            })
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (ZoneTotals, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: [.assumptions, .plotShapes]) else {
            return (try ZoneTotals(of: site, from: products, crew: crew), .all)
        }
        let membership = products[Membership.self]
        guard case .some(let affected) = membership.zones(of: changes.buildings) else { return (self, .all) }
        var copy = self
        for zone in affected.sorted() {
            var tally = Self.tally(of: zone, site, products)
            tally.plotArea = tallies[zone].plotArea
            copy.tallies.set(tally, at: zone)
        }
        return (copy, .some(affected))
    }

    /// The sums over the buildings of a zone.
    private static func tally(of zone: Int, _ site: Site, _ products: ProductSet) -> ZoneTally {
        let figures = products[Floorspace.self].figures
        let view = site.view.buildings
        var tally = ZoneTally()
        products[Membership.self].buildings.forEachRow(in: zone) { row, weight in
            if view.isPresent(row) { tally.add(figures[row], weight: weight) }
        }
        return tally
    }

    private static func plotArea(of zone: Int, _ site: Site, _ products: ProductSet) -> Double {
        let view = site.view.plots
        var areas: [Double] = []
        products[Membership.self].plots.forEachRow(in: zone) { row, weight in
            guard view.isPresent(row) else { return }
            let shape = view.shape(row)
            areas.append(weight * shape.pool.area(of: shape.index))
        }
        // Plots keep the order of their file, which must not show in the last digit of a sum.
        return areas.sorted().reduce(0, +)
    }
}
