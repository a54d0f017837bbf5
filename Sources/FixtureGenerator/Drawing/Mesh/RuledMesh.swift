/// A mesh ruled by the widths of its columns and the depths of its rows, turned, a little irregular, and brought to
/// its area to the square centimetre.
struct RuledMesh: StreetMesh {
    /// What the cells between the streets are meant for.
    let plan: LetterPlan
    /// How wide the streets are.
    private let streets: StreetWidths
    /// The crossings by column and row.
    private let crossings: [[GridPoint]]

    /// What a mesh is ruled by.
    struct Rule: Sendable {
        /// The middle of the district in the plane of the fixture.
        var middle: GridPoint
        /// The area of the whole district.
        var squareMetres: Int
        /// The widths of the columns in metres, from west to east.
        var columns: [Int]
        /// The depths of the rows in metres, from south to north.
        var rows: [Int]
        /// The legs and the hypotenuse of the right triangle by whose angle the mesh is turned left.
        var turn: (adjacent: Int, opposite: Int, hypotenuse: Int)
        /// How far a crossing may be off its place, in centimetres.
        var jitter: Int
        /// The seed of the dice.
        var seed: Int
        /// Crossings that are moved, with the way in metres.
        var bends: [MeshCell: GridPoint] = [:]
    }

    /// A mesh for a plan.
    init(_ plan: LetterPlan, _ streets: StreetWidths, _ rule: Rule) {
        precondition(rule.columns.count == plan.columns && rule.rows.count == plan.rows, "a rule for another plan")
        self.plan = plan
        self.streets = streets
        let sketch = RuledMesh.sketch(rule)
        let border = RuledMesh.border(plan)
        let factor = Ring(points: border.map { sketch[$0.column][$0.row] }).scale(toSquareMetres: rule.squareMetres)
        var drawn = sketch.map { $0.map { $0.scaled(by: factor) + rule.middle } }
        let settled = Ring(points: border.map { drawn[$0.column][$0.row] })
            .settled(
                toSquareMetres: rule.squareMetres, shiftingOneOf: 1..<plan.columns, and: plan.columns + plan.rows / 2)
        for (place, point) in zip(border, settled.points) { drawn[place.column][place.row] = point }
        crossings = drawn
    }

    func crossing(_ column: Int, _ row: Int) -> GridPoint { crossings[column][row] }

    func half(column: Int, besideRow row: Int) -> Int {
        if column == 0 || column == plan.columns { return streets.rim }
        return streets.half(of: column, beside: row, among: streets.alongColumns)
    }

    func half(row: Int, besideColumn column: Int) -> Int {
        if row == 0 || row == plan.rows { return streets.rim }
        return streets.half(of: row, beside: column, among: streets.alongRows)
    }

    /// The crossings on the outline, counterclockwise from the south-west.
    private static func border(_ plan: LetterPlan) -> [MeshCell] {
        let (east, north) = (plan.columns, plan.rows)
        return (0..<east).map { MeshCell(column: $0, row: 0) } + (0..<north).map { MeshCell(column: east, row: $0) }
            + (1...east).reversed().map { MeshCell(column: $0, row: north) }
            + (1...north).reversed().map { MeshCell(column: 0, row: $0) }
    }

    /// The crossings about the origin, before they're stretched to the area.
    private static func sketch(_ rule: Rule) -> [[GridPoint]] {
        var dice = Dice(seed: rule.seed)
        let (x, y) = (lines(rule.columns), lines(rule.rows))
        return x.indices.map { column in
            y.indices.map { row in
                let jitter = GridPoint(
                    x: dice.roll(-rule.jitter...rule.jitter), y: dice.roll(-rule.jitter...rule.jitter))
                let bend = rule.bends[MeshCell(column: column, row: row)] ?? GridPoint(x: 0, y: 0)
                return turned(GridPoint(x: x[column], y: y[row]) + jitter + bend, by: rule)
            }
        }
    }

    /// The lines between strips, in centimetres about the middle.
    private static func lines(_ strips: [Int]) -> [Int] {
        var lines = [-50 * strips.reduce(0, +)]
        for strip in strips { lines.append(lines[lines.count - 1] + 100 * strip) }
        return lines
    }

    private static func turned(_ point: GridPoint, by rule: Rule) -> GridPoint {
        let (a, o, h) = rule.turn
        return GridPoint(
            x: roundedQuotient(a * point.x - o * point.y, h), y: roundedQuotient(o * point.x + a * point.y, h))
    }
}

/// The space between the middle line of a street and the plots, in centimetres.
struct StreetWidths: Sendable {
    /// The free strip inside the outline of the district.
    var rim: Int
    /// Half a street of the neighbourhood, before it's varied.
    var local: Int
    /// In how many steps of 50 cm a street of the neighbourhood may be wider.
    var steps = 0
    /// Wider or narrower streets that run from south to north, on a column of crossings.
    var alongColumns: [Street] = []
    /// Those that run from west to east, on a row of crossings.
    var alongRows: [Street] = []

    /// A street with a width of its own.
    struct Street: Sendable {
        /// The column or row of crossings it runs on.
        let line: Int
        /// The cells along it.
        let along: Range<Int>
        /// Half its width.
        let half: Int
    }

    /// Half the width of the street on a line, beside a cell.
    fileprivate func half(of line: Int, beside cell: Int, among named: [Street]) -> Int {
        if let street = named.first(where: { $0.line == line && $0.along.contains(cell) }) { return street.half }
        var dice = Dice(seed: 100 * line + cell + 31)
        return local + 50 * dice.roll(0...steps)
    }
}
