import QuartierGeometry
import QuartierTransit

/// A small repeatable generator (SplitMix64): the same seed gives the same streets on every machine.
struct StreetDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

    mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

    mutating func place() -> Coordinate { Coordinate(x: number(0...200), y: number(0...200)) }

    /// Lines between a few places, most of which hang together.
    mutating func streets(places count: Int, lines: Int, isOpen: Bool = false) -> RandomStreets {
        let places = (0..<count).map { _ in place() }
        var streets = RandomStreets(places: places)
        for _ in 0..<lines {
            var line = [whole(0...count - 1)]
            for _ in 0..<whole(1...3) { line.append(whole(0...count - 1)) }
            streets.lines.append((line, isOpen ? .open : access()))
        }
        return streets
    }

    private mutating func access() -> StreetAccess {
        switch whole(0...9) {
        case 0: .forward
        case 1: .backward
        case 2, 3: [.open, .endsOnly]
        case 4: [.forward, .endsOnly]
        default: .open
        }
    }
}

/// Lines by the numbers of their places.
struct RandomStreets {
    var places: [Coordinate]
    var lines: [(vertices: [Int], access: StreetAccess)] = []

    var drawing: StreetDrawing {
        var drawing = StreetDrawing()
        for line in lines { drawing.addLine(line.vertices.map { places[$0] }, line.access) }
        return drawing
    }

    func network(contracts: Bool = true) -> StreetNetwork {
        var rules = StreetRules()
        rules.contracts = contracts
        rules.joinDistance = 0
        return StreetNetwork(drawing, rules)
    }

    /// The walks from one place to all others by the plainest means: labels are lowered until none can be.
    ///
    /// A walk is in one of three states: on links it may only begin on, on open links, on links it may only end on.
    func plainLengths(from origin: Int) -> [Int32?] {
        var labels = [[Int]](repeating: [Int](repeating: .max, count: 3), count: places.count)
        labels[origin][0] = 0
        var isFalling = true
        func lower(_ place: Int, _ state: Int, _ length: Int) {
            if length < labels[place][state] {
                labels[place][state] = length
                isFalling = true
            }
        }
        while isFalling {
            isFalling = false
            for place in places.indices {
                for state in 0..<2 where labels[place][state] < .max { lower(place, state + 1, labels[place][state]) }
            }
            for (line, access) in lines {
                for (one, other) in zip(line, line.dropFirst()) where one != other {
                    let length = Int((places[one].distance(to: places[other]) * 1_000).rounded())
                    for state in access.contains(.endsOnly) ? [0, 2] : [1] {
                        if access.contains(.forward), labels[one][state] < .max {
                            lower(other, state, labels[one][state] + length)
                        }
                        if access.contains(.backward), labels[other][state] < .max {
                            lower(one, state, labels[other][state] + length)
                        }
                    }
                }
            }
        }
        return labels.map { states in states.min().flatMap { $0 < .max ? Int32($0) : nil } }
    }
}

extension StreetNetwork {
    /// All links that meet at a place.
    func positions(at place: Coordinate) -> [StreetPosition] {
        var rules = SnapRules()
        rules.limit = 0
        rules.slack = 0
        rules.mostLinks = 1_000
        return positions(near: place, rules)
    }
}
