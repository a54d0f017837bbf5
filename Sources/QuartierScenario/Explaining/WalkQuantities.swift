import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The residents of the zone's buildings from which anything can be reached on foot.
struct ResidentsOnStreets: Quantity {
    /// The walks that are looked at.
    private let walks: @Sendable (ZoneContext) -> [WalkLengths]

    init(_ walks: @Sendable @escaping (ZoneContext) -> [WalkLengths]) { self.walks = walks }

    var name: String { "residents with streets near" }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        let walks = walks(zone)
        return zone.buildings { building in
            guard walks.contains(where: { zone.isKnown(building.row, $0) }) else {
                return building.contribution(of: 0, isKnown: false)
            }
            return building.contribution(of: .residents)
        }
    }
}

extension WalkLengths {
    /// The products that shares of residents within a walk are measured from.
    static let products: [any Product.Type] = [
        WalkOrigins.self, Membership.self, Floorspace.self, ZoneTotals.self,
    ]

    /// The walk from a building, as a fact; nil if it is longer than the limit in metres.
    func facts(of row: Int, within limit: Double) -> [Contribution.Fact]? {
        let length = lengths[row]
        guard length <= Millimetres.of(limit) else { return nil }
        return [.init("walk_m", Millimetres.metres(length))]
    }
}

extension ZoneContext {
    /// Whether it is known how far a building is from something: streets are near, or it is there already.
    func isKnown(_ row: Int, _ walks: WalkLengths) -> Bool {
        walks.lengths[row] == 0 || !products[WalkOrigins.self].positions[row].isEmpty
    }

    /// The share of the zone's residents within one of some walks, in metres, of something.
    ///
    /// Those of whose buildings nobody knows a way to the streets are no part of it; coverage says how many they are.
    func walkingShare(_ ways: [(walks: WalkLengths, limit: Double)], coverage: Double) -> Measurement {
        let figures = products[Floorspace.self].figures
        let positions = products[WalkOrigins.self].positions
        let view = site.view.buildings
        let lengths = ways.map(\.walks.lengths)
        let limits = ways.map { Millimetres.of($0.limit) }
        var (near, known, imputed, all) = (0.0, 0.0, 0.0, 0.0)
        products[Membership.self].buildings.forEachRow(in: zone) { row, weight in
            guard view.isPresent(row) else { return }
            let residents = figures[row].residents
            all += weight * residents.value
            guard !positions[row].isEmpty || lengths.indices.contains(where: { lengths[$0][row] == 0 }) else { return }
            known += weight * residents.value
            imputed += weight * residents.imputed
            if lengths.indices.contains(where: { lengths[$0][row] <= limits[$0] }) { near += weight * residents.value }
        }
        let reached = all > 0 ? known / all : 1
        return .ratio(
            near, known, coverage: min(coverage, tally.coverage(of: \.residents), reached),
            imputed: known > 0 ? imputed / known : 0, atLeast: minimumCoverage)
    }
}
