import QuartierModel

/// What a density is counted on.
///
/// A density without the name of its base says nothing.
enum AreaBase: String, CaseIterable, Sendable {
    /// The whole district with its streets and public green (Bruttobauland); no plot has it.
    case gross
    /// The plots alone (Nettobauland).
    case net
    /// The polygon of the zone.
    case site

    /// The base of a zone in m²; nil where the zone has no such base.
    func area(of zone: ZoneContext) -> Double? {
        switch self {
        case .gross: zone.kind == .plots ? nil : zone.area
        case .net: zone.netArea
        case .site: zone.area
        }
    }

    var german: String {
        switch self {
        case .gross: "Bruttobauland"
        case .net: "Nettobauland"
        case .site: "Gebietsfläche"
        }
    }

    var formula: String {
        switch self {
        case .gross: "area_m2 of the zone with its streets and public green, in ha"
        case .net: "net_area_m2 in ha"
        case .site: "area_m2 of the zone in ha"
        }
    }

    var layers: [LayerKind] { self == .net ? [.buildings, .plots] : [.buildings] }
}

/// Dwellings, residents and jobs per hectare.
extension Indicator {
    /// Dwellings per hectare (Wohndichte).
    static func dwellingDensity(_ base: AreaBase) -> Indicator {
        density(\.dwellings, .dwellings, "Dwellings per hectare", "Wohnungsdichte", base)
    }

    /// Residents per hectare (Einwohnerdichte).
    static func residentDensity(_ base: AreaBase) -> Indicator {
        density(\.residents, .residents, "Residents per hectare", "Einwohnerdichte", base)
    }

    /// Jobs per hectare of the zone (Arbeitsplatzdichte).
    static let jobDensity = density(\.jobs, .jobs, "Jobs per hectare", "Arbeitsplatzdichte", .site)

    private static func density(
        _ quantity: any KeyPath<ZoneTally, Tally> & Sendable, _ figure: BuildingFigure, _ title: String,
        _ german: String,
        _ base: AreaBase
    ) -> Indicator {
        let what = figure.rawValue
        return Indicator(
            IndicatorDefinition(
                "\(what)_per_ha_\(base.rawValue)", "\(title), \(base.rawValue)", german: "\(german) (\(base.german))",
                unit: "1/ha", formula: "\(what) / \(base.formula)",
                standard: base == .site ? "Quartier" : "Wien, NGFZ study", group: .density, parameters: ["assign"],
                scale: 10_000),
            layers: base.layers, products: [ZoneTotals.self],
            made: base == .net
                ? .ratio(BuildingSum(figure: figure), per: NetBuildingLand())
                : .ratio(BuildingSum(figure: figure), per: ZoneArea())
        ) { zone in
            guard let area = base.area(of: zone) else { return .undefined(.notApplicable) }
            return zone.ratio(quantity, to: area, scale: 10_000)
        }
    }
}
