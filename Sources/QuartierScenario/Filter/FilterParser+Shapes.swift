import QuartierGeometry

/// The shapes that conditions can write out.
enum ShapeWord: String, CaseIterable {
    case point = "POINT"
    case line = "LINESTRING"
    case area = "POLYGON"
    case points = "MULTIPOINT"
    case lines = "MULTILINESTRING"
    case areas = "MULTIPOLYGON"
    case box = "BBOX"

    var kind: ShapeKind {
        switch self {
        case .point, .points: .point
        case .line, .lines: .line
        case .area, .areas, .box: .area
        }
    }
}

// MARK: - Spatial predicates

extension FilterParser {
    /// No outline of a city has more positions, all shapes of a condition together.
    private static let maximumPositions = 100_000

    private enum SpatialOperand {
        case geometry
        case shape(LiteralShape)
    }

    /// `S_…(geometry, shape)` or `S_…(shape, geometry)`; the current word is the name.
    mutating func spatialPredicate(_ relation: SpatialRelation) throws(FilterError) -> Filter.Predicate {
        _ = advance()
        try expect(symbol: "(")
        let first = try spatialOperand()
        try expect(symbol: ",")
        let column = current.column
        let second = try spatialOperand()
        let (found, shape): (SpatialRelation, LiteralShape)
        switch (first, second) {
        case (.geometry, .shape(let literal)): (found, shape) = (relation, literal)
        case (.shape(let literal), .geometry): (found, shape) = (relation.turned, literal)
        case (.geometry, .geometry):
            throw FilterError(
                "an element is not compared with itself", column: column,
                remedy: "Write out a shape: POLYGON((…)) or BBOX(west, south, east, north)")
        case (.shape, .shape):
            throw FilterError(
                "one of the two must be the element's own shape", column: column, remedy: "Write geometry")
        }
        var result = found
        if case .near = relation { result = .near(try metres()) }
        try expect(symbol: ")")
        return .lies(result, shape: add(shape))
    }

    /// The distance of `S_DWITHIN`.
    private mutating func metres() throws(FilterError) -> Double {
        guard take(symbol: ",") else {
            throw FilterError(
                "S_DWITHIN needs a distance", column: current.column, remedy: "Write S_DWITHIN(geometry, …, 300)")
        }
        let column = current.column
        let distance = try signedNumber("a distance in metres")
        guard distance >= 0, distance <= 1_000_000 else {
            throw FilterError("a distance is 0 to 1000000 metres", column: column)
        }
        if case .name = current.kind {
            throw FilterError("the distance is in metres", column: current.column, remedy: "Leave the unit out")
        }
        return distance
    }

    private mutating func spatialOperand() throws(FilterError) -> SpatialOperand {
        let token = current
        guard case .name(let name) = token.kind else {
            throw FilterError("expected geometry or a shape", column: token.column, remedy: Self.shapeRemedy)
        }
        if let word = ShapeWord(rawValue: name.uppercased()) { return .shape(try shape(word)) }
        if name.uppercased() == "GEOMETRYCOLLECTION" {
            throw FilterError(
                "\(name) is not supported in conditions", column: token.column,
                remedy: "Write one condition for each shape and join them with OR")
        }
        guard calledFunction == nil else {
            throw FilterError(
                "there is no shape \(name)", column: token.column, remedy: Self.shapeRemedy)
        }
        guard name == "geometry" else {
            throw FilterError(
                "'\(name)' is no shape", column: token.column, remedy: "Write geometry for the element's own shape")
        }
        _ = advance()
        return .geometry
    }

    private static var shapeRemedy: String {
        "Shapes are \(ShapeWord.allCases.map(\.rawValue).joined(separator: ", "))"
    }
}

// MARK: - Well-known text

extension FilterParser {
    private mutating func shape(_ word: ShapeWord) throws(FilterError) -> LiteralShape {
        let column = advance().column
        if case .name(let flavour) = current.kind {
            let isEmpty = flavour.uppercased() == "EMPTY"
            throw FilterError(
                isEmpty ? "an empty shape lies nowhere" : "shapes are flat here: \(flavour) is not supported",
                column: current.column,
                remedy: isEmpty ? "Write out its positions" : "Leave out \(flavour) and the heights")
        }
        var pool = ShapePool()
        switch word {
        case .point: try bracketed { (parser: inout Self) throws(FilterError) in try parser.point(into: &pool) }
        case .line: try line(into: &pool)
        case .area: try area(into: &pool)
        case .box: try box(into: &pool)
        case .points:
            try listed { (parser: inout Self) throws(FilterError) in
                if parser.current.kind == .symbol("(") {
                    try parser.bracketed { (inner: inout Self) throws(FilterError) in try inner.point(into: &pool) }
                } else {
                    try parser.point(into: &pool)
                }
            }
        case .lines: try listed { (parser: inout Self) throws(FilterError) in try parser.line(into: &pool) }
        case .areas: try listed { (parser: inout Self) throws(FilterError) in try parser.area(into: &pool) }
        }
        pool.closeShape(word.kind)
        return LiteralShape(degrees: pool, column: column)
    }

