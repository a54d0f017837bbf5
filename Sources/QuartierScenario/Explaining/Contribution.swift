public import QuartierModel

/// What one feature adds to a number.
public struct Contribution: Hashable, Sendable {
    /// What kind of feature it is.
    public enum Source: Hashable, Sendable {
        /// An element of a layer.
        case element(LayerKind)
        /// The zone itself.
        case zone(ZoneKind)

        /// The word for it in results: the name of the layer, or `zone`.
        public var word: String {
            switch self {
            case .element(let layer): layer.rawValue
            case .zone: "zone"
            }
        }
    }

    /// A number or a word that led to the amount.
    public struct Fact: Hashable, Sendable {
        /// Its name, with the unit as a suffix where it has one: `footprint_m2`.
        public let name: String
        /// The number or the word.
        public let value: AttributeValue

        init(_ name: String, _ value: Double) { (self.name, self.value) = (name, .number(value)) }

        init(_ name: String, text: String) { (self.name, self.value) = (name, .text(text)) }
    }

    /// What kind of feature it is.
    public let source: Source
    /// The identifier of the feature.
    public let id: String
    /// The share of the feature that counts in the zone, 0 to 1.
    public let share: Double
    /// What it adds, in the unit of the number; 0 where nothing is known of it.
    public let amount: Double
    /// The part of the amount that rests on assumptions.
    public let imputed: Double
    /// Whether what it adds is known.
    public let isKnown: Bool
    /// The numbers on the way to the amount, in the order they were computed.
    public let facts: [Fact]
    /// The assumptions on the way to the amount, the last one first.
    public let assumptions: [AppliedAssumption]

    init(
        _ source: Source, _ id: String, share: Double = 1, amount: Double, imputed: Double = 0, isKnown: Bool = true,
        facts: [Fact] = [], assumptions: [AppliedAssumption] = []
    ) {
        self.source = source
        self.id = id
        self.share = share
        self.amount = amount
        self.imputed = imputed
        self.isKnown = isKnown
        self.facts = facts
        self.assumptions = assumptions
    }

    /// The same with the opposite sign.
    var negated: Contribution {
        Contribution(
            source, id, share: share, amount: -amount, imputed: imputed, isKnown: isKnown, facts: facts,
            assumptions: assumptions)
    }
}

/// An assumption that a figure of a building rests on.
public struct AppliedAssumption: Hashable, Sendable {
    /// Its key in the study file; `scaled_with_floor_area` for counts that follow a changed floor area.
    public let key: String
    /// Its value for the building; nil where the study does not state it, which is why the figure is unknown.
    public let value: Double?

    /// Counts that a scenario has not stated follow the floor area that it gives the building.
    static let scaled = AppliedAssumption(key: "scaled_with_floor_area", value: nil)

    /// Whether a number is missing that the study would have to state.
    public var isMissing: Bool { value == nil && self != .scaled }
}
