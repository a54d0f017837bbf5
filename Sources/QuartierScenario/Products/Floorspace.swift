import QuartierGeometry
import QuartierModel

/// A quantity of one building: stated, estimated, or unknown.
struct Estimate: Hashable, Sendable {
    /// The quantity; 0 where it is unknown.
    var value = 0.0
    /// The part of it that rests on assumptions.
    var imputed = 0.0
    /// Whether it is known at all.
    var isKnown = false
    /// Whether it is a count that was scaled with the floor area beneath it.
    var isScaled = false

    static func stated(_ value: Double) -> Estimate { Estimate(value: value, imputed: 0, isKnown: true) }
    static func assumed(_ value: Double) -> Estimate { Estimate(value: value, imputed: value, isKnown: true) }
    static func scaled(_ value: Double) -> Estimate {
        Estimate(value: value, imputed: value, isKnown: true, isScaled: true)
    }
}

/// What a building holds: floor area, dwellings, people.
struct BuildingFigures: Hashable, Sendable {
    /// The area of its footprint in m², courtyards left out.
    var footprint = 0.0
    /// Footprint times storeys, in m² (Bruttogeschossfläche, oberirdisch).
    var grossFloorArea = Estimate()
    /// The part of it that is housing, in m².
    var residentialFloorArea = Estimate()
    /// Dwellings (Wohneinheiten).
    var dwellings = Estimate()
    /// Residents.
    var residents = Estimate()
    /// Jobs (Arbeitsplätze).
    var jobs = Estimate()
}

/// An assumption that a building needed and the study does not state.
struct AssumptionGap: Hashable, Sendable {
    /// The key in the study file.
    var key: String
    /// The use it is missing for; nil where the building's use is unknown.
    var use: BuildingUse?
}

/// What every building holds, by what is stated of it and what the study assumes.
///
/// The chain (all factors per use): storeys × footprint = gross floor area; × residential share = housing;
/// × net to gross ÷ living area per dwelling = dwellings; × (1 − vacancy) × household size = residents; the rest of
/// the gross floor area ÷ floor area per job = jobs. A stated figure always goes before an estimated one.
///
/// A scenario that gives a building more or less floor area gives it more or less of what was counted there: the
/// stated figures grow in proportion to the floor area they belong to, unless the scenario states them itself, and
/// what is so computed counts as imputed. A count of a building that had no such floor area says nothing once the
/// scenario gives it some: it is then estimated.
struct Floorspace: Product {
    static let reads: Aspects = [.buildingShapes, .buildingAttributes, .assumptions]

    /// The figures of each row.
    private(set) var figures: SparseColumn<BuildingFigures>
    /// The assumptions that were needed and are missing, with the number of buildings that needed them.
    private(set) var gaps: [AssumptionGap: Int] = [:]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.buildings
        var estimator = FloorspaceEstimator(site.assumptions)
        figures = SparseColumn(
            (0..<view.rowCount).map { row in
                let shape = view.shape(row)
                return estimator.figures(of: row, in: view, footprint: shape.pool.area(of: shape.index))
            })
        gaps = estimator.gaps
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (Floorspace, ZoneSubset) {
        guard !changes.aspects.contains(.assumptions) else {
            return (try Floorspace(of: site, from: products, crew: crew), .all)
        }
        let view = site.view.buildings
        var copy = self
        var estimator = FloorspaceEstimator(site.assumptions)
        for row in changes.buildings {
            let shape = view.shape(row)
            let footprint = row < figures.count ? figures[row].footprint : shape.pool.area(of: shape.index)
            copy.figures.set(estimator.figures(of: row, in: view, footprint: footprint), at: row)
        }
        return (copy, .none)
    }
}

/// The floor area of a building and its two parts, in m².
private struct FloorAreas {
    var gross: Estimate
    var residential = Estimate()
    var other = Estimate()
}

/// How many times as much of what was counted in a building a scenario leaves there; nil where a count means nothing
/// any more.
private struct CountGrowth {
    var dwellings: Double? = 1
    var residents: Double? = 1
    var jobs: Double? = 1
}

/// Applies the chain of assumptions to one building after another and notes what was missing.
private struct FloorspaceEstimator {
    let assumptions: Assumptions
    var gaps: [AssumptionGap: Int] = [:]

    init(_ assumptions: Assumptions) {
        self.assumptions = assumptions
    }

    /// The figures of a row, counted figures scaled where a scenario has changed the floor area beneath them.
    mutating func figures(of row: Int, in view: LayerView<Building>, footprint: Double) -> BuildingFigures {
        let building = view.element(row)
        let areas = floorAreas(of: building, footprint)
        let growth = view.isAltered(row) ? growth(of: row, in: view, to: areas, footprint) : CountGrowth()
        var figures = BuildingFigures(footprint: footprint)
        figures.grossFloorArea = areas.gross
        figures.residentialFloorArea = areas.residential
        figures.dwellings = dwellings(of: building, areas.residential, growth.dwellings)
        figures.residents = residents(of: building, figures.dwellings, growth.residents)
        figures.jobs = jobs(of: building, areas.other, growth.jobs)
        return figures
    }

