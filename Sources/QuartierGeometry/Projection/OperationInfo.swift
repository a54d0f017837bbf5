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

    static let identity = OperationInfo(
        name: "none, both CRS are the same", accuracy: 0, missingGrids: [], isIdentity: true, route: nil)
}
