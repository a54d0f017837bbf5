/// The assumptions of the study of Seestadt, for the table of totals; the study file holds the same numbers.
enum SeestadtAssumptions {
    /// Living area in square metres per square metre of gross residential floor area.
    static let netToGross = 0.8
    /// Living area of a dwelling in square metres.
    static let livingAreaPerDwelling = 82.0
    /// Residents of a dwelling that is lived in.
    static let householdSize = 2.24
    /// Dwellings that nobody lives in.
    static let vacancy = 0.03

    /// The share of a building's floor area that is housing.
    static func residentialShare(_ use: Use) -> Double {
        switch use {
        case .residential: 1
        case .mixed: 0.5
        default: 0
        }
    }

    /// Gross floor area per job, or per training place.
    static func floorAreaPerJob(_ use: Use) -> Double {
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
    static func dwellings(floorArea: Double, use: Use) -> Double {
        floorArea * residentialShare(use) * netToGross / livingAreaPerDwelling
    }

    /// Jobs estimated from floor area.
    static func jobs(floorArea: Double, use: Use) -> Double {
        floorArea * (1 - residentialShare(use)) / floorAreaPerJob(use)
    }

    /// Residents of a number of dwellings.
    static func residents(dwellings: Double) -> Double { dwellings * (1 - vacancy) * householdSize }
}
