/// A building of which the programme of a place is made up.
protocol CountedBuilding: Sendable {
    /// The footprint.
    var area: Area { get }
    /// What it's used for.
    var use: Use { get }
    /// The storeys the file tells.
    var storeys: Int? { get }
    /// The height the file tells, in centimetres.
    var height: Int? { get }
    /// The dwellings the file tells.
    var dwellings: Int? { get }
}

/// What a drawing adds up to, by the estimating chain of its study.
struct ProgrammeTotals: Sendable {
    /// The assumptions.
    private let chain: EstimatingChain
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
    init(_ buildings: [some CountedBuilding], _ chain: EstimatingChain) {
        self.chain = chain
        for building in buildings { add(building) }
    }

    /// Adds a building to the sums.
    private mutating func add(_ building: some CountedBuilding) {
        let storeys = building.storeys ?? building.height.map { roundedQuotient($0, chain.storeyHeight) }
        let floor = building.area.squareMetres * Double(storeys ?? 0)
        buildings += 1
        footprint += building.area.squareMetres
        floorArea += floor
        floorAreaByUse[building.use, default: 0] += floor
        jobs += chain.jobs(floorArea: floor, use: building.use)
        housing += building.use.hasDwellings ? 1 : 0
        counted += building.dwellings == nil ? 0 : 1
        dwellings += building.dwellings.map(Double.init) ?? chain.dwellings(floorArea: floor, use: building.use)
    }

    /// The table, a sum per line, beside the published figure where there is one.
    func table(_ published: Published) -> String {
        let residents = chain.residents(dwellings: dwellings)
        let byUse = Use.allCases.map { "    \($0.rawValue): \(Int(floorAreaByUse[$0, default: 0])) m²" }
        func beside(_ figure: String?) -> String { figure.map { " (\($0))" } ?? "" }
        return
            ([
                "  buildings: \(buildings), of housing \(housing), dwellings counted in \(counted)",
                "  footprint: \(Int(footprint)) m²",
                "  gross floor area: \(Int(floorArea)) m²" + beside(published.floorArea),
                "  dwellings: \(Int(dwellings.rounded()))" + beside(published.dwellings),
                "  residents: \(Int(residents.rounded()))" + beside(published.residents),
                "  jobs and training places: \(Int(jobs.rounded()))" + beside(published.jobs),
            ] + byUse).joined(separator: "\n")
    }

    /// Published figures, as people write them.
    struct Published: Sendable {
        var floorArea: String?
        var dwellings: String?
        var residents: String?
        var jobs: String?
    }
}
