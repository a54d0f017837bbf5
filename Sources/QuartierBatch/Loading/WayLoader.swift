import QuartierGeometry
import QuartierIO
import QuartierModel

/// Reads the way of a new line from a file and puts stops along it.
struct WayLoader {
    /// The plane and the site of the study.
    let plane: CRS
    let site: Coordinate

    /// As many stops are put along a way at most.
    private static let mostStops = 1_000

    /// The stops along the only line of a file, at even distances of about `spacing` metres, both ends among them.
    ///
    /// Nil, with findings, if the file has no such line.
    func way(
        path: String, displayName: String, spacing: Double, findings: inout Findings
    ) throws(ProjectionError) -> DrawnWay? {
        var options = FeatureFileOptions()
        options.displayName = displayName
        guard let table = FeatureFile.read(path: path, options: options, findings: &findings) else { return nil }
        let lines = (0..<table.count).filter { table.shapes.kinds[$0] == .line && !table.shapes.isEmpty($0) }
        guard let crs = table.crs, let line = lines.first, lines.count == 1, table.shapes.rings(of: line).count == 1
        else {
            findings.add(
                Finding(
                    .error, "not-one-line",
                    table.crs == nil
                        ? "the file does not state its reference system"
                        : "the way of a new line is one line without gaps, and the file has "
                            + (lines.count == 1 ? "one in several parts" : "\(lines.count) lines"),
                    at: Place(file: displayName), remedy: "Draw it as one line, or list its stops under 'stops'"))
            return nil
        }
        var vertices = Array(table.shapes.coordinates[table.shapes.range(of: line)])
        var toPlane = try CoordinateTransform(from: crs, to: plane, near: site)
        try toPlane.apply(to: &vertices)
        let (places, hop) = Self.places(along: vertices, spacing: spacing)
        guard places.count > 1 else {
            findings.add(
                Finding(
                    .error, "not-one-line",
                    "the way has no length, or more than \(Self.mostStops) stops would fit on it",
                    at: Place(file: displayName), remedy: "Check the line and 'stop_spacing_m'"))
            return nil
        }
        var degrees = places
        var toDegrees = try CoordinateTransform(from: plane, to: .wgs84, near: site)
        try toDegrees.apply(to: &degrees)
        return DrawnWay(
            places: zip(degrees, places).map { ($0, $1) }, lengths: [Double](repeating: hop, count: places.count - 1))
    }

    /// Places at even distances along a line, and that distance in metres; none where it makes no sense.
    static func places(along vertices: [Coordinate], spacing: Double) -> (places: [Coordinate], hop: Double) {
        let lengths = zip(vertices, vertices.dropFirst()).map { $0.distance(to: $1) }
        let whole = lengths.reduce(0, +)
        let fitting = (whole / spacing).rounded()
        guard whole > 0, fitting.isFinite, fitting < Double(mostStops), let first = vertices.first,
            let last = vertices.last
        else { return ([], 0) }
        let hops = max(1, Int(fitting))
        let hop = whole / Double(hops)
        var places = [first]
        var walked = 0.0
        for (index, length) in lengths.enumerated() {
            while places.count < hops, Double(places.count) * hop <= walked + length {
                let share = (Double(places.count) * hop - walked) / length
                let (from, to) = (vertices[index], vertices[index + 1])
                places.append(Coordinate(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
            }
            walked += length
        }
        return (places + [last], hop)
    }
}
