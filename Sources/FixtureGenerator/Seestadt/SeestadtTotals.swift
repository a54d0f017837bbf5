/// What the drawing adds up to, by the estimating chain of the study.
struct SeestadtTotals {
    /// Gross floor area by use, in square metres.
    private var floorAreaByUse: [Use: Double] = [:]
    /// Gross floor area of all buildings.
    private var floorArea = 0.0
    /// Ground covered by buildings.
    private var footprint = 0.0
    /// Dwellings, counted or estimated.
    private var dwellings = 0.0
    /// Jobs and training places, estimated.
    private var jobs = 0.0
    /// Buildings whose dwellings are counted.
    private var counted = 0
    /// Buildings with dwellings.
    private var housing = 0
    /// All buildings.
    private var buildings = 0

    /// The sums over buildings.
    init(_ buildings: [SeestadtBuilding]) {
        for building in buildings { add(building) }
    }

    /// Adds a building to the sums.
    private mutating func add(_ building: SeestadtBuilding) {
        let storeys = building.storeys ?? building.height.map { roundedQuotient($0, 320) }
        let floor = building.area.squareMetres * Double(storeys ?? 0)
        buildings += 1
        footprint += building.area.squareMetres
        floorArea += floor
        floorAreaByUse[building.use, default: 0] += floor
        jobs += SeestadtAssumptions.jobs(floorArea: floor, use: building.use)
        housing += building.use.hasDwellings ? 1 : 0
        counted += building.dwellings == nil ? 0 : 1
        dwellings +=
            building.dwellings.map(Double.init) ?? SeestadtAssumptions.dwellings(floorArea: floor, use: building.use)
    }

    /// The table, a sum per line, beside the published figure where there is one.
    func table() -> String {
        let residents = SeestadtAssumptions.residents(dwellings: dwellings)
        let byUse = Use.allCases.map { "    \($0.rawValue): \(Int(floorAreaByUse[$0, default: 0])) m²" }
        return
            ([
                "  buildings: \(buildings), of housing \(housing), dwellings counted in \(counted)",
                "  footprint: \(Int(footprint)) m²", "  gross floor area: \(Int(floorArea)) m² (2 200 000)",
                "  dwellings: \(Int(dwellings.rounded())) (11 500)",
                "  residents: \(Int(residents.rounded())) (25 000)",
                "  jobs and training places: \(Int(jobs.rounded())) (20 000)",
            ] + byUse).joined(separator: "\n")
    }
}
