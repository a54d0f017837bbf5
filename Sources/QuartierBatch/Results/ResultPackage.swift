import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Writes `results.gpkg`: a layer for each scenario and kind of zone, and styles that make the layers comparable.
///
/// The zones are in the plane of the study, to the last digit: who measures a zone in a GIS gets the area that the
/// indicators were computed with.
struct ResultPackage: ~Copyable {
    /// The name of the file.
    static let name = "results.gpkg"

    private var writer: GeoPackageWriter
    private let path: String
    private let indicators: [IndicatorDefinition]
    private let columns: [GeoPackageColumn]
    private let targets: [Target]
    private let candidates: [[MapTheme]]
    private var layers: [(name: String, kind: ZoneKind)] = []
    /// What values the maps may show, by kind of zone and indicator.
    private var tallies: [ZoneKind: [String: ValueTally]] = [:]

    /// Begins the file in a folder.
    init(in folder: ResultFolder, of study: Study, system: GeoPackageSystem) throws(OutputError) {
        path = folder.path + "/" + Self.name
        indicators = study.baseline.indicators.map(\.definition)
        targets = study.baseline.targets
        columns = ZoneColumns.all(of: indicators, targets: targets)
        candidates = MapTheme.candidates(among: indicators)
        // A day of the study's own, for files must not differ by the hour they were made in.
        writer = try GeoPackageWriter(path: path, system: system, day: study.file.date ?? "1970-01-01")
    }

    /// The name of a scenario's layer for a kind of zone.
    ///
    /// The kind comes first, so that layers to be compared stand together, and no scenario can be called what SQLite
    /// or GeoPackage keep for themselves.
    static func layer(scenario: String, kind: ZoneKind) -> String { "\(kind.rawValue)_\(scenario)" }

    /// The layers of a file of results; none if it cannot be read.
    static func layers(in path: String) -> Set<String> {
        Set((try? GeoPackageReader.layers(path: path))?.map(\.name) ?? [])
    }

    /// Adds the layers of a scenario.
    mutating func append(_ outcome: ScenarioOutcome, kinds: [ZoneKind]) throws(OutputError) {
        for kind in kinds {
            let zones = outcome.zones.indices.filter { outcome.zones[$0].zone.kind == kind }
            let name = Self.layer(scenario: outcome.id, kind: kind)
            let title = outcome.title.map { "\(outcome.id): \($0)" } ?? outcome.id
            let table = GeoPackageTable(name: name, description: "\(title) (\(kind.rawValue))", columns: columns)
            try writer.writeLayer(table, rows: zones, of: outcome.shapes) { zone in
                ZoneColumns.values(of: outcome.zones[zone], in: outcome.name, indicators, targets: targets)
            }
            layers.append((name, kind))
            for zone in zones { count(outcome.zones[zone]) }
        }
    }

    private mutating func count(_ zone: ScenarioOutcome.ZoneOutcome) {
        for theme in candidates.joined() {
            guard let index = indicators.firstIndex(of: theme.indicator), let value = zone.measurements[index].value
            else { continue }
            tallies[zone.zone.kind, default: [:]][theme.indicator.id, default: ValueTally()].add(value)
        }
    }

    /// Adds the styles, now that all values are known, and puts the file in its place.
    consuming func close() throws -> Manifest.Output {
        var styles: [ZoneKind: [GeoPackageStyle]] = [:]
        for kind in Set(layers.map(\.kind)) { styles[kind] = self.styles(of: kind) }
        for layer in layers {
            for var style in styles[layer.kind] ?? [] {
                style.layer = layer.name
                try writer.add(style)
            }
        }
        try writer.commit()
        let file = try MappedFile(path: path, limit: .max)
        return Manifest.Output(file: Self.name, bytes: file.bytes.count, digest: FileDigest.sha256(of: file.bytes))
    }

    /// The styles of all layers of a kind, the first one for opening; each wish by the first indicator with values.
    private func styles(of kind: ZoneKind) -> [GeoPackageStyle] {
        let tallies = tallies[kind] ?? [:]
        let themes = candidates.compactMap { wish in
            wish.first { (tallies[$0.indicator.id]?.largest ?? 0) > 0 }
        }
        let shown = themes.isEmpty ? Array(candidates.prefix(1).joined().prefix(1)) : themes
        return shown.enumerated().map { number, theme in
            let tally = tallies[theme.indicator.id] ?? ValueTally()
            let style = MapStyle(
                theme: theme, breaks: ClassBreaks(of: tally, isShare: theme.isShare), kind: kind,
                titles: columns.map { ($0.name, $0.title) })
            return GeoPackageStyle(
                layer: "", name: theme.indicator.title,
                description: "\(theme.indicator.id), the same classes for all scenarios of the study", qml: style.qml,
                isDefault: number == 0)
        }
    }
}
