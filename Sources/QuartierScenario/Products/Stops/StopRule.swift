import QuartierModel

/// Which stops count for a group of indicators, and from how far.
///
/// Stops that count for different indicators, or from different distances, are tiers of their own.
protocol StopRule: Sendable {
    /// What decides it, of the city and of the parameters.
    static var reads: Aspects { get }
    static var heeds: ParameterGroups { get }
    static var needs: [any Product.Type] { get }
    /// The distances in metres that are asked for, by tier.
    static func limits(_ parameters: Parameters) -> [[Double]]
    /// Whether a stop that is there, by its row, is in a tier.
    static func counts(_ row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> Bool
    /// Whether what is stated of a stop tells whether it counts.
    static func isKnown(_ stop: Stop, _ parameters: Parameters) -> Bool
    /// Why a stop is in a tier.
    static func facts(of row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> [Contribution.Fact]
}

extension StopRule {
    static func isKnown(_ stop: Stop, _ parameters: Parameters) -> Bool { true }

    /// The stops of a tier.
    static func counted(_ tier: Int, of site: Site, _ products: ProductSet) -> CountedStops {
        CountedStops(in: site.view.stops) { counts($0, in: tier, of: site, products) }
    }
}

/// Stops with the departures that `stop_access` asks for.
enum AskedStops: StopRule {
    static let reads: Aspects = .stops
    static let heeds: ParameterGroups = [.stopAccess]
    static let needs: [any Product.Type] = []

    static func limits(_ parameters: Parameters) -> [[Double]] { [parameters.stopAccess.limits] }

    static func counts(_ row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> Bool {
        isServed(site.view.stops.element(row), site.parameters.stopAccess)
    }

    static func isKnown(_ stop: Stop, _ parameters: Parameters) -> Bool {
        parameters.stopAccess.minimumDeparturesPerHour <= 0 || stop.departuresPerHour != nil
    }

    static func facts(of row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> [Contribution.Fact] { [] }

    /// Whether a stop has the departures that the study asks for; one that is known to have none is no stop.
    static func isServed(_ stop: Stop, _ parameters: Parameters.StopAccess) -> Bool {
        let minimum = parameters.minimumDeparturesPerHour
        return minimum <= 0 ? stop.departuresPerHour != 0 : (stop.departuresPerHour ?? 0) >= minimum
    }
}
