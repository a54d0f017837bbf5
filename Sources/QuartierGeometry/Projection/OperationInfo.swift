/// Which operation carried coordinates from one CRS to another, for the record of a run.
public struct OperationInfo: Sendable, Hashable {
    /// The operation's name in the register: "Inverse of UTM zone 32N + …".
    public let name: String
    /// How far results may be off, in metres; nil if the register does not say.
    public let accuracy: Double?
    /// Grid files that a more accurate operation needs and that are not installed, in order of name.
    public let missingGrids: [String]
    /// Whether both CRS are the same and coordinates are left alone.
    public let isIdentity: Bool
    /// A way taken that the register does not list: "by ETRS89, taken as WGS 84"; nil for the direct way.
    public let route: String?
    /// Whether a person named the operation; else it was chosen by rule.
    public var isStated = false
    /// Whether the data lie where the operation is meant to be used; only a stated one may be taken elsewhere.
    public var coversSite = true
    /// All operations that were to choose from, those by ETRS89 first.
    public var candidates: [OperationCandidate] = []

    static let identity = OperationInfo(
        name: "none, both CRS are the same", accuracy: 0, missingGrids: [], isIdentity: true, route: nil)
}

/// An operation that PROJ offers between two CRS.
public struct OperationCandidate: Sendable, Hashable {
    /// Why an operation is not taken by rule.
    public enum Obstacle: String, Sendable, Hashable {
        /// It leaves the difference of the datums out.
        case ballpark
        /// It needs files that are not installed.
        case missingGrids = "missing-grids"
        /// The data lie outside the area it is meant for.
        case elsewhere
    }

    /// The name in the register.
    public let name: String
    /// How far results may be off, in metres; nil if the register does not say.
    public let accuracy: Double?
    /// What stands against it; nil if it could be taken.
    public let obstacle: Obstacle?
}
