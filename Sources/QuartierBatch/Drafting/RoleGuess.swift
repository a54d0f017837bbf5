import QuartierIO
import QuartierModel

/// What layer of a study a layer of a file may be, and why.
struct RoleGuess {
    /// The layer of the study.
    var layer: LayerKind
    /// How sure it is; only to be compared.
    var points: Int
    /// Why, as a phrase: "by its name ('bezirk')".
    var reason: String

    /// The best guess; nil where nothing speaks for any layer.
    init?(_ surveyed: SurveyedLayer) {
        var best: RoleGuess?
        // The first of equally good ones: what is most specific comes first.
        for layer in [LayerKind.buildings, .trees, .stops, .places, .plots, .green, .surfaces, .streets, .districts] {
            guard let guess = Self.guess(layer, surveyed), guess.points > best?.points ?? 0 else { continue }
            best = guess
        }
        guard let best else { return nil }
        self = best
    }

    private init(layer: LayerKind, points: Int, reason: String) {
        self.layer = layer
        self.points = points
        self.reason = reason
    }

    private static func guess(_ layer: LayerKind, _ surveyed: SurveyedLayer) -> RoleGuess? {
        if let scheme = surveyed.inspection.vocabulary {
            // Extracts and city models name their layers as studies do; a city's own files go before an extract.
            guard surveyed.inspection.layer == layer.rawValue else { return nil }
            return scheme == .osm
                ? RoleGuess(layer: layer, points: 4, reason: "from the OpenStreetMap extract")
                : RoleGuess(layer: layer, points: 20, reason: "it is a city model")
        }
        guard surveyed.isMostly(layer.elementType.shapeKinds) else { return nil }
        let words = word(for: layer, in: surveyed)
        // Areas may be crowns or school grounds, but only a name says so.
        let isEither = layer.elementType.shapeKinds.count > 1
        guard words != nil || !isEither || !surveyed.isOfAreas else { return nil }
        let fields = FieldGuess(layer, in: surveyed.inspection)
        var points = words.map { $0.isInFolder ? 6 : 12 } ?? 0
        points += min(fields.evidence, 3) * 3
        // A field of a scheme that is made for the layer is as good as a name.
        if fields.vocabulary != nil { points += 4 }
        // One kind of value may stand in any file: "typ", "art".
        guard points >= 6 else { return nil }
        var reasons: [String] = []
        if let words { reasons.append("its name ('\(words.word)')") }
        let shown = fields.matches.filter { $0.attribute != "name" }.map { "'\($0.field.name)'" }
        if !shown.isEmpty { reasons.append("its fields \(shown.joined(separator: ", "))") }
        return RoleGuess(layer: layer, points: points, reason: "by " + reasons.joined(separator: " and "))
    }

    private static func word(for layer: LayerKind, in surveyed: SurveyedLayer) -> (word: String, isInFolder: Bool)? {
        let parts = surveyed.path.split(separator: "/").map(String.init)
        let file = FoldedName((parts.last ?? "") + "/" + surveyed.inspection.layer)
        let words = LayerWords.of(layer)
        if let word = words.first(where: file.has) { return (word, false) }
        guard parts.count > 1 else { return nil }
        let folder = FoldedName(parts[0])
        return words.first(where: folder.has).map { ($0, true) }
    }
}
