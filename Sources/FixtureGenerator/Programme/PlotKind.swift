/// What the plan intends for a plot: its letter in the plan.
enum PlotKind: Character, Sendable {
    /// A perimeter block of several houses.
    case perimeter = "h"
    /// Two houses in the shape of a U that share a court.
    case facingCourts = "u"
    /// Rows of housing.
    case rows = "r"
    /// Towers over a lower edge.
    case towers = "t"
    /// Dense blocks around courts, with shops and offices below.
    case mixedCourts = "m"
    /// Offices.
    case offices = "o"
    /// Halls of crafts and industry.
    case halls = "b"
    /// A school campus.
    case campus = "c"
    /// A centre at a station: hotel, shops, offices, culture, health.
    case centre = "x"

    /// The zoning of the plot, in the manner of the Vienna plan.
    var zone: Zone {
        switch self {
        case .perimeter, .facingCourts, .rows, .towers: .housing
        case .mixedCourts, .offices: .mixed
        case .halls: .business
        case .campus, .centre: .special
        }
    }

    /// The leading use of the plot.
    var use: Use {
        switch self {
        case .perimeter, .facingCourts, .rows, .towers: .residential
        case .mixedCourts, .centre: .mixed
        case .offices: .office
        case .halls: .industry
        case .campus: .education
        }
    }
}

/// Zones of the plan: Wohngebiet, gemischtes Baugebiet, Betriebsbaugebiet, Sondergebiet.
enum Zone: String, Sendable {
    /// Housing.
    case housing = "W"
    /// Mixed.
    case mixed = "GB"
    /// Industry and business.
    case business = "BB"
    /// Schools, stations and the like.
    case special = "SO"
}
