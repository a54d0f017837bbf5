/// The trips of a feed (Fahrten), as columns; each has two stop times or more.
public struct TransitTrips: Sendable {
    /// The identifiers of the feed (`trip_id`).
    public private(set) var ids = TextColumn()
    /// The line of each.
    public private(set) var lines: [Int32] = []
    /// The service whose days it runs on.
    public private(set) var services: [Int32] = []
    /// The direction the feed states (`direction_id`): 0, 1, or -1 for none.
    public private(set) var directions: [Int8] = []
    /// The vehicle's block (Umlauf), numbered as they first appear; -1 for none.
    public private(set) var blocks: [Int32] = []
    /// Where the stop times of each end.
    private var ends: [Int32] = []

    /// No trips.
    public init() {}

    /// The number of trips.
    public var count: Int { lines.count }

    /// Appends a trip whose stop times end at a place in the columns of stop times.
    public mutating func append(
        id: UnsafeRawBufferPointer, line: Int32, service: Int32, direction: Int8, block: Int32, end: Int
    ) {
        ids.append(id)
        lines.append(line)
        services.append(service)
        directions.append(direction)
        blocks.append(block)
        ends.append(Int32(end))
    }

    /// Where the stop times of a trip lie.
    @inline(__always)
    public func stopTimes(of trip: Int) -> Range<Int> { Int(trip == 0 ? 0 : ends[trip - 1])..<Int(ends[trip]) }
}
