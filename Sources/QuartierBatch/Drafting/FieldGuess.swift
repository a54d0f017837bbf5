import QuartierIO
import QuartierModel

/// Which fields of a layer hold the standard attributes, by name and by what they hold.
struct FieldGuess {
    /// An attribute with the field for it.
    struct Match {
        var attribute: String
        var field: Inspection.Field
    }

    /// What the study should map.
    private(set) var matches: [Match] = []
    /// What is taken by itself because the field has the standard name.
    private(set) var standard: [String] = []
    /// Fields with the right name whose values do not fit.
    private(set) var doubtful: [Match] = []
    /// The scheme of the values, if they are not standard values.
    private(set) var vocabulary: ValueScheme?

    private let fields: [Inspection.Field]
    private var taken: Set<String> = []

    /// Looks for the attributes of a layer of the study; formats with a scheme of their own need no mapping.
    init(_ layer: LayerKind, in inspection: Inspection) {
        fields = inspection.fields
        guard inspection.vocabulary == nil else { return }
        for attribute in layer.attributes { look(for: attribute.name, attribute.kind, in: layer) }
    }

    /// How many attributes were found that tell what the layer is; names tell nothing, nor does what any text fits.
    var evidence: Int { (matches.map(\.attribute) + standard).filter { !Self.silent.contains($0) }.count }

    private static let silent: Set<String> = ["name", "zone", "species", "weight"]

    private mutating func look(for name: String, _ kind: AttributeKind, in layer: LayerKind) {
        let own = vocabulary.map { [$0] } ?? ValueScheme.allCases
        for field in candidates(for: name, in: layer) {
            if Self.fits(field, kind) {
                return note(name, field)
            }
            guard case .vocabulary = kind else { continue }
            let fitting = own.map { (scheme: $0, share: Self.knownShare(of: field, name, $0, layer)) }
                .filter { $0.share >= 0.5 }.max { $0.share < $1.share }?.scheme
            if let scheme = fitting {
                vocabulary = scheme
                return note(name, field)
            }
        }
        if let field = candidates(for: name, in: layer).first { doubtful.append(Match(attribute: name, field: field)) }
    }

    private mutating func note(_ name: String, _ field: Inspection.Field) {
        taken.insert(field.name)
        // Standard values under the standard name need no mapping.
        if field.name == name, vocabulary == nil {
            standard.append(name)
        } else {
            matches.append(Match(attribute: name, field: field))
        }
    }

    /// Fields that may hold an attribute: by the standard name, by a customary one, by one of a scheme; for names also
    /// by a part.
    private func candidates(for name: String, in layer: LayerKind) -> [Inspection.Field] {
        let free = fields.filter { !taken.contains($0.name) && $0.filled > 0 }
        let named = ([name] + FieldWords.of(name)).flatMap { word in
            free.filter { FoldedName.folded($0.name) == FoldedName.folded(word) }
        }
        let crosswalks = ValueScheme.allCases.filter { $0 != .osm }.flatMap { $0.crosswalks(of: layer) }
        let schemed = crosswalks.filter { $0.attribute == name }.flatMap(\.sources).flatMap { source in
            free.filter { $0.name == source.field }
        }
        let parts = name == "name" ? free.filter { FoldedName.folded($0.name).contains("name") } : []
        var seen: Set<String> = []
        return (named + schemed + parts).filter { seen.insert($0.name).inserted }
    }
}

// MARK: - What fields hold

extension FieldGuess {
    /// Whether most of what a field holds is what an attribute takes.
    static func fits(_ field: Inspection.Field, _ kind: AttributeKind) -> Bool {
        switch kind {
        case .text:
            // Numbers that are written as texts name nothing.
            return share(of: field) { if case .text(let text) = $0 { text.contains(where: \.isLetter) } else { false } }
                >= 0.5
        case .number(let range):
            guard field.kinds == ["number"], let held = field.range else { return false }
            return held.upperBound <= range.upperBound && held.upperBound >= range.lowerBound && held.lowerBound >= 0
        case .boolean, .vocabulary:
            return share(of: field) { kind.accept($0) != nil } >= 0.5
        }
    }

    /// The share of what a field holds that a scheme knows; more than 1 where the field is one of the scheme.
    static func knownShare(
        of field: Inspection.Field, _ attribute: String, _ scheme: ValueScheme, _ layer: LayerKind
    ) -> Double {
        guard let crosswalk = scheme.crosswalks(of: layer).first(where: { $0.attribute == attribute }),
            case let source = crosswalk.source(forField: field.name), case .table = source.reading
        else { return 0 }
        let known = share(of: field) { source.meaning(of: $0) != .unmapped }
        let mapped = share(of: field) { if case .value = source.meaning(of: $0) { true } else { false } }
        // Many numbers are a code of some scheme; if it is not the scheme's field, words must say it.
        let isOwn = crosswalk.sources.contains { $0.field == field.name }
        guard isOwn || field.kinds == ["text"], known >= 0.5, mapped > 0 else { return 0 }
        return known + (isOwn ? 1 : 0)
    }

    /// The share of the most frequent values for which something holds.
    private static func share(of field: Inspection.Field, _ holds: (AttributeValue) -> Bool) -> Double {
        let all = field.frequent.reduce(0) { $0 + $1.count }
        let good = field.frequent.filter { holds(value(of: $0.value)) }.reduce(0) { $0 + $1.count }
        return all == 0 ? 0 : Double(good) / Double(all)
    }

    /// The value that an inspection shows as `'text'`, `12` or `true`.
    private static func value(of shown: String) -> AttributeValue {
        if shown.count >= 2, shown.hasPrefix("'"), shown.hasSuffix("'") {
            return .text(String(shown.dropFirst().dropLast()))
        }
        if shown == "true" || shown == "false" { return .boolean(shown == "true") }
        return Double(shown).map(AttributeValue.number) ?? .text(shown)
    }
}
