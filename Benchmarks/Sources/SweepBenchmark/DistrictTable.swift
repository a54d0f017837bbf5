import Quartier

/// Says of a scenario what W2 asks: a row for every district in which a sum changed.
struct DistrictTable {
    static let header =
        "scenario,district,area_m2,net_m2,footprint_m2,gfa_m2,res_gfa_m2,fsi,gsi,dwellings_ha,inhabitants_ha,"
        + "inhabitants,green_m2,green_share,share_green300,share_stop500\n"

    private let baseline: Baseline
    private let places: [Int]

    /// The indicators that the columns come from.
    private static let indicators = [
        "area_m2", "net_area_m2", "footprint_m2", "gfa_m2", "residential_gfa_m2", "dwellings_per_ha_gross",
        "residents_per_ha_gross", "residents", "green_m2", "green_share", "residents_near_green_300m_share",
        "residents_near_stop_500m_share",
    ]
    /// Of those, the ones whose change makes a row, by what is summed up.
    private static let sums = [1, 2, 3, 4, 8, 10, 11]

    init(_ baseline: Baseline) throws {
        self.baseline = baseline
        places = try Self.indicators.map { id in
            guard let place = baseline.indicators.firstIndex(where: { $0.definition.id == id }) else {
                throw WorkloadError(description: "the study does not ask for \(id)")
            }
            return place
        }
    }

    func rows(of outcome: ScenarioOutcome) -> String {
        var text = ""
        for zone in outcome.zones where !zone.isReused {
            guard let base = zone.baseIndex else { continue }
            let isChanged = Self.sums.contains { number in
                let (old, new) = (sum(number, baseline.measurements[base]), sum(number, zone.measurements))
                return abs(new - old) > 1e-9 * max(abs(old), abs(new), 1)
            }
            guard isChanged else { continue }
            let columns = columns(of: zone.measurements).map { $0.map { "\($0)" } ?? "nan" }
            text += "\(outcome.id),\(zone.zone.id),\(columns.joined(separator: ","))\n"
        }
        return text
    }

    /// Residents stand for the residential floor area that W2 sums: 2.1 for each 100 m².
    private func sum(_ number: Int, _ measurements: [Measurement]) -> Double {
        let numerator = measurements[places[number]].numerator ?? 0
        return number >= 10 ? numerator / 2.1 * 100 : numerator
    }

    private func columns(of measurements: [Measurement]) -> [Double?] {
        let values = places.map { measurements[$0].value }
        // W2 relates floor area and footprint to the net building land.
        let net = values[1] ?? 0
        let ratios = [values[3], values[2]].map { value in net > 0 ? value.map { $0 / net } : nil }
        return Array(values[0...4]) + ratios + Array(values[5...])
    }
}
