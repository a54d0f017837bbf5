/// The assumptions of a study, for the table of totals; the study file holds the same numbers.
///
/// What differs between the places is stored; the rest is the same everywhere, so that they can be compared.
struct EstimatingChain: Sendable {
    /// Living area of a dwelling in square metres.
    let livingAreaPerDwelling: Double
    /// Residents of a dwelling that is lived in.
    let householdSize: Double
    /// Dwellings that nobody lives in.
    let vacancy: Double
    /// The height of a storey in centimetres, where only the height of a building is known.
    let storeyHeight: Int
    /// Living area in square metres per square metre of gross residential floor area.
    let netToGross = 0.8

    /// The share of a building's floor area that is housing.
    func residentialShare(_ use: Use) -> Double {
        switch use {
        case .residential: 1
        case .mixed: 0.5
        default: 0
        }
    }

    /// Gross floor area per job, or per training place.
    func floorAreaPerJob(_ use: Use) -> Double {
        switch use {
        case .residential: .infinity
        case .mixed: 55
        case .office: 35
        case .retail: 50
        case .industry: 100
        case .education: 34
        case .health: 40
        case .culture: 100
        case .hotel: 100
        case .parking: 1_000
        case .other: 200
        }
    }

    /// Dwellings estimated from floor area.
    func dwellings(floorArea: Double, use: Use) -> Double {
        floorArea * residentialShare(use) * netToGross / livingAreaPerDwelling
    }

    /// Jobs estimated from floor area.
    func jobs(floorArea: Double, use: Use) -> Double {
        floorArea * (1 - residentialShare(use)) / floorAreaPerJob(use)
    }

    /// Residents of a number of dwellings.
    func residents(dwellings: Double) -> Double { dwellings * (1 - vacancy) * householdSize }

    /// The dwellings counted in a building: about what the estimate would give, so many per cent of it.
    func countedDwellings(_ area: Area, _ storeys: Int, _ use: Use, percent: Int) -> Int {
        let estimate = dwellings(floorArea: area.squareMetres * Double(storeys), use: use)
        return max(1, Int((estimate * Double(percent) / 100).rounded()))
    }
}
