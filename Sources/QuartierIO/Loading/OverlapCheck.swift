public import QuartierGeometry
public import QuartierModel

/// Measures how much the areas of a layer overlap each other.
public enum OverlapCheck {
    /// Overlaps below this many m² are the width of a pencil line: borders drawn twice.
    public static let tolerance = 1.0

    /// A finding that says which elements overlap and by how much; nil if none do.
    public static func finding<E: Element>(
        for layer: Layer<E>, file: String, consequence: String, crew: Crew
    ) throws -> Finding? {
        var pairs: [(Int, Int)] = []
        PackedRTree(layer.shapes.boxes).forEachIntersectingPair { pairs.append(($0, $1)) }
        pairs.sort { $0 < $1 }
        let shapes = layer.shapes
        let candidates = pairs
        let areas = try crew.map(candidates.count) { index, kernel in
            try kernel.intersectionArea(candidates[index].0, of: shapes, with: candidates[index].1, of: shapes)
        }
        let found = zip(candidates, areas).filter { $0.1 > tolerance }
        guard let worst = found.max(by: { $0.1 < $1.1 }) else { return nil }
        let sum = found.reduce(0) { $0 + $1.1 }
        let (first, second) = worst.0
        return Finding(
            .warning, "overlapping-\(E.layer.rawValue)",
            "\(found.count) pairs of \(E.layer.rawValue) overlap, by \(hectares(sum)) in all; most: "
                + "\(layer.identifiers[first]) and \(layer.identifiers[second]), \(hectares(worst.1)). \(consequence)",
            at: Place(file: file, layer: E.layer.rawValue))
    }

    /// A finding that counts elements with the very same outline; nil if there are none.
    public static func duplicates<E: Element>(in layer: Layer<E>, file: String) -> Finding? {
        var first: [BoundingBox: Int] = [:]
        var twins: [(Int, Int)] = []
        for row in 0..<layer.count {
            guard let other = first[layer.shapes.boxes[row]] else {
                first[layer.shapes.boxes[row]] = row
                continue
            }
            if layer.shapes.area(of: row) == layer.shapes.area(of: other) { twins.append((other, row)) }
        }
        guard let (one, two) = twins.first else { return nil }
        let times = twins.count == 1 ? "once" : "\(twins.count) times"
        return Finding(
            .warning, "duplicate-geometry",
            "\(E.layer.rawValue) with the same outline as another are found \(times) and count twice, such as "
                + "\(layer.identifiers[one]) and \(layer.identifiers[two])",
            at: Place(file: file, layer: E.layer.rawValue), remedy: "Remove the copies")
    }

    private static func hectares(_ area: Double) -> String { "\((area / 100).rounded() / 100) ha" }
}
