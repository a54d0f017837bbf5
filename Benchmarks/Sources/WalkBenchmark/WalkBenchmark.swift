import Glibc
import Quartier

/// Makes the walking network of a town and walks on it, on one thread.
@main
enum WalkBenchmark {
    private static let runs = 5

    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.isEmpty || words.count == 3 else {
            print("usage: WalkBenchmark [EXTRACT.osm.pbf FEED CRS]")
            exit(2)
        }
        do {
            let town =
                words.isEmpty
                ? Town.drawn() : try Town(extract: words[0], feed: words[1], plane: CRS(words[2]))
            try measure(town)
        } catch {
            print("\(error)")
            exit(1)
        }
    }

    private static func measure(_ town: Town) throws {
        print("town: \(town.name); processor time of one thread, best of \(runs)")
        let streets = LayerView(base: town.streets)
        let (making, network) = Stopwatch.best(of: runs) { StreetNetwork(streets, for: .init()) }
        print(
            "network: \(network.vertexCount) vertices, \(network.links.count) links, "
                + "\(network.census.length / 1_000_000) km, made in \(shown(making * 1e3)) ms")
        let (snapping, houses) = Stopwatch.best(of: runs) {
            (0..<town.buildings.count).map { network.positions(near: $0, of: town.buildings.shapes) }
        }
        print(
            "snapping: \(houses.count) buildings, \(shown(snapping / Double(max(1, houses.count)) * 1e6)) µs each, "
                + "\(houses.count(where: \.isEmpty)) without a street near")
        let stops = town.stops.map { network.positions(near: $0) }.filter { !$0.isEmpty }
        guard !stops.isEmpty else { return print("no stop lies near a street") }
        for limit: Int32 in [1_000_000, 2_000_000] { search(from: stops, limit, on: network) }
        nearest(town, stops, on: network)
        try catchments(of: stops, houses, on: network)
    }

    private static func search(from stops: [[StreetPosition]], _ limit: Int32, on network: StreetNetwork) {
        let seeds = stops.map { $0.flatMap(network.departures) }
        var search = StreetSearch()
        let (seconds, reached) = Stopwatch.best(of: runs) {
            seeds.reduce(0) { count, seeds in
                search.run(on: network, from: seeds, limit: limit)
                return count + search.reached.count
            }
        }
        print(
            "search to \(limit / 1_000) m from a stop: \(shown(seconds / Double(stops.count) * 1e6)) µs, "
                + "\(reached / stops.count) vertices reached, of \(stops.count) stops the mean")
    }

    /// Labels for all facilities at once, and a hundred thousand walks read off them.
    private static func nearest(_ town: Town, _ stops: [[StreetPosition]], on network: StreetNetwork) {
        let origins = origins(100_000, of: town, on: network)
        let facilities = [
            ("stops", stops.map { $0.map(StreetSpan.init) }),
            ("green spaces", (0..<town.green.count).map { spans(of: $0, in: town.green.shapes, on: network) }),
        ]
        for (name, spans) in facilities {
            let facilities = spans.enumerated().map { NearestFacility.Facility(number: Int32($0), spans: $1) }
            let (labelling, nearest) = Stopwatch.best(of: runs) {
                NearestFacility(facilities, on: network, limit: 1_000_000)
            }
            let (reading, reached) = Stopwatch.best(of: runs) {
                origins.count { nearest.walk(from: $0) != nil }
            }
            print(
                "nearest of \(facilities.count) \(name) within 1000 m: labels \(shown(labelling * 1e3)) ms, "
                    + "\(origins.count) walks \(shown(reading * 1e3)) ms (\(reached) reach one)")
        }
    }

    private static func spans(of shape: Int, in pool: ShapePool, on network: StreetNetwork) -> [StreetSpan] {
        let within = network.spans(within: shape, of: pool)
        return within.isEmpty ? network.positions(near: shape, of: pool).map(StreetSpan.init) : within
    }

    /// Places up to 50 m beside the middles of buildings, taken in turn; the same in every run.
    private static func origins(_ count: Int, of town: Town, on network: StreetNetwork) -> [[StreetPosition]] {
        let boxes = town.buildings.shapes.boxes
        guard !boxes.isEmpty else { return [] }
        return (0..<count).map { number in
            let box = boxes[number % boxes.count]
            let (east, north) = (Double(number % 101) - 50, Double(number % 97) - 48)
            return network.positions(
                near: Coordinate(x: (box.minX + box.maxX) / 2 + east, y: (box.minY + box.maxY) / 2 + north))
        }
    }

    private static func catchments(
        of stops: [[StreetPosition]], _ houses: [[StreetPosition]], on network: StreetNetwork
    ) throws {
        let limit: Int32 = 1_250_000
        var catchment = Catchment(of: houses, on: network)
        for stop in stops.prefix(3) {
            let found = catchment.count(from: stop, limit: limit).places
            guard found == catchment.plainCount(from: stop, limit: limit) else { throw Disagreement() }
        }
        let (seconds, sums) = Stopwatch.best(of: runs) {
            stops.reduce(into: (vertices: 0, places: 0)) { sums, stop in
                let found = catchment.count(from: stop, limit: limit)
                sums.vertices += found.vertices
                sums.places += found.places
            }
        }
        print(
            "catchments of 1250 m: \(stops.count) stops, \(shown(seconds / Double(stops.count) * 1e3)) ms a stop; "
                + "\(sums.vertices / stops.count) vertices and \(sums.places / stops.count) buildings the mean")
    }

    private static func shown(_ number: Double) -> String { "\((number * 1_000).rounded() / 1_000)" }
}

/// The catchments are not those of asking for every building alone.
struct Disagreement: Error, CustomStringConvertible {
    var description: String { "the catchments are not those of asking for every building alone" }
}
