public import QuartierGeometry

/// What a place in a feed is (`location_type`).
public enum StopKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Where vehicles stop and people board: a stop or a platform (Haltepunkt, Steig).
    case stop
    /// What holds several stops together (Haltestelle, Bahnhof).
    case station
    /// An entrance of a station (Zugang).
    case entrance
    /// A place inside a station that only pathways know.
    case node
    /// A part of a platform where people board.
    case boardingArea

    /// The name in messages, in the plural: "boarding areas".
    public var plural: String {
        switch self {
        case .stop: "stops"
        case .station: "stations"
        case .entrance: "entrances"
        case .node: "nodes"
        case .boardingArea: "boarding areas"
        }
    }
}

/// The stops of a feed and the places that belong to them, as columns.
public struct TransitStops: Sendable {
    /// The identifiers of the feed (`stop_id`).
    public private(set) var ids = TextColumn()
    /// The names; empty where the feed states none.
    public private(set) var names = TextColumn()
    /// Longitude and latitude in degrees, WGS 84; meaningless where `isPlaced` is false.
    public private(set) var places: [Coordinate] = []
    /// Whether the feed says where the stop is.
    public private(set) var isPlaced: [Bool] = []
    /// What each is.
    public private(set) var kinds: [StopKind] = []
    /// The station each belongs to; -1 for none.
    public private(set) var parents: [Int32] = []

    /// No stops.
    public init() {}

    /// The number of stops and places.
    public var count: Int { kinds.count }

    /// Appends a stop; its parent may be set later, by `setParent`.
    public mutating func append(
        id: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, place: Coordinate?, kind: StopKind
    ) {
        ids.append(id)
        names.append(name)
        places.append(place ?? Coordinate(x: 0, y: 0))
        isPlaced.append(place != nil)
        kinds.append(kind)
        parents.append(-1)
    }

    /// Says which station a stop belongs to.
    public mutating func setParent(of stop: Int, to parent: Int) { parents[stop] = Int32(parent) }

    /// Says where a stop is that had no place.
    public mutating func setPlace(of stop: Int, to place: Coordinate) {
        places[stop] = place
        isPlaced[stop] = true
    }
}
