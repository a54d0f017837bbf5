import QuartierGeometry
import QuartierIO
import QuartierModel

/// Which layers of a folder make the layers of a study.
struct DraftedLayers {
    /// A layer of the study.
    struct Choice {
        var surveyed: SurveyedLayer
        var reason: String
        /// What could be taken instead.
        var alternatives: [SurveyedLayer]
    }

    /// The layers that were found.
    private(set) var chosen: [LayerKind: Choice] = [:]
    /// The timetables that were found.
    private(set) var timetables: DraftedTimetables
    /// What is not used, with the reason.
    private(set) var unused: [(name: String, reason: String)]
    /// Whether something else stands in for districts.
    private(set) var districtsAreStandIns = false

    /// Two layers of one quarter lie within this, in degrees.
    private static let near = 0.02

    /// Chooses the best candidate for each layer; all must lie where the districts lie.
    init(_ survey: FolderSurvey) {
        unused = survey.unused
        timetables = DraftedTimetables([], near: nil)
        let guesses = survey.layers.map { (surveyed: $0, guess: RoleGuess($0)) }
        func candidates(_ layer: LayerKind) -> [(surveyed: SurveyedLayer, guess: RoleGuess)] {
            guesses.compactMap { surveyed, guess in
                guess.flatMap { $0.layer == layer ? (surveyed, $0) : nil }
            }
        }
        choose(.districts, among: candidates(.districts), near: nil)
        let unknown = guesses.filter { $0.guess == nil }.map(\.surveyed)
        if chosen[.districts] == nil { standIn(for: candidates(.plots).map(\.surveyed), or: unknown) }
        let place = chosen[.districts]?.surveyed.extent
        for layer in LayerKind.allCases where layer != .districts {
            choose(layer, among: candidates(layer), near: place)
        }
        for surveyed in unknown where chosen[.districts]?.surveyed.label != surveyed.label {
            unused.append((surveyed.label, "nothing tells what it is: \(Self.summary(of: surveyed))"))
        }
        takeTimetables(survey.feeds, near: place)
    }

    /// Whether the folder holds anything that a study can use.
    var isEmpty: Bool { chosen.isEmpty && timetables.feeds.isEmpty }

    /// How many layers the study has.
    var count: Int { chosen.count + (timetables.feeds.isEmpty ? 0 : 1) }

    /// Timetables have the stops, so that a layer of them is left out.
    private mutating func takeTimetables(_ feeds: [SurveyedFeed], near place: BoundingBox?) {
        timetables = DraftedTimetables(feeds, near: place.flatMap { $0.isEmpty ? nil : $0.expanded(by: Self.near) })
        unused += timetables.unused
        guard !timetables.feeds.isEmpty, let stops = chosen.removeValue(forKey: .stops) else { return }
        for surveyed in [stops.surveyed] + stops.alternatives {
            unused.append((surveyed.label, "it looks like stops, but the timetables have them, with their departures"))
        }
    }

    private mutating func choose(
        _ layer: LayerKind, among all: [(surveyed: SurveyedLayer, guess: RoleGuess)], near place: BoundingBox?
    ) {
        let (here, elsewhere) = Self.split(all) { candidate in
            guard let place, !place.isEmpty else { return true }
            return place.expanded(by: Self.near).intersects(candidate.surveyed.extent)
        }
        for (surveyed, _) in elsewhere {
            unused.append((surveyed.label, "it looks like \(layer.rawValue), but lies elsewhere"))
        }
        let ranked = here.sorted { first, second in
            if first.guess.points != second.guess.points { return first.guess.points > second.guess.points }
            let (one, other) = (Self.size(first.surveyed, layer), Self.size(second.surveyed, layer))
            if one != other { return one > other }
            return first.surveyed.label.utf8.lexicographicallyPrecedes(second.surveyed.label.utf8)
        }
        guard let best = ranked.first else { return }
        chosen[layer] = Choice(
            surveyed: best.surveyed, reason: best.guess.reason, alternatives: ranked.dropFirst().map(\.surveyed))
    }

    /// Results need areas: the plots, or the areas that could be anything.
    private mutating func standIn(for plots: [SurveyedLayer], or unknown: [SurveyedLayer]) {
        let areas = plots.isEmpty ? unknown.filter(\.isOfAreas) : plots
        let ranked = areas.sorted { Self.size($0, .districts) > Self.size($1, .districts) }
        guard let best = ranked.first else { return }
        districtsAreStandIns = true
        chosen[.districts] = Choice(
            surveyed: best, reason: "nothing in the folder looks like districts, so these areas stand in for them",
            alternatives: Array(ranked.dropFirst()))
    }

    /// How well the number of features suits: the more the better, but results of hundreds of districts are hard to
    /// read, and one is little.
    private static func size(_ surveyed: SurveyedLayer, _ layer: LayerKind) -> Int {
        let count = surveyed.inspection.features
        guard layer == .districts else { return count }
        return count <= 100 ? count : 1 - count
    }

    private static func split<T>(_ all: [T], _ isFirst: (T) -> Bool) -> ([T], [T]) {
        (all.filter(isFirst), all.filter { !isFirst($0) })
    }

    /// What a layer holds, in a few words.
    static func summary(of surveyed: SurveyedLayer) -> String {
        surveyed.inspection.geometries.prefix(3).map { kind, count in
            switch kind {
            case "none": "\(count) without geometry"
            case "broken": "\(count) broken"
            default: "\(count) \(kind)\(count == 1 ? "" : "s")"
            }
        }.joined(separator: ", ")
    }
}
