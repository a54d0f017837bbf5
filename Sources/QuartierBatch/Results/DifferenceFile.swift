import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Writes the zones that a scenario changes, each with its differences to the base, as GeoJSON.
///
/// Zones of all kinds are in one file: `zone_kind` tells them apart, and identifiers begin with it.
struct DifferenceFile {
    private let baseline: Baseline

    init(of baseline: Baseline) {
        self.baseline = baseline
    }

    /// The name of a scenario's file.
    static func name(scenario: String) -> String { "\(scenario).difference.geojson" }

    /// The whole file as bytes; a scenario that changes no zone has no features.
    func bytes(of outcome: ScenarioOutcome, geometries: [ZoneGeometries.Encoded]) -> [UInt8] {
        let zones = outcome.zones.indices.filter { isChanged(outcome.zones[$0]) }
        var box = BoundingBox.empty
        for zone in zones { box.formUnion(geometries[zone].geometry.bbox) }
        let decimals = zones.map { geometries[$0].decimals }.max() ?? 7
        var bytes = GeoJSONFeatureEncoder.beginCollection(bbox: box, decimals: decimals)
        for (position, zone) in zones.enumerated() {
            let difference = difference(outcome.zones[zone], in: outcome.name)
            var writer = JSONWriter()
            GeoJSONFeatureEncoder.writeFeature(
                id: "\(difference.kind)/\(difference.id)", geometry: geometries[zone].geometry,
                decimals: geometries[zone].decimals, to: &writer, properties: difference.write)
            GeoJSONFeatureEncoder.appendFeature(writer.takeBytes(), isFirst: position == 0, to: &bytes)
        }
        bytes.append(contentsOf: GeoJSONFeatureEncoder.endCollection())
        return bytes
    }

    private func isChanged(_ zone: ScenarioOutcome.ZoneOutcome) -> Bool {
        guard !zone.isReused, let base = zone.baseIndex else { return zone.baseIndex == nil }
        return zip(zone.measurements, baseline.measurements[base]).contains { $0.value != $1.value }
    }

    private func difference(_ zone: ScenarioOutcome.ZoneOutcome, in name: ScenarioName) -> DifferenceZone {
        let base = zone.baseIndex.map { baseline.measurements[$0] }
        return DifferenceZone(
            scenario: name.scenario, stage: name.stage.map(String.init), kind: zone.zone.kind.rawValue,
            id: zone.zone.id, name: zone.zone.name,
            differences: zone.measurements.enumerated().map { index, measurement in
                let before = base?[index].value
                let delta = measurement.value.flatMap { value in before.map { value - $0 } }
                return .init(
                    indicator: baseline.indicators[index].definition.id, delta: delta,
                    status: DifferenceZone.status(
                        value: measurement.value, baseline: before, status: measurement.reason?.rawValue ?? "ok"))
            })
    }
}
