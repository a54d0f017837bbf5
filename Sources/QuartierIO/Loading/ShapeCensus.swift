import QuartierGeometry
import QuartierModel

/// Counts what is odd about shapes though they are valid: positions said twice, spikes, slivers.
struct ShapeCensus {
    /// How often something was met, in how many shapes, and where first.
    struct Count {
        var times = 0
        var shapes = 0
        var first: Int?
        var position: Coordinate?
        /// The area of the shapes in m², where that is of interest.
        var area = 0.0

        fileprivate mutating func add(_ shape: Int, times more: Int, at place: Coordinate?) {
            guard more > 0 else { return }
            times += more
            shapes += 1
            if first == nil { (first, position) = (shape, place) }
        }
    }

    /// Positions that repeat the one before.
    private(set) var repeated = Count()
    /// Places where a border runs forth and back.
    private(set) var spikes = Count()

    /// A border that turns back by less than this angle's sine encloses nothing anybody drew: 0.06°, 1 mm on 1 m.
    private static let sharpest = 0.001
    /// Spikes shorter than this many metres are the unsteadiness of a hand.
    private static let shortestSpike = 0.1

    /// Counts in shapes as they stand in the file, whose unit has so many metres.
    init(_ shapes: ShapePool, metresPerUnit: Double) {
        let shortest = Self.shortestSpike / metresPerUnit
        for shape in 0..<shapes.count where shapes.kinds[shape] != .point {
            var found = (repeated: 0, spikes: 0)
            var places: (repeated: Coordinate?, spike: Coordinate?)
            for ring in shapes.rings(of: shape) {
                let range = shapes.range(ofRing: ring)
                for index in range.dropFirst() where shapes.coordinates[index] == shapes.coordinates[index - 1] {
                    found.repeated += 1
                    places.repeated = places.repeated ?? shapes.coordinates[index]
                }
                guard shapes.kinds[shape] == .area else { continue }
                for index in range.dropFirst() where Self.isSpike(index, in: range, of: shapes, shortest) {
                    found.spikes += 1
                    places.spike = places.spike ?? shapes.coordinates[index]
                }
            }
            repeated.add(shape, times: found.repeated, at: places.repeated)
            spikes.add(shape, times: found.spikes, at: places.spike)
        }
    }

    private static func isSpike(_ index: Int, in ring: Range<Int>, of shapes: ShapePool, _ shortest: Double) -> Bool {
        let here = shapes.coordinates[index]
        let before = shapes.coordinates[index - 1]
        // The last position of a ring is its first.
        let after = shapes.coordinates[index + 1 < ring.upperBound ? index + 1 : ring.lowerBound + 1]
        let (ux, uy, vx, vy) = (here.x - before.x, here.y - before.y, after.x - here.x, after.y - here.y)
        guard ux * vx + uy * vy < 0 else { return false }
        let (u, v) = (ux * ux + uy * uy, vx * vx + vy * vy)
        let cross = ux * vy - uy * vx
        return min(u, v) >= shortest * shortest && cross * cross < sharpest * sharpest * u * v
    }

    /// Areas that are slivers: of this many metres or less on average (2 × area ÷ length of the boundary).
    ///
    /// No building, plot or green is a decimetre wide; leftovers of overlays and of borders drawn twice are.
    static func slivers(in shapes: ShapePool) -> Count {
        var count = Count()
        for shape in 0..<shapes.count where shapes.kinds[shape] == .area && !shapes.isEmpty(shape) {
            guard shapes.meanWidth(of: shape) < sliverWidth else { continue }
            count.add(shape, times: 1, at: nil)
            count.area += shapes.area(of: shape)
        }
        return count
    }

    /// The mean width in metres below which an area is a sliver.
    static let sliverWidth = 0.1
}

// MARK: - Findings

extension ShapeCensus {
    /// What the counts say; `rows` are the rows of the table that the shapes came from.
    func findings(in table: FeatureTable, rows: [Int]) -> [Finding] {
        [
            finding(repeated, "repeated-positions", in: table, rows) {
                let subject = $0 == 1 ? "1 position that repeats" : "\($0) positions that repeat"
                return "\(subject) the one before, which changes no area"
            },
            finding(spikes, "spikes", in: table, rows) {
                "\($0) spike\($0 == 1 ? "" : "s"), where the border runs forth and back"
            },
        ].compactMap { $0 }
    }

    /// What there is to say of slivers.
    static func finding(ofSlivers slivers: Count, in table: FeatureTable, rows: [Int], severity: Severity) -> Finding? {
        guard let first = slivers.first else { return nil }
        let (subject, verb) = slivers.shapes == 1 ? ("1 area", "is") : ("\(slivers.shapes) areas", "are")
        return Finding(
            severity, "sliver-areas",
            "\(subject) \(verb) narrower than \(sliverWidth) m on average, \(OverlapCheck.hectares(slivers.area)) in "
                + "all, the first feature \(table.label(ofFeature: rows[first]))",
            at: Place(file: table.file, layer: table.name),
            remedy: "Remove them if they are leftovers; they are measured as drawn")
    }

    /// What there is to say of values beyond x and y.
    static func finding(ofDroppedDimensionsIn table: FeatureTable) -> Finding? {
        let count = table.droppedDimensions
        guard count > 0 else { return nil }
        return Finding(
            .note, "z-or-m-dropped",
            "\(count) feature\(count == 1 ? " has" : "s have") Z or M values, which are not used",
            at: Place(file: table.file, layer: table.name))
    }

    private func finding(
        _ count: Count, _ code: String, in table: FeatureTable, _ rows: [Int], _ what: (Int) -> String
    ) -> Finding? {
        guard let first = count.first else { return nil }
        let subject = count.shapes == 1 ? "1 feature has" : "\(count.shapes) features have"
        return Finding(
            .note, code, "\(subject) \(what(count.times)); the first is \(table.label(ofFeature: rows[first]))",
            at: Place(file: table.file, layer: table.name, position: count.position))
    }
}
