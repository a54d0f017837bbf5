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

    static func stated(_ value: Double) -> Estimate { Estimate(value: value, imputed: 0, isKnown: true) }
    static func assumed(_ value: Double) -> Estimate { Estimate(value: value, imputed: value, isKnown: true) }
}

extension Estimate {
    /// Multiplies a stated quantity, which thereby becomes an assumed one; estimates follow their own chain.
    mutating func scaleStated(by factor: Double) {
        guard isKnown, imputed == 0, factor != 1 else { return }
        self = .assumed(value * factor)
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

    /// The gross floor area that is not housing, in m².
    var otherFloorArea: Estimate {
        Estimate(
            value: grossFloorArea.value - residentialFloorArea.value, imputed: 0,
            isKnown: grossFloorArea.isKnown && residentialFloorArea.isKnown)
    }
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
/// what is so computed counts as imputed.
struct Floorspace: Product {
    static let reads: Aspects = [.buildingShapes, .buildingAttributes, .assumptions]

    /// The figures of each row.
    private(set) var figures: [BuildingFigures]
    /// The assumptions that were needed and are missing, with the number of buildings that needed them.
    private(set) var gaps: [AssumptionGap: Int] = [:]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.buildings
        var estimator = FloorspaceEstimator(site.assumptions)
        figures = (0..<view.rowCount).map { row in
            let shape = view.shape(row)
            return estimator.figures(of: row, in: view, footprint: shape.pool.area(of: shape.index))
        }
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
            let figures = estimator.figures(of: row, in: view, footprint: footprint)
            if row < copy.figures.count { copy.figures[row] = figures } else { copy.figures.append(figures) }
        }
        return (copy, .none)
    }
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
        var figures = figures(of: building, footprint: footprint)
        guard row < view.base.count, view.patch.changed[row] != nil else { return figures }
        let before = view.base.elements[row]
        var silent = FloorspaceEstimator(assumptions)
        let base = silent.figures(of: before, footprint: footprint)
        let housing = Self.growth(from: base.residentialFloorArea, to: figures.residentialFloorArea)
        if before.dwellings == building.dwellings { figures.dwellings.scaleStated(by: housing) }
        if before.residents == building.residents { figures.residents.scaleStated(by: housing) }
        if before.jobs == building.jobs {
            let work = Self.growth(from: base.otherFloorArea, to: figures.otherFloorArea)
            figures.jobs.scaleStated(by: work)
        }
        return figures
    }

    /// How many times larger an area became; 1 where that cannot be told.
    private static func growth(from before: Estimate, to after: Estimate) -> Double {
        before.isKnown && after.isKnown && before.value > 0 ? after.value / before.value : 1
    }

    private mutating func figures(of building: Building, footprint: Double) -> BuildingFigures {
        var figures = BuildingFigures(footprint: footprint)
        figures.grossFloorArea = grossFloorArea(of: building, footprint)
        figures.residentialFloorArea = residentialFloorArea(of: building, figures.grossFloorArea)
        figures.dwellings = dwellings(of: building, figures.residentialFloorArea)
        figures.residents = residents(of: building, figures.dwellings)
        figures.jobs = jobs(of: building, figures.grossFloorArea, figures.residentialFloorArea)
        return figures
    }

    private mutating func grossFloorArea(of building: Building, _ footprint: Double) -> Estimate {
        if let storeys = building.storeys { return .stated(footprint * storeys) }
        if let height = building.height, let storeyHeight = assumptions.storeyHeight[use: building.use] {
            return .assumed(footprint * max(1, (height / storeyHeight).rounded()))
        }
        if let storeys = assumptions.storeysWhereUnknown[use: building.use] { return .assumed(footprint * storeys) }
        // A height without a storey height is a gap of the study; neither height nor storeys is one of the data.
        if building.height != nil { note("storey_height_m", building.use) }
        return Estimate()
    }

    private mutating func residentialFloorArea(of building: Building, _ gross: Estimate) -> Estimate {
        guard gross.isKnown, let share = factor(\.residentialShare, "residential_share", building.use)
        else { return Estimate() }
        let area = gross.value * share
        let isCertain = gross.imputed == 0 && (share == 0 || share == 1)
        return Estimate(value: area, imputed: isCertain ? 0 : area, isKnown: true)
    }

    private mutating func dwellings(of building: Building, _ residential: Estimate) -> Estimate {
        if let dwellings = building.dwellings { return .stated(dwellings) }
        guard residential.isKnown else { return Estimate() }
        guard residential.value > 0 else { return residential }
        guard let net = factor(\.netToGross, "net_to_gross", building.use),
            let size = factor(\.livingAreaPerDwelling, "living_area_per_dwelling_m2", building.use)
        else { return Estimate() }
        return .assumed(residential.value * net / size)
    }

    private mutating func residents(of building: Building, _ dwellings: Estimate) -> Estimate {
        if let residents = building.residents { return .stated(residents) }
        guard dwellings.isKnown else { return Estimate() }
        guard dwellings.value > 0 else { return dwellings }
        guard let vacancy = factor(\.vacancy, "vacancy", building.use),
            let size = factor(\.householdSize, "household_size", building.use)
        else { return Estimate() }
        return .assumed(dwellings.value * (1 - vacancy) * size)
    }

    private mutating func jobs(of building: Building, _ gross: Estimate, _ residential: Estimate) -> Estimate {
        if let jobs = building.jobs { return .stated(jobs) }
        guard gross.isKnown, residential.isKnown else { return Estimate() }
        let other = gross.value - residential.value
        guard other > 0 else { return Estimate(value: 0, imputed: 0, isKnown: true) }
        guard let area = factor(\.floorAreaPerJob, "floor_area_per_job_m2", building.use) else { return Estimate() }
        return .assumed(other / area)
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