    /// How the counts of a changed row grow with its floor area; those that the scenario states itself do not.
    private func growth(
        of row: Int, in view: LayerView<Building>, to areas: FloorAreas, _ footprint: Double
    ) -> CountGrowth {
        var silent = FloorspaceEstimator(assumptions)
        let drawn = view.originalShape(row)
        let footprintBefore = view.patch.redrawn[row] == nil ? footprint : drawn.pool.area(of: drawn.index)
        let before = silent.floorAreas(of: view.original(row), footprintBefore)
        let housing = Self.growth(from: before.residential, to: areas.residential)
        let isStated = { (attribute: String) in view.patch.isAssigned(attribute, row) }
        return CountGrowth(
            dwellings: isStated("dwellings") ? 1 : housing, residents: isStated("residents") ? 1 : housing,
            jobs: isStated("jobs") ? 1 : Self.growth(from: before.other, to: areas.other))
    }

    /// How many times larger an area became: 1 where that cannot be told, nil where there was none before.
    private static func growth(from before: Estimate, to after: Estimate) -> Double? {
        // Where nothing is left there is nobody, whatever was there before.
        if after.isKnown, after.value == 0, !before.isKnown { return 0 }
        guard before.isKnown, after.isKnown, before.value != after.value else { return 1 }
        return before.value > 0 ? after.value / before.value : nil
    }

    /// A count as it was stated or as it has grown; nil where nothing is counted that still means something.
    private static func counted(_ count: Double?, _ growth: Double?) -> Estimate? {
        guard let count, let growth else { return nil }
        return growth == 1 ? .stated(count) : .scaled(count * growth)
    }

    /// Housing and the rest are known to be nothing where the study says so, however large the building is.
    private mutating func floorAreas(of building: Building, _ footprint: Double) -> FloorAreas {
        var areas = FloorAreas(gross: grossFloorArea(of: building, footprint))
        guard areas.gross.isKnown else {
            let share = assumptions.residentialShare[use: building.use]
            if share == 0 { areas.residential = .stated(0) }
            if share == 1 { areas.other = .stated(0) }
            return areas
        }
        guard let share = factor(\.residentialShare, "residential_share", building.use) else { return areas }
        let housing = areas.gross.value * share
        let isCertain = areas.gross.imputed == 0 && (share == 0 || share == 1)
        areas.residential = Estimate(value: housing, imputed: isCertain ? 0 : housing, isKnown: true)
        areas.other = .assumed(areas.gross.value - housing)
        return areas
    }

    private mutating func grossFloorArea(of building: Building, _ footprint: Double) -> Estimate {
        if let storeys = assumptions.storeys(of: building) {
            let area = footprint * storeys.count
            return storeys.assumption == nil ? .stated(area) : .assumed(area)
        }
        // A height without a storey height is a gap of the study; neither height nor storeys is one of the data.
        if building.height != nil { note("storey_height_m", building.use) }
        return Estimate()
    }

    private mutating func dwellings(
        of building: Building, _ residential: Estimate, _ growth: Double?
    ) -> Estimate {
        if let counted = Self.counted(building.dwellings, growth) { return counted }
        guard residential.isKnown else { return Estimate() }
        guard residential.value > 0 else { return residential }
        guard let net = factor(\.netToGross, "net_to_gross", building.use),
            let size = factor(\.livingAreaPerDwelling, "living_area_per_dwelling_m2", building.use)
        else { return Estimate() }
        return .assumed(residential.value * net / size)
    }

    private mutating func residents(of building: Building, _ dwellings: Estimate, _ growth: Double?) -> Estimate {
        if let counted = Self.counted(building.residents, growth) { return counted }
        guard dwellings.isKnown else { return Estimate() }
        guard dwellings.value > 0 else { return dwellings }
        guard let vacancy = factor(\.vacancy, "vacancy", building.use),
            let size = factor(\.householdSize, "household_size", building.use)
        else { return Estimate() }
        return .assumed(dwellings.value * (1 - vacancy) * size)
    }

    private mutating func jobs(of building: Building, _ other: Estimate, _ growth: Double?) -> Estimate {
        if let counted = Self.counted(building.jobs, growth) { return counted }
        guard other.isKnown else { return Estimate() }
        guard other.value > 0 else { return .stated(0) }
        guard let area = factor(\.floorAreaPerJob, "floor_area_per_job_m2", building.use) else { return Estimate() }
        return .assumed(other.value / area)
    }

    private mutating func factor(
        _ path: KeyPath<Assumptions, ByUse>, _ key: String, _ use: BuildingUse?
    ) -> Double? {
        if let factor = assumptions[keyPath: path][use: use] { return factor }
        note(key, use)
        return nil
    }

    private mutating func note(_ key: String, _ use: BuildingUse?) {
        gaps[AssumptionGap(key: key, use: use), default: 0] += 1
    }
}
