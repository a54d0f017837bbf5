/// Uses as the study file names them.
enum Use: String, Sendable, CaseIterable {
    /// Housing.
    case residential
    /// Housing above shops or offices.
    case mixed
    /// Offices and laboratories.
    case office
    /// Shops.
    case retail
    /// Crafts and industry.
    case industry
    /// Schools, kindergartens, training.
    case education
    /// Surgeries and care.
    case health
    /// Culture and community.
    case culture
    /// Hotels.
    case hotel
    /// Garages.
    case parking
    /// Anything else.
    case other
}

extension Use {
    /// Whether there are dwellings in buildings of this use.
    var hasDwellings: Bool { self == .residential || self == .mixed }
}
