/// What decides how a drawing becomes a network.
public struct StreetRules: Hashable, Sendable {
    /// How near, in metres, the end of a line must lie to a vertex of another one to be the same place.
    public var joinDistance = 0.01
    /// Components of less length than this, in metres, are islands, except the longest one.
    public var islandLength = 500.0
    /// The most entries of a square between which straight lines lead across it.
    public var mostEntries = 64
    /// Whether vertices on the way are taken out of the graph; results are the same without.
    public var contracts = true

    /// The usual rules.
    public init() {}

    /// How near another link must be, in metres, for a dead end to look like a mistake.
    static let danglingDistance = 1.0
}
