import QuartierGeometry
import QuartierModel

/// The buildings of the zone, or fractions of them.
struct BuildingCount: Quantity {
    let name = "buildings"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        zone.buildings { building in building.contribution(of: 1) }
    }
}

/// The footprints of the zone's buildings; of those alone whose gross floor area is known, where that is asked.
struct Footprints: Quantity {
    var whereFloorAreaIsKnown = false

    var name: String { whereFloorAreaIsKnown ? "footprint_m2 where gfa_m2 is known" : "footprint_m2" }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        zone.buildings { building in
            let counts = !whereFloorAreaIsKnown || building.figures.grossFloorArea.isKnown
            return building.contribution(of: counts ? building.figures.footprint : 0, isKnown: counts)
        }
    }
}

/// A figure of the zone's buildings, summed.
struct BuildingSum: Quantity {
    let figure: BuildingFigure

    var name: String { figure.rawValue }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        zone.buildings { $0.contribution(of: figure) }
    }
}

/// The residents of the zone's buildings near green that counts.
struct ResidentsNearGreen: Quantity {
    let limit: Double
    var isOnFoot = false

    var name: String { "residents within \(distanceText(limit)) m of green" + (isOnFoot ? " on foot" : "") }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        zone.buildings { building in
            guard let facts = nearness(of: building.row, in: zone) else { return nil }
            return building.contribution(of: .residents, beside: facts)
        }
    }

    /// What is near a building; nil where nothing is.
    private func nearness(of row: Int, in zone: ZoneContext) -> [Contribution.Fact]? {
        guard isOnFoot else {
            guard zone.products[GreenAccess.self].isNear[row] else { return nil }
            return zone.greenSpace(near: row).map { [.init("green", text: $0)] } ?? []
        }
        let limit = zone.site.parameters.greenAccess.limit
        return zone.products[WalkToGreen.self].walks.facts(of: row, within: limit)
    }
}

extension ZoneContext {
    /// One building of a zone.
    struct Member {
        let row: Int
        let id: String
        let weight: Double
        let building: Building
        let figures: BuildingFigures
        let lineage: Lineage

        /// A number of the building, as far as it lies in the zone.
        func contribution(of amount: Double, isKnown: Bool = true) -> Contribution {
            Contribution(.element(.buildings), id, share: weight, amount: weight * amount, isKnown: isKnown)
        }

        /// A figure of the building, as far as it lies in the zone, with what it was computed from.
        func contribution(of figure: BuildingFigure, beside facts: [Contribution.Fact] = []) -> Contribution {
            let estimate = figures[keyPath: figure.path]
            return Contribution(
                .element(.buildings), id, share: weight, amount: weight * estimate.value,
                imputed: weight * estimate.imputed, isKnown: estimate.isKnown,
                facts: facts + lineage.facts(of: figure), assumptions: lineage.assumptions(of: figure))
        }
    }

    /// What the buildings of the zone contribute, in the order of rows.
    func buildings(_ contribution: (Member) -> Contribution?) -> [Contribution] {
        let view = site.view.buildings
        let figures = products[Floorspace.self].figures
        var found: [Contribution] = []
        products[Membership.self].buildings.forEachRow(in: zone) { row, weight in
            guard view.isPresent(row) else { return }
            let building = view.element(row)
            let member = Member(
                row: row, id: view.identifier(row), weight: weight, building: building, figures: figures[row],
                lineage: Lineage(building, figures[row], site.assumptions))
            if let one = contribution(member) { found.append(one) }
        }
        return found
    }

    /// The largest green space near a building, where it counts by its own size.
    fileprivate func greenSpace(near row: Int) -> String? {
        let point = products[BuildingPoints.self].points[row]
        let view = site.view.green
        let parameters = site.parameters.greenAccess
        var largest: (row: Int, area: Double)?
        for row in view.rows where GreenSpaces.counts(view.element(row), parameters) {
            let (pool, shape) = view.shape(row)
            guard pool.isWithin(parameters.limit, of: point, shape: shape) else { continue }
            let area = pool.area(of: shape)
            if area >= parameters.minimumArea, area > largest?.area ?? 0 { largest = (row, area) }
        }
        return largest.map { view.identifier($0.row) }
    }
}
