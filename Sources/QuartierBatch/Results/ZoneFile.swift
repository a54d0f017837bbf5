import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Writes the zones of one kind as GeoJSON: a FeatureCollection, or a sequence of texts.
struct ZoneFile {
    private let indicators: [IndicatorDefinition]
    private let targets: [Target]
    /// The indicators that a target is set for.
    private let aimed: Set<String>

    init(_ indicators: [Indicator], targets: [Target] = []) {
        self.indicators = indicators.map(\.definition)
        self.targets = targets
        aimed = Set(targets.map(\.indicator))
    }

    private func verdicts(on indicator: String, in zone: ScenarioOutcome.ZoneOutcome) -> ZoneTargets? {
        ZoneTargets(on: indicator, in: zone, among: targets)
    }

    /// How the features of a file are held together.
    enum Form: String, CaseIterable, Sendable {
        /// One document (RFC 7946).
        case collection = "geojson"
        /// One text after the other, each between a record separator and a line feed (RFC 8142); GDAL and QGIS know
        /// such files by the suffix `.geojsons`.
        case sequence = "geojsons"

        /// The format of results that it is.
        var format: StudyFile.OutputFormat {
            switch self {
            case .collection: .geojson
            case .sequence: .geojsonseq
            }
        }
    }

    /// The name of a scenario's file for a kind of zone.
    static func name(scenario: String, kind: ZoneKind, as form: Form = .collection) -> String {
        "\(scenario).\(kind.rawValue).\(form.rawValue)"
    }

    /// The whole file as bytes.
    func bytes(
        of outcome: ScenarioOutcome, kind: ZoneKind, geometries: [ZoneGeometries.Encoded], as form: Form = .collection
    ) -> [UInt8] {
        switch form {
        case .collection: collection(of: outcome, kind, geometries)
        case .sequence: sequence(of: outcome, kind, geometries)
        }
    }

    private func sequence(
        of outcome: ScenarioOutcome, _ kind: ZoneKind, _ geometries: [ZoneGeometries.Encoded]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for zone in outcome.zones.indices where outcome.zones[zone].zone.kind == kind {
            let feature = feature(outcome.zones[zone], of: outcome.name, geometries[zone])
            GeoJSONFeatureEncoder.appendRecord(feature, to: &bytes)
        }
        return bytes
    }

    private func collection(
        of outcome: ScenarioOutcome, _ kind: ZoneKind, _ geometries: [ZoneGeometries.Encoded]
    ) -> [UInt8] {
        let zones = outcome.zones.indices.filter { outcome.zones[$0].zone.kind == kind }
        var box = BoundingBox.empty
        for zone in zones { box.formUnion(geometries[zone].geometry.bbox) }
        let decimals = zones.map { geometries[$0].decimals }.max() ?? 7
        var bytes = GeoJSONFeatureEncoder.beginCollection(bbox: box, decimals: decimals)
        for (position, zone) in zones.enumerated() {
            let feature = feature(outcome.zones[zone], of: outcome.name, geometries[zone])
            GeoJSONFeatureEncoder.appendFeature(feature, isFirst: position == 0, to: &bytes)
        }
        bytes.append(contentsOf: GeoJSONFeatureEncoder.endCollection())
        return bytes
    }

    private func feature(
        _ outcome: ScenarioOutcome.ZoneOutcome, of name: ScenarioName, _ encoded: ZoneGeometries.Encoded
    ) -> [UInt8] {
        var writer = JSONWriter()
        GeoJSONFeatureEncoder.writeFeature(
            id: outcome.zone.id, geometry: encoded.geometry, decimals: encoded.decimals, to: &writer
        ) { writer in
            writer.key("scenario")
            writer.value(name.scenario)
            writer.key("stage")
            if let stage = name.stage { writer.value(String(stage)) } else { writer.null() }
            writer.key("zone_kind")
            writer.value(outcome.zone.kind.rawValue)
            writer.key("name")
            if let name = outcome.zone.name { writer.value(name) } else { writer.null() }
            for (definition, measurement) in zip(indicators, outcome.measurements) {
                write(measurement, of: definition, to: &writer)
                guard aimed.contains(definition.id), let verdict = verdicts(on: definition.id, in: outcome) else {
                    continue
                }
                writer.key("\(definition.id)_meets_target")
                if let isMet = verdict.isMet { writer.value(isMet) } else { writer.null() }
            }
        }
        return writer.takeBytes()
    }

    /// A value under the indicator's identifier; what qualifies it only where there is something to say.
    private func write(_ measurement: Measurement, of definition: IndicatorDefinition, to writer: inout JSONWriter) {
        let id = definition.id
        writer.key(id)
        if let value = measurement.value { writer.real(value) } else { writer.null() }
        if let labels = definition.labels {
            writer.key("\(id)_class")
            if let label = measurement.value.flatMap(labels.label) { writer.value(label) } else { writer.null() }
        }
        if let reason = measurement.reason {
            writer.key("\(id)_status")
            writer.value(reason.rawValue)
        }
        if let coverage = measurement.statedCoverage {
            writer.key("\(id)_coverage")
            writer.real(coverage)
        }
        if let imputed = measurement.statedImputation {
            writer.key("\(id)_imputed")
            writer.real(imputed)
        }
        if let note = measurement.note {
            writer.key("\(id)_note")
            writer.value(note)
        }
    }
}

extension JSONWriter {
    /// A number that readers take for a real one even where it is whole, so that a column has one type in every file.
    mutating func real(_ number: Double) {
        var text = String(number)
        if Int(exactly: number) != nil, !text.contains("e"), !text.contains(".") { text += ".0" }
        raw(text)
    }
}
