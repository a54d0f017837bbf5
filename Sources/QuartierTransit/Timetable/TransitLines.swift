/// The lines of a feed (Linien; GTFS calls them routes), as columns.
public struct TransitLines: Sendable {
    /// The identifiers of the feed (`route_id`).
    public private(set) var ids = TextColumn()
    /// The names people know: "25", "U2"; the long name where there is no short one.
    public private(set) var names = TextColumn()
    /// What each runs with.
    public private(set) var modes: [LineMode] = []
    /// The codes the modes came from (`route_type`), for standards that tell more kinds apart.
    public private(set) var types: [Int16] = []

    /// No lines.
    public init() {}

    /// The number of lines.
    public var count: Int { modes.count }

    /// Appends a line.
    public mutating func append(
        id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, mode: LineMode, type: Int16
    ) {
        ids.append(id)
        names.append(name)
        modes.append(mode)
        types.append(type)
    }
}
