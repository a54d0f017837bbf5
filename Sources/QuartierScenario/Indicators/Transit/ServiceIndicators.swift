import QuartierModel

/// Who has stops near that the timetable serves well.
extension Indicator {
    /// The shares of residents with a stop near that is served often, straight and on foot, for each interval.
    static func residentsNearFrequentStops(_ parameters: Parameters.FrequentService) -> [Indicator] {
        straightToFrequentStops(parameters) + onFootToFrequentStops(parameters)
    }

    /// The shares in a straight line.
    static func straightToFrequentStops(_ parameters: Parameters.FrequentService) -> [Indicator] {
        parameters.intervals.enumerated().map { tier, minutes in
            let limit = distanceText(parameters.limit)
            let words = FrequentWords(minutes)
            return residentsNearStops(
                IndicatorDefinition(
                    "\(words.id)_share", "Residents within \(limit) m of a stop served every \(words.minutes) min",
                    german: "Anteil der Bevölkerung mit Haltestelle im \(words.minutes)-Minuten-Takt innerhalb von "
                        + "\(limit) m Luftlinie",
                    unit: "1",
                    formula: "residents of buildings at most \(limit) m in a straight line from a stop \(words.rule) "
                        + "/ residents",
                    standard: FrequentWords.standard, edition: FrequentWords.edition, direction: .higher,
                    group: .transit, parameters: ["assign", "frequent_service"]),
                FrequentStops.self, "within \(limit) m of a stop served every \(words.minutes) min",
                StopReach(tier: tier, limit: parameters.limit)
            ).ofTimetables()
        }
    }

    /// The shares on foot.
    static func onFootToFrequentStops(_ parameters: Parameters.FrequentService) -> [Indicator] {
        parameters.intervals.enumerated().map { tier, minutes in
            let limit = distanceText(parameters.limit)
            let words = FrequentWords(minutes)
            return residentsWalkingToStops(
                IndicatorDefinition(
                    "\(words.id)_walk_share",
                    "Residents within a walk of \(limit) m of a stop served every \(words.minutes) min",
                    german: "Anteil der Bevölkerung mit Haltestelle im \(words.minutes)-Minuten-Takt innerhalb von "
                        + "\(limit) m Fußweg",
                    unit: "1",
                    formula: "residents of buildings at most \(limit) m on foot, along streets and paths, from a stop "
                        + "\(words.rule) / residents of buildings with streets near",
                    standard: FrequentWords.standard, edition: FrequentWords.edition, direction: .higher,
                    group: .transit, parameters: ["assign", "frequent_service", "walking"]),
                FrequentStops.self, "within \(limit) m of a stop served every \(words.minutes) min on foot"
            ) { _ in [StopReach(tier: tier, limit: parameters.limit)] }.ofTimetables()
        }
    }

    /// The share of residents with convenient access to public transport, SDG 11.2.1.
    static let residentsWithConvenientTransit = residentsWalkingToStops(
        IndicatorDefinition(
            "residents_with_convenient_transit_share", "Residents with convenient access to public transport",
            german: "Anteil der Bevölkerung mit gutem Zugang zum öffentlichen Verkehr", unit: "1",
            formula: "residents of buildings at most convenient_transit.low_capacity_m on foot, along streets and "
                + "paths, from a stop with any departure in stop_access.window, or at most convenient_transit.high_capacity_m "
                + "from one with a departure of modes of convenient_transit.high_capacity / residents of buildings with "
                + "streets near",
            standard: "UN-Habitat, SDG indicator 11.2.1 metadata", edition: "2021", direction: .higher,
            group: .transit, parameters: ["assign", "convenient_transit", "stop_access", "walking"]),
        ConvenientStops.self, "within a convenient walk of a stop", reaches: ConvenientStops.reaches
    ).ofTimetables()
}

/// What indicators of one interval are called.
private struct FrequentWords {
    static let standard = "Global Healthy and Sustainable City Indicators (GHSCI)"
    static let edition = "2026"

    /// The interval as titles write it.
    let minutes: String
    let id: String

    init(_ minutes: Double) {
        let text = distanceText(minutes)
        id = "residents_near_frequent_stop_\(text)min"
        self.minutes = Int(exactly: minutes).map(String.init) ?? String(minutes)
    }

    var rule: String {
        "with at most \(minutes) min between departures of one direction in the mean of frequent_service.window (its "
            + "length / departures, of lines that serve it both ways half of them)"
    }
}
