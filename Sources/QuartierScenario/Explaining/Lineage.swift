import QuartierModel

/// A figure of a building that zones are summed from.
enum BuildingFigure: String, CaseIterable, Sendable {
    case grossFloorArea = "gfa_m2"
    case residentialFloorArea = "residential_gfa_m2"
    case dwellings
    case residents
    case jobs

    /// Where it stands among the figures.
    var path: any KeyPath<BuildingFigures, Estimate> & Sendable {
        switch self {
        case .grossFloorArea: \.grossFloorArea
        case .residentialFloorArea: \.residentialFloorArea
        case .dwellings: \.dwellings
        case .residents: \.residents
        case .jobs: \.jobs
        }
    }

    /// The count of it that a file may state; nil for floor areas, which are never stated.
    fileprivate var count: KeyPath<Building, Double?>? {
        switch self {
        case .grossFloorArea, .residentialFloorArea: nil
        case .dwellings: \.dwellings
        case .residents: \.residents
        case .jobs: \.jobs
        }
    }

    /// The figures it is estimated from, the nearest first.
    fileprivate var sources: [BuildingFigure] {
        switch self {
        case .grossFloorArea: []
        case .residentialFloorArea: [.grossFloorArea]
        case .dwellings: [.residentialFloorArea]
        case .residents: [.dwellings]
        case .jobs: [.residentialFloorArea]
        }
    }
}

/// How a figure of one building came about: the steps of `Floorspace` told backwards.
struct Lineage {
    private let building: Building
    private let figures: BuildingFigures
    private let assumptions: Assumptions

    init(_ building: Building, _ figures: BuildingFigures, _ assumptions: Assumptions) {
        self.building = building
        self.figures = figures
        self.assumptions = assumptions
    }

    /// The numbers on the way to a figure, footprint and storeys first.
    func facts(of figure: BuildingFigure) -> [Contribution.Fact] {
        var chain: [BuildingFigure] = []
        var next = figure
        while !isCounted(next), let source = next.sources.first {
            chain.insert(source, at: 0)
            next = source
        }
        var facts: [Contribution.Fact] = []
        if chain.first == .grossFloorArea || figure == .grossFloorArea {
            facts.append(.init("footprint_m2", figures.footprint))
            if let storeys = assumptions.storeys(of: building) { facts.append(.init("storeys", storeys.count)) }
        }
        for step in chain where figures[keyPath: step.path].isKnown {
            facts.append(.init(step.rawValue, figures[keyPath: step.path].value))
        }
        if let use = building.use { facts.append(.init("use", text: use.rawValue)) }
        return facts
    }

    /// The assumptions on the way to a figure, the last one first.
    func assumptions(of figure: BuildingFigure) -> [AppliedAssumption] {
        let estimate = figures[keyPath: figure.path]
        guard !isCounted(figure) else { return [] }
        guard !estimate.isScaled else { return [.scaled] }
        guard figure != .grossFloorArea else { return storeyAssumptions }
        // Where there is nothing, no factor was needed to know it; only the share of housing may be what says so.
        let isNothing = estimate.isKnown && estimate.value == 0 && figure != .residentialFloorArea
        return (isNothing ? [] : keys(of: figure).map(applied)) + figure.sources.flatMap { assumptions(of: $0) }
    }

    /// Whether the figure is a count that a file or an edit states.
    private func isCounted(_ figure: BuildingFigure) -> Bool {
        let estimate = figures[keyPath: figure.path]
        guard let count = figure.count, building[keyPath: count] != nil else { return false }
        return estimate.isKnown && estimate.imputed == 0 && !estimate.isScaled
    }

    private var storeyAssumptions: [AppliedAssumption] {
        if let storeys = assumptions.storeys(of: building) { return storeys.assumption.map { [applied($0)] } ?? [] }
        return [applied(building.height == nil ? .storeysWhereUnknown : .storeyHeight)]
    }

    private func keys(of figure: BuildingFigure) -> [Assumptions.Key] {
        switch figure {
        case .grossFloorArea: []
        case .residentialFloorArea: [.residentialShare]
        case .dwellings: [.livingAreaPerDwelling, .netToGross]
        case .residents: [.householdSize, .vacancy]
        case .jobs: [.floorAreaPerJob]
        }
    }

    private func applied(_ key: Assumptions.Key) -> AppliedAssumption {
        AppliedAssumption(key: key.name, value: assumptions[keyPath: key.path][use: building.use])
    }
}

extension Assumptions {
    /// An assumption, and the key it has in the study file.
    struct Key: Sendable {
        let name: String
        let path: any KeyPath<Assumptions, ByUse> & Sendable

        static let storeyHeight = Key(name: "storey_height_m", path: \.storeyHeight)
        static let storeysWhereUnknown = Key(name: "storeys_where_unknown", path: \.storeysWhereUnknown)
        static let netToGross = Key(name: "net_to_gross", path: \.netToGross)
        static let residentialShare = Key(name: "residential_share", path: \.residentialShare)
        static let livingAreaPerDwelling = Key(name: "living_area_per_dwelling_m2", path: \.livingAreaPerDwelling)
        static let householdSize = Key(name: "household_size", path: \.householdSize)
        static let vacancy = Key(name: "vacancy", path: \.vacancy)
        static let floorAreaPerJob = Key(name: "floor_area_per_job_m2", path: \.floorAreaPerJob)
    }

    /// The storeys of a building, and the assumption they rest on: stated, by its height, or by the study's word for
    /// buildings of which nothing is known; nil where nothing of it helps.
    func storeys(of building: Building) -> (count: Double, assumption: Key?)? {
        if let storeys = building.storeys { return (storeys, nil) }
        if let height = building.height, let storeyHeight = storeyHeight[use: building.use] {
            return (max(1, (height / storeyHeight).rounded()), .storeyHeight)
        }
        return storeysWhereUnknown[use: building.use].map { ($0, .storeysWhereUnknown) }
    }
}
