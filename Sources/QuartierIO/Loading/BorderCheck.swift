public import QuartierGeometry
public import QuartierModel

/// Looks at how the borders of neighbouring zones fit: slivers of overlap, and gaps that zones enclose.
public enum BorderCheck {
    /// What is narrower than this many metres on average (2 × area ÷ length of its boundary) is a sliver: a border
    /// that was drawn twice, not a place that somebody meant.
    public static let sliverWidth = 0.5
    /// What is narrower than this many metres comes from coordinates rounded to seven decimals of a degree.
    static let roundingWidth = 0.011

    /// A finding that counts the slivers in which zones overlap; nil if there are none.
    public static func slivers<E: Element>(in layer: Layer<E>, file: String, crew: Crew) throws -> Finding? {
        let shapes = layer.shapes
        var candidates: [(Int, Int)] = []
        PackedRTree(shapes.boxes).forEachIntersectingPair {
            if shapes.mayShare(moreThan: Self.smallest, $0, $1) { candidates.append(($0, $1)) }
        }
        candidates.sort { $0 < $1 }
        let pairs = candidates
        let areas = try crew.map(pairs.count) { index, kernel in
            let common = try kernel.intersection(pairs[index].0, of: shapes, with: pairs[index].1, of: shapes)
            let pieces = common.separated(0)
            return (0..<pieces.count).filter { (roundingWidth..<sliverWidth).contains(pieces.meanWidth(of: $0)) }
                .map { pieces.area(of: $0) }
        }
        let count = areas.reduce(0) { $0 + $1.count }
        guard count > 0, let first = areas.firstIndex(where: { !$0.isEmpty }) else { return nil }
        let area = areas.joined().reduce(0, +)
        return Finding(
            .note, "sliver-overlaps",
            "\(count) overlap\(count == 1 ? "" : "s") of \(E.layer.rawValue) \(count == 1 ? "is a sliver" : "are slivers") "
                + "narrower than \(sliverWidth) m, \(OverlapCheck.hectares(area)) in all, the first between "
                + "\(layer.identifiers[pairs[first].0]) and \(layer.identifiers[pairs[first].1])",
            at: Place(file: file, layer: E.layer.rawValue), remedy: "Draw the shared border once and copy it")
    }

    /// No piece this small in m² is looked for.
    private static let smallest = 0.01

    /// A finding that says how much the districts enclose without holding it; nil if they enclose nothing.
    ///
    /// A note where they are slivers all. `union` is that of the districts, in the plane; `site` decides between operations from there into degrees. Gaps that are open to the outside are no matter of it.
    public static func gaps(
        in union: ShapePool, of districts: Layer<District>, plane: CRS, near site: Coordinate, file: String,
        kernel: GeometryKernel
    ) throws -> Finding? {
        var gaps = ShapePool()
        for shape in 0..<union.count {
            let holes = union.holes(of: shape)
            for hole in 0..<holes.count where holes.area(of: hole) >= smallest {
                gaps.appendShape(hole, of: holes)
            }
        }
        let areas = (0..<gaps.count).map { gaps.area(of: $0) }
        guard let largest = areas.indices.max(by: { (areas[$0], $1) < (areas[$1], $0) }) else { return nil }
        let slivers = (0..<gaps.count).filter { gaps.meanWidth(of: $0) < sliverWidth }.count
        var place = [try kernel.pointOnSurface(of: largest, in: gaps)]
        var transform = try CoordinateTransform(from: plane, to: .wgs84, near: site)
        try transform.apply(to: &place)
        let around = try neighbours(of: largest, in: gaps, among: districts, kernel)
        let isThin = slivers == gaps.count
        return Finding(
            isThin ? .note : .warning, "gaps-between-districts",
            text(areas, slivers: slivers, largest: largest)
                + " lies near \(degrees(place[0].x)) E, \(degrees(place[0].y)) N\(around)"
                + (isThin ? "" : ". What stands there counts in no district"),
            at: Place(file: file, layer: LayerKind.districts.rawValue),
            remedy: isThin
                ? "Draw the shared border once and copy it"
                : "Close the gaps, or leave them if nobody is to count there (a lake, an enclave)")
    }

    private static func text(_ areas: [Double], slivers: Int, largest: Int) -> String {
        let sum = areas.reduce(0, +)
        guard areas.count > 1 else {
            let what = slivers == 1 ? "a sliver narrower than \(sliverWidth) m" : "a gap"
            return "the districts enclose \(what) of \(OverlapCheck.hectares(sum)), which"
        }
        let thin = slivers > 0 ? " (\(slivers) of them slivers narrower than \(sliverWidth) m)" : ""
        return "the districts enclose \(areas.count) gaps\(thin), \(OverlapCheck.hectares(sum)) in all; the largest, "
            + "\(OverlapCheck.hectares(areas[largest])),"
    }

    /// The districts around a gap, at most three by name.
    private static func neighbours(
        of gap: Int, in gaps: ShapePool, among districts: Layer<District>, _ kernel: GeometryKernel
    ) throws -> String {
        let prepared = try kernel.prepare(gap, of: gaps)
        let names = try (0..<districts.count).filter { try prepared.intersects($0, of: districts.shapes) }
            .map { districts.identifiers[$0] }
        guard let first = names.first else { return "" }
        guard names.count > 1 else { return ", in \(first)" }
        return ", between \(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " and others" : "")"
    }

    private static func degrees(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
