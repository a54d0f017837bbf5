import QuartierModel
import QuartierTransit

/// Quality classes of public transport, and who lives and works in them.
extension Indicator {
    /// All indicators of quality classes by a study's parameters; by those of Austria where no standard is named.
    static func qualityClasses(_ parameters: Parameters.TransitClasses) -> [Indicator] {
        let standard = parameters.standard ?? .oerok2017
        switch parameters.measure {
        case .network: return qualityClasses(by: WalkedClasses.self, standard)
        case .crowFly: return qualityClasses(by: CrowFlyClasses.self, standard)
        }
    }

    private static func qualityClasses<Places: PlaceClassProduct>(
        by type: Places.Type, _ standard: QualityStandard
    ) -> [Indicator] {
        let counted = ClassFigure.allCases.flatMap { figure in
            (standard.classNames.indices.map(Optional.some) + [nil]).map { count(figure, in: $0, by: type, standard) }
        }
        return [zoneClass(by: type, standard)] + counted
            + standard.classNames.indices.map { residentShare(upTo: $0, by: type, standard) }
    }

    private static func layers<Places: PlaceClassProduct>(_ type: Places.Type, _ others: [LayerKind]) -> [LayerKind] {
        type == WalkedClasses.self ? others + [.streets] : others
    }

    private static func way<Places: PlaceClassProduct>(_ type: Places.Type) -> String {
        type == WalkedClasses.self ? "along streets and paths" : "in a straight line"
    }

    private static let parameterNames = ["assign", "transit_classes", "walking"]

    /// The class of the middle of the zone.
    private static func zoneClass<Places: PlaceClassProduct>(
        by type: Places.Type, _ standard: QualityStandard
    ) -> Indicator {
        let names = standard.classNames
        return Indicator(
            IndicatorDefinition(
                "transit_class", "Quality class of public transport", german: "ÖV-Güteklasse", unit: "1",
                formula: "class of the zone's centroid by the category of the stops around and the way to them "
                    + "\(way(type)): 1 for \(names.first ?? "") to \(names.count) for \(names.last ?? ""), "
                    + "\(names.count + 1) for none",
                standard: standard.title, edition: standard.id, direction: .lower, group: .transit,
                parameters: parameterNames),
            layers: layers(type, []), products: [Places.self],
            made: .ratio(ZoneClassNumber<Places>(standard: standard), per: ZoneCount())
        ) { zone in
            guard zone.products[Places.self].places.ofZone.count > zone.zone,
                let place = zone.products[Places.self].places.ofZone[zone.zone]
            else { return .undefined(.noData) }
            return Measurement.ratio(Double((place.rank ?? names.count) + 1), 1, atLeast: 0).doubtful(place.isDoubtful)
        }.ofTimetables(labels: .ranked(names + ["none"]), mayBeDoubtful: true)
    }

    /// How many people, dwellings or jobs have a class.
    private static func count<Places: PlaceClassProduct>(
        _ figure: ClassFigure, in rank: Int?, by type: Places.Type, _ standard: QualityStandard
    ) -> Indicator {
        let name = rank.map { standard.classNames[$0] }
        let index = rank ?? standard.classNames.count
        return Indicator(
            IndicatorDefinition(
                "\(figure.rawValue)_transit_class_\((name ?? "none").lowercased())",
                "\(figure.title) in quality class \(name ?? "none")",
                german: "\(figure.germanTitle) in ÖV-Güteklasse \(name ?? "keine")", unit: "1",
                formula: "sum of \(figure.rawValue) of buildings "
                    + (name.map { "of class \($0)" } ?? "without a class") + ", \(way(type)) from their stops",
                standard: standard.title, edition: standard.id,
                direction: rank == nil ? .lower : .neutral, group: .transit, parameters: parameterNames),
            layers: layers(type, [.buildings]),
            products: [ClassTotals<Places>.self, Places.self, Membership.self, Floorspace.self, ZoneTotals.self],
            made: .sum(FigureInClasses<Places>(figure: figure, ranks: index...index, standard: standard))
        ) { zone in
            let counts = zone.products[ClassTotals<Places>.self].zones[zone.zone][keyPath: figure.counts()]
            let value = counts.counts[index]
            return Measurement.sum(
                value, coverage: min(zone.tally.coverage(of: figure.tally), counts.coverage),
                imputed: value > 0 ? counts.imputed[index] / value : 0, atLeast: zone.minimumCoverage
            ).doubtful(counts.doubtful[index] > 0)
        }.ofTimetables(mayBeDoubtful: true)
    }

    /// The share of residents who have a class or a better one.
    private static func residentShare<Places: PlaceClassProduct>(
        upTo rank: Int, by type: Places.Type, _ standard: QualityStandard
    ) -> Indicator {
        let name = standard.classNames[rank]
        let (id, words) =
            rank == 0
            ? (name.lowercased(), "class \(name)") : ("\(name.lowercased())_or_better", "class \(name) or better")
        return Indicator(
            IndicatorDefinition(
                "residents_transit_class_\(id)_share", "Residents in quality \(words)",
                german: "Anteil der Bevölkerung in ÖV-Güteklasse \(name)" + (rank == 0 ? "" : " oder besser"),
                unit: "1",
                formula: "residents of buildings of \(words), \(way(type)) from their stops / residents of buildings "
                    + "whose class is known",
                standard: standard.title, edition: standard.id, direction: .higher, group: .transit,
                parameters: parameterNames),
            layers: layers(type, [.buildings]),
            products: [ClassTotals<Places>.self, Places.self, Membership.self, Floorspace.self, ZoneTotals.self],
            made: .ratio(
                FigureInClasses<Places>(figure: .residents, ranks: 0...rank, standard: standard),
                per: FigureInClasses<Places>(
                    figure: .residents, ranks: 0...standard.classNames.count, standard: standard))
        ) { zone in
            let counts = zone.products[ClassTotals<Places>.self].zones[zone.zone].residents
            let known = counts.known
            return Measurement.ratio(
                counts.counts[...rank].reduce(0, +), known,
                coverage: min(zone.tally.coverage(of: \.residents), counts.coverage),
                imputed: known > 0 ? counts.imputed.reduce(0, +) / known : 0, atLeast: zone.minimumCoverage
            ).doubtful(counts.doubtful[...rank].contains { $0 > 0 })
        }.ofTimetables(mayBeDoubtful: true)
    }
}

/// What is counted by class.
enum ClassFigure: String, Sendable, CaseIterable {
    case residents, dwellings, jobs

    fileprivate var title: String {
        switch self {
        case .residents: "Residents"
        case .dwellings: "Dwellings"
        case .jobs: "Jobs"
        }
    }

    fileprivate var germanTitle: String {
        switch self {
        case .residents: "Einwohnerinnen und Einwohner"
        case .dwellings: "Wohneinheiten"
        case .jobs: "Arbeitsplätze"
        }
    }

    var tally: KeyPath<ZoneTally, Tally> {
        switch self {
        case .residents: \.residents
        case .dwellings: \.dwellings
        case .jobs: \.jobs
        }
    }

    func counts<Places: PlaceClassProduct>() -> KeyPath<ClassTotals<Places>.Zone, ClassCounts> {
        switch self {
        case .residents: \.residents
        case .dwellings: \.dwellings
        case .jobs: \.jobs
        }
    }
}
