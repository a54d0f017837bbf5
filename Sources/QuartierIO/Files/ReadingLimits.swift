/// How much of a file a reader takes before it refuses, so that a hostile file cannot fill the machine.
public struct ReadingLimits: Hashable, Sendable {
    /// The most bytes of a file; 64 GiB.
    public var bytes = 64 << 30
    /// The most features of a layer; 100 million.
    public var features = 100_000_000
    /// The most coordinates of a layer; just under 2^32, the most a pool of shapes holds.
    public var coordinates = Int(UInt32.max) - 1
    /// The most attributes of a layer; 2 000.
    public var fields = 2_000

    /// The limits that fit every honest file.
    public init() {}
}

/// Which attributes of a file become columns.
public enum FieldSelection: Hashable, Sendable {
    /// Every attribute.
    case all
    /// No attribute: shapes and identifiers only.
    case none
    /// The attributes of these names, where the file has them.
    case only(Set<String>)

    /// Whether an attribute becomes a column.
    public func contains(_ name: String) -> Bool {
        switch self {
        case .all: true
        case .none: false
        case .only(let names): names.contains(name)
        }
    }
}
