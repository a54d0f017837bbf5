import QuartierIO
import QuartierModel
import QuartierScenario

/// The columns of a layer of zones: the properties that the GeoJSON files have, but each in every layer.
///
/// Values come first and what qualifies them last, so that an attribute table begins with what people look for.
enum ZoneColumns {
    /// The columns, in order.
    static func all(of indicators: [IndicatorDefinition], targets: [Target]) -> [GeoPackageColumn] {
        named + indicators.map(value)
            + indicators.flatMap { [labels($0), status($0), coverage($0), imputed($0), note($0)].compactMap { $0 } }
            + aimed(among: indicators, targets).map { meetsTarget($0, targets) }
    }

    /// The indicators that a target is set for.
    private static func aimed(among indicators: [IndicatorDefinition], _ targets: [Target]) -> [IndicatorDefinition] {
        indicators.filter { indicator in targets.contains { $0.indicator == indicator.id } }
    }

    /// A zone's values, one for each column.
    static func values(
        of zone: ScenarioOutcome.ZoneOutcome, in name: ScenarioName, _ indicators: [IndicatorDefinition],
        targets: [Target]
    ) -> [AttributeValue] {
        let head: [AttributeValue] = [
            .text(zone.zone.id), .text(name.scenario), name.stage.map { .text(String($0)) } ?? .missing,
            .text(zone.zone.kind.rawValue),
            zone.zone.name.map { .text($0) } ?? .missing,
        ]
        return head + zone.measurements.map { $0.value.map { .number($0) } ?? .missing }
            + zip(zone.measurements, indicators).flatMap(qualifiers)
            + aimed(among: indicators, targets).map { indicator in
                let verdict = ZoneTargets(on: indicator.id, in: zone, among: targets)
                return verdict?.isMet.map { .boolean($0) } ?? .missing
            }
    }

    /// Only where there is something to say, as in the GeoJSON files.
    private static func qualifiers(_ measurement: Measurement, _ indicator: IndicatorDefinition) -> [AttributeValue] {
        let label = measurement.value.flatMap { indicator.labels?.label(of: $0) }
        return (indicator.labels == nil ? [] : [label.map { .text($0) } ?? .missing])
            + [
                measurement.reason.map { .text($0.rawValue) } ?? .missing,
                measurement.statedCoverage.map { .number($0) } ?? .missing,
                measurement.statedImputation.map { .number($0) } ?? .missing,
            ] + (indicator.mayBeDoubtful ? [measurement.note.map { .text($0) } ?? .missing] : [])
    }

    private static let named = [
        GeoPackageColumn("id", .text, title: "Zone", description: "The identifier of the zone in the study's data"),
        GeoPackageColumn("scenario", .text, title: "Scenario", description: "The identifier of the scenario"),
        GeoPackageColumn(
            "stage", .text, title: "Stage", description: "The year of the stage, if the scenario has stages"),
        GeoPackageColumn("zone_kind", .text, title: "Kind of zone", description: "districts, plots or study"),
        GeoPackageColumn("name", .text, title: "Name", description: "The name of the zone, if the data has one"),
    ]

    private static func value(_ indicator: IndicatorDefinition) -> GeoPackageColumn {
        let unit = indicator.unit == "1" ? "plain number" : indicator.unit
        return GeoPackageColumn(
            indicator.id, .real, title: titled(indicator),
            description: "\(indicator.germanTitle). Unit: \(unit). Formula: \(indicator.formula). "
                + "Standard: \(indicator.standard), \(indicator.edition)")
    }

    private static func titled(_ indicator: IndicatorDefinition) -> String {
        indicator.unit == "1" ? indicator.title : "\(indicator.title) (\(indicator.unit))"
    }

    private static func status(_ indicator: IndicatorDefinition) -> GeoPackageColumn {
        GeoPackageColumn(
            "\(indicator.id)_status", .text, title: "\(indicator.title): status",
            description: "Why \(indicator.id) has no value; missing where it has one")
    }

    private static func labels(_ indicator: IndicatorDefinition) -> GeoPackageColumn? {
        guard indicator.labels != nil else { return nil }
        return GeoPackageColumn(
            "\(indicator.id)_class", .text, title: "\(indicator.title): in words",
            description: "What the value of \(indicator.id) stands for")
    }

    private static func note(_ indicator: IndicatorDefinition) -> GeoPackageColumn? {
        guard indicator.mayBeDoubtful else { return nil }
        return GeoPackageColumn(
            "\(indicator.id)_note", .text, title: "\(indicator.title): note",
            description: "\(Measurement.doubtfulNote) where sources disagree on a cell of the standard's tables that "
                + "the value rests on")
    }

    private static func meetsTarget(_ indicator: IndicatorDefinition, _ targets: [Target]) -> GeoPackageColumn {
        let bounds = targets.filter { $0.indicator == indicator.id }.map(\.description).joined(separator: "; ")
        return GeoPackageColumn(
            "\(indicator.id)_meets_target", .boolean, title: "\(indicator.title): meets target",
            description: "Whether the zone meets: \(bounds). Missing where none is set or there is no value")
    }

    private static func coverage(_ indicator: IndicatorDefinition) -> GeoPackageColumn {
        GeoPackageColumn(
            "\(indicator.id)_coverage", .real, title: "\(indicator.title): coverage",
            description: "The share of what \(indicator.id) needs that is known, 0 to 1; missing where all is known")
    }

    private static func imputed(_ indicator: IndicatorDefinition) -> GeoPackageColumn {
        GeoPackageColumn(
            "\(indicator.id)_imputed", .real, title: "\(indicator.title): imputed",
            description: "The share of \(indicator.id) that rests on assumptions, 0 to 1; missing where there is none")
    }
}

extension Measurement {
    /// The coverage where results state it: where something is missing but not all.
    var statedCoverage: Double? { coverage < 1 && reason != .noData ? coverage : nil }

    /// The word for a value that rests on a cell of a table that sources disagree on.
    static let doubtfulNote = "doubtful_cell"

    /// What results say of a value that is not beyond doubt.
    var note: String? { isDoubtful ? Self.doubtfulNote : nil }

    /// The imputed share where results state it.
    var statedImputation: Double? { imputed > 0 ? imputed : nil }
}
