import Quartier

/// The places within a walk of a stop: what quality classes of stops are made of.
struct Catchment {
    private let network: StreetNetwork
    private let places: [[StreetPosition]]
    /// The places whose last vertex each vertex may be, with the rest of the walk, those of a vertex together.
    private var offsets: [Int32]
    private var arrivals: [Arrival]
    /// The places on each link.
    private var placesOnLink: [Int32: [Int32]] = [:]
    /// The shortest walk to each place so far, and the places that have one.
    private var lengths: [Int32]
    private var found: [Int32] = []
    private var search = StreetSearch()

    private struct Arrival {
        var place, rest: Int32
    }

    /// Ties places to a network once, for all stops.
    init(of places: [[StreetPosition]], on network: StreetNetwork) {
        self.network = network
        self.places = places
        var lists = [[Arrival]](repeating: [], count: network.vertexCount)
        for (number, positions) in places.enumerated() {
            for position in positions {
                for (vertex, rest) in network.arrivals(at: StreetSpan(position)) {
                    lists[Int(vertex)].append(Arrival(place: Int32(number), rest: rest))
                }
                placesOnLink[position.link, default: []].append(Int32(number))
            }
        }
        offsets = [0]
        for list in lists { offsets.append(offsets[offsets.count - 1] + Int32(list.count)) }
        arrivals = lists.flatMap { $0 }
        lengths = [Int32](repeating: StreetSearch.unreached, count: places.count)
    }

    /// How many vertices of the network and how many places lie within a limit in mm of a stop.
    mutating func count(from stop: [StreetPosition], limit: Int32) -> (vertices: Int, places: Int) {
        for place in found { lengths[Int(place)] = StreetSearch.unreached }
        found.removeAll(keepingCapacity: true)
        search.run(on: network, from: stop.flatMap(network.departures), limit: limit)
        for vertex in search.reached {
            let length = search.length(of: vertex)
            for index in Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1]) {
                offer(arrivals[index].place, length + arrivals[index].rest, limit)
            }
        }
        for start in stop {
            for place in placesOnLink[start.link] ?? [] {
                for position in places[Int(place)] {
                    guard let length = network.directLength(from: start, to: StreetSpan(position)) else { continue }
                    offer(place, length, limit)
                }
            }
        }
        return (search.reached.count, found.count)
    }

    private mutating func offer(_ place: Int32, _ length: Int32, _ limit: Int32) {
        guard length <= limit, length < lengths[Int(place)] else { return }
        if lengths[Int(place)] == StreetSearch.unreached { found.append(place) }
        lengths[Int(place)] = length
    }

    /// The number of places by asking for each of them alone.
    func plainCount(from stop: [StreetPosition], limit: Int32) -> Int {
        var search = StreetSearch()
        return network.lengths(from: stop, to: places, limit: limit, &search).count { $0 != nil }
    }
}
