/// Reads the rings of a polygon of GML 2 and 3 out of a tree.
struct GMLPolygon {
    private let tree: XMLTree
    private let isNorthFirst: Bool
    /// The dimension that is stated around the polygon.
    private let dimension: Int?
    /// The rings, the outer one first.
    private(set) var rings: [[CityPosition]] = []
    /// Whether the positions have heights.
    private(set) var hasHeights = true
    /// What is wrong.
    private(set) var fault: GeometryFault?

    init(_ node: Int, in tree: XMLTree, dimension: Int?, isNorthFirst: Bool) {
        self.tree = tree
        self.dimension = Self.dimension(of: node, in: tree) ?? dimension
        self.isNorthFirst = isNorthFirst
        var inner: [[CityPosition]] = []
        for child in tree.children(of: node) where tree.nodes[child].name.space == .gml {
            switch tree.nodes[child].name.local {
            case "exterior", "outerBoundaryIs": rings.append(ring(child))
            case "interior", "innerBoundaryIs": inner.append(ring(child))
            default: continue
            }
        }
        if rings.count != 1, fault == nil { fault = .tooFewPositions }
        rings += inner
        // What is not a number is no equal of itself either: such a ring seems open.
        if fault == nil || fault == .unclosedRing, !rings.joined().allSatisfy(\.isFinite) { fault = .nonFinite }
    }

    /// The names of elements that are polygons.
    static let names: Set<String> = ["Polygon", "PolygonPatch", "Triangle", "Rectangle"]

    /// The dimension an element states for what is in it; nil if it does not, or states none that we read.
    static func dimension(of node: Int, in tree: XMLTree) -> Int? {
        switch tree.nodes[node]["srsDimension"] {
        case "2": 2
        case "3": 3
        default: nil
        }
    }

    private static let curves: Set<String> = [
        "Arc", "ArcString", "ArcByCenterPoint", "ArcByBulge", "Circle", "CircleByCenterPoint", "CubicSpline", "BSpline",
        "Bezier", "Clothoid", "OrientableCurve",
    ]

    private mutating func ring(_ node: Int) -> [CityPosition] {
        var positions: [CityPosition] = []
        var dimension = dimension
        for node in node..<tree.nodes[node].end where tree.nodes[node].name.space == .gml {
            let name = tree.nodes[node].name.local
            dimension = Self.dimension(of: node, in: tree) ?? dimension
            if Self.curves.contains(name) { fault = fault ?? .curve }
            switch name {
            case "posList": append(numbers(node), dimension, &positions)
            case "pos": append(numbers(node), nil, isSingle: true, &positions)
            case "coordinates": appendTuples(node, &positions)
            default: continue
            }
        }
        if positions.count > 1, positions.first == positions.last {
            positions.removeLast()
        } else {
            fault = fault ?? .unclosedRing
        }
        return positions
    }

    private func numbers(_ node: Int) -> [Double]? { tree.withText(of: node) { XMLNumbers.list($0) } }

    /// Adds the positions of a list; a single one has as many numbers as it has.
    private mutating func append(
        _ numbers: [Double]?, _ dimension: Int?, isSingle: Bool = false, _ positions: inout [CityPosition]
    ) {
        guard let numbers,
            let size = isSingle ? numbers.count : dimension ?? Self.likelyDimension(of: numbers),
            size == 2 || size == 3, numbers.count.isMultiple(of: size)
        else {
            fault = fault ?? .positionList
            return
        }
        if size == 2 { hasHeights = false }
        for start in stride(from: 0, to: numbers.count, by: size) {
            let (first, second) = (numbers[start], numbers[start + 1])
            positions.append(
                CityPosition(
                    x: isNorthFirst ? second : first, y: isNorthFirst ? first : second,
                    z: size == 3 ? numbers[start + 2] : 0))
        }
    }

    /// The dimension of a list that does not state it: three, unless only two bring it back to where it began.
    private static func likelyDimension(of numbers: [Double]) -> Int? {
        [3, 2].first { size in
            numbers.count.isMultiple(of: size) && numbers.count >= 2 * size
                && numbers.prefix(size).elementsEqual(numbers.suffix(size))
        } ?? (numbers.count.isMultiple(of: 3) ? 3 : nil)
    }

    /// Adds the tuples of GML 2: `1,2,3 4,5,6`, which may have other signs only if they say so.
    private mutating func appendTuples(_ node: Int, _ positions: inout [CityPosition]) {
        let signs = [("decimal", "."), ("cs", ","), ("ts", " ")]
        guard signs.allSatisfy({ (tree.nodes[node][$0.0] ?? $0.1) == $0.1 }) else {
            fault = fault ?? .positionList
            return
        }
        let tuples = tree.withText(of: node) { bytes in
            bytes.split { $0 <= 0x20 }.map {
                XMLNumbers.list(UnsafeRawBufferPointer(rebasing: $0), alsoSeparatedBy: true)
            }
        }
        for tuple in tuples { append(tuple, nil, isSingle: true, &positions) }
    }
}
