/// How the values of a source scheme become the standard values of one attribute (Zuordnungstabelle).
///
/// Only what is so by definition is mapped. A value with no mapping is counted and reported, never guessed; its
/// feature stays in the layer. A value that by definition is none of the layer's takes its feature out of it.
public struct Crosswalk: Hashable, Sendable {
    /// The standard attribute: `use`, `kind`.
    public let attribute: String
    /// The fields that may say it, the first that does goes before the others.
    public let sources: [Source]

    /// A field of the source scheme and how to read it.
    public struct Source: Hashable, Sendable {
        /// The name of the field in the scheme.
        public let field: String
        /// How its values are read.
        public let reading: Reading
        /// Whether a stated value with no mapping ends the search, because it rules out what later fields say.
        public let isDecisive: Bool
        /// Whether the values mean this in the field of that name only, because other fields use the same codes.
        public var isByNameOnly = false
    }

    /// How a value becomes a standard value.
    public enum Reading: Hashable, Sendable {
        /// As it stands.
        case plain
        /// A length in metres, with or without its unit: `12`, `12.5 m`; other units have no mapping.
        case metres
        /// By a table; values in `silent` are known to say nothing about the attribute, those in `excluded` to mark
        /// a feature as none of the layer.
        case table([String: String], silent: Set<String>, excluded: Set<String>)
    }

    /// What a value means for the attribute.
    public enum Meaning: Hashable, Sendable {
        /// Nothing is said.
        case silent
        /// This is said.
        case value(AttributeValue)
        /// Something is said that has no mapping.
        case unmapped
        /// The feature is said to be something that the layer does not hold: a street among green spaces.
        case excluded
    }
}

extension Crosswalk.Source {
    /// What a value of the field means for the attribute.
    public func meaning(of value: AttributeValue) -> Crosswalk.Meaning {
        guard value != .missing, value != .text("") else { return .silent }
        switch reading {
        case .plain: return .value(value)
        case .metres: return Self.metres(value).map { .value(.number($0)) } ?? .unmapped
        case .table(let values, let silent, let excluded):
            let code = Self.code(of: value)
            if let standard = values[code] { return .value(.text(standard)) }
            return silent.contains(code) ? .silent : excluded.contains(code) ? .excluded : .unmapped
        }
    }

    private static func code(of value: AttributeValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .missing: ""
        }
    }

    private static func metres(_ value: AttributeValue) -> Double? {
        switch value {
        case .number(let number): return number
        case .text(let text):
            guard text.hasSuffix("m") else { return AttributeValue.number(inText: text) }
            let digits = text.dropLast()
            return AttributeValue.number(inText: String(digits.last == " " ? digits.dropLast() : digits))
        default: return nil
        }
    }
}

extension Crosswalk {
    /// A table from the values of a scheme, written as lists by standard value; no value may stand in two lists.
    static func inverted(_ lists: [String: [String]]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: lists.flatMap { standard, values in values.map { ($0, standard) } })
    }

    /// A table from the values of a scheme, written as lists by a word of a vocabulary.
    static func inverted<V: Vocabulary>(_ lists: [V: [String]]) -> [String: String] {
        inverted(Dictionary(uniqueKeysWithValues: lists.map { ($0.key.rawValue, $0.value) }))
    }

    /// A crosswalk by tables.
    static func table(_ attribute: String, _ sources: Source...) -> Crosswalk {
        Crosswalk(attribute: attribute, sources: sources)
    }

    /// How a field of any name is read for the attribute: like the scheme's field of that name, else by all tables.
    public func source(forField field: String) -> Source {
        if let known = sources.first(where: { $0.field == field }) { return known }
        var values: [String: String] = [:]
        var silent: Set<String> = []
        var excluded: Set<String> = []
        for source in sources where !source.isByNameOnly {
            guard case .table(let table, let nothing, let others) = source.reading else { return source }
            values.merge(table) { first, _ in first }
            silent.formUnion(nothing)
            excluded.formUnion(others)
        }
        return Source(
            field: field, reading: .table(values, silent: silent, excluded: excluded), isDecisive: false)
    }
}

extension Crosswalk {
    /// A crosswalk of a study's own words for an attribute; standard values stand for themselves.
    public init(_ attribute: String, _ kind: AttributeKind, values: [String: String]) {
        var table = values
        if case .vocabulary(let words) = kind {
            for word in words where table[word] == nil { table[word] = word }
        }
        self.init(attribute: attribute, sources: [.tag(attribute, table)])
    }

    /// The crosswalk with a study's own words, which go before those of the scheme.
    public func overruled(by values: [String: String]) -> Crosswalk {
        let own = Set(values.keys)
        return Crosswalk(
            attribute: attribute,
            sources: sources.map { source in
                guard case .table(let table, let silent, let excluded) = source.reading else { return source }
                return Source(
                    field: source.field,
                    reading: .table(
                        table.merging(values) { $1 }, silent: silent.subtracting(own),
                        excluded: excluded.subtracting(own)),
                    isDecisive: source.isDecisive, isByNameOnly: source.isByNameOnly)
            })
    }
}

extension Crosswalk.Source {
    /// A field read by a table.
    static func tag(
        _ field: String, _ values: [String: String], silent: Set<String> = [], excluded: Set<String> = [],
        isDecisive: Bool = false, isByNameOnly: Bool = false
    ) -> Self {
        Self(
            field: field, reading: .table(values, silent: silent, excluded: excluded), isDecisive: isDecisive,
            isByNameOnly: isByNameOnly)
    }

    /// A field read as it stands.
    static func plain(_ field: String) -> Self { Self(field: field, reading: .plain, isDecisive: false) }
}
