/// Who lets or owns the dwellings.
enum Tenure: String, Sendable {
    /// Subsidised rental housing.
    case subsidised
    /// Rental housing on the market.
    case rental
    /// Owned flats.
    case owner
    /// Cooperatives and building groups.
    case cooperative
}