    private mutating func bracketed(
        _ body: (inout Self) throws(FilterError) -> Void
    ) throws(FilterError) {
        try expect(symbol: "(")
        try body(&self)
        try expect(symbol: ")")
    }

    private mutating func listed(
        _ item: (inout Self) throws(FilterError) -> Void
    ) throws(FilterError) {
        try expect(symbol: "(")
        repeat { try item(&self) } while take(symbol: ",")
        try expect(symbol: ")")
    }

    private mutating func point(into pool: inout ShapePool) throws(FilterError) {
        pool.append(try place())
        pool.closeRing()
        pool.closePart()
    }

    private mutating func line(into pool: inout ShapePool) throws(FilterError) {
        let column = current.column
        let count = try positions(into: &pool).count
        guard count >= 2 else { throw FilterError("a line needs 2 positions and has \(count)", column: column) }
        pool.closePart()
    }

    private mutating func area(into pool: inout ShapePool) throws(FilterError) {
        try listed { (parser: inout Self) throws(FilterError) in
            let column = parser.current.column
            let (count, first, last) = try parser.positions(into: &pool)
            guard first == last else {
                throw FilterError(
                    "the ring does not end where it starts", column: column,
                    remedy: "Repeat its first position at the end")
            }
            guard count >= 4 else {
                throw FilterError("a ring needs 4 positions and has \(count)", column: column)
            }
        }
        pool.closePart()
    }

    /// The positions of a line or ring, in brackets.
    @discardableResult
    private mutating func positions(
        into pool: inout ShapePool
    ) throws(FilterError) -> (count: Int, first: Coordinate, last: Coordinate) {
        try expect(symbol: "(")
        let first = try place()
        pool.append(first)
        var (count, last) = (1, first)
        while take(symbol: ",") {
            last = try place()
            pool.append(last)
            count += 1
        }
        try expect(symbol: ")")
        pool.closeRing()
        return (count, first, last)
    }

    /// `BBOX(west, south, east, north)`.
    private mutating func box(into pool: inout ShapePool) throws(FilterError) {
        try expect(symbol: "(")
        let (west, westColumn) = (try longitude(), current.column)
        try expect(symbol: ",")
        let (south, southColumn) = (try latitude(), current.column)
        try expect(symbol: ",")
        let east = try longitude()
        try expect(symbol: ",")
        let north = try latitude()
        guard current.kind != .symbol(",") else {
            throw FilterError(
                "a BBOX has 4 numbers here: heights are not supported", column: current.column,
                remedy: "Write BBOX(west, south, east, north)")
        }
        try expect(symbol: ")")
        let remedy = "Write BBOX(west, south, east, north)"
        guard west < east else {
            throw FilterError("the west of the BBOX is not west of its east", column: westColumn, remedy: remedy)
        }
        guard south < north else {
            throw FilterError("the south of the BBOX is not south of its north", column: southColumn, remedy: remedy)
        }
        for (x, y) in [(west, south), (east, south), (east, north), (west, north), (west, south)] {
            pool.append(Coordinate(x: x, y: y))
        }
        pool.closeRing()
        pool.closePart()
    }

    // MARK: - Numbers

    private mutating func place() throws(FilterError) -> Coordinate {
        positionCount += 1
        guard positionCount <= Self.maximumPositions else {
            throw FilterError(
                "the condition has more than \(Self.maximumPositions) positions", column: current.column,
                remedy: "Draw the shape more simply")
        }
        let place = Coordinate(x: try longitude(), y: try latitude())
        switch current.kind {
        case .number, .symbol("-"):
            throw FilterError(
                "a position has 2 numbers, longitude and latitude", column: current.column,
                remedy: "Leave heights out, and put a comma between positions")
        default: return place
        }
    }

    private mutating func longitude() throws(FilterError) -> Double {
        try degrees("longitude", upTo: 180)
    }

    private mutating func latitude() throws(FilterError) -> Double {
        try degrees("latitude", upTo: 90)
    }

    private mutating func degrees(_ name: String, upTo limit: Double) throws(FilterError) -> Double {
        let column = current.column
        let number = try signedNumber("a \(name) in degrees")
        guard abs(number) <= limit else {
            throw FilterError(
                "\(number) is no \(name)", column: column,
                remedy: abs(number) <= 180
                    ? "Write longitude before latitude" : "Write longitude and latitude in degrees (WGS 84)")
        }
        return number
    }

    private mutating func signedNumber(_ what: String) throws(FilterError) -> Double {
        let isNegative = take(symbol: "-")
        let token = advance()
        guard case .number(let number) = token.kind else {
            throw FilterError("expected \(what)", column: token.column)
        }
        return isNegative ? -number : number
    }
}
