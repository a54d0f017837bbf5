/// The middle lines of the streets: a mesh of crossings, bent into the outline of the district.
struct SeestadtMesh: StreetMesh {
    /// The area of the whole district.
    static let squareMetres = 2_400_000
    /// The middle of the district in EPSG:31256.
    static let middle = GridPoint.metres(12_807, 342_915)

    /// What the cells between the streets are meant for.
    let plan = SeestadtPlan.letters

    /// The crossings by column and row.
    private let crossings: [[GridPoint]]

    /// The mesh, brought to its area to the square centimetre.
    init() {
        let sketch = SeestadtMesh.sketch()
        let border = SeestadtMesh.border.map { sketch[$0.column][$0.row] }
        let factor = Ring(points: border).scale(toSquareMetres: SeestadtMesh.squareMetres)
        var drawn = sketch.map { $0.map { $0.scaled(by: factor) + SeestadtMesh.middle } }
        let settled = Ring(points: SeestadtMesh.border.map { drawn[$0.column][$0.row] })
            .settled(toSquareMetres: SeestadtMesh.squareMetres, shifting: 3, 25)
        for (place, point) in zip(SeestadtMesh.border, settled.points) {
            drawn[place.column][place.row] = point
        }
        crossings = drawn
    }

    func crossing(_ column: Int, _ row: Int) -> GridPoint { crossings[column][row] }

    /// The crossings on the outline, counterclockwise from the south-west.
    private static let border: [MeshCell] = {
        let (east, north) = (SeestadtPlan.letters.columns, SeestadtPlan.letters.rows)
        return (0..<east).map { MeshCell(column: $0, row: 0) } + (0..<north).map { MeshCell(column: east, row: $0) }
            + (1...east).reversed().map { MeshCell(column: $0, row: north) }
            + (1...north).reversed().map { MeshCell(column: 0, row: $0) }
    }()

    /// The mesh about the origin, before it's stretched to its area.
    private static func sketch() -> [[GridPoint]] {
        var dice = Dice(seed: 2010)
        return (0...SeestadtPlan.letters.columns).map { column in
            (0...SeestadtPlan.letters.rows).map { row in
                let jitter = GridPoint(x: dice.roll(-500...500), y: dice.roll(-500...500))
                let bulge = outlineBulges[MeshCell(column: column, row: row)] ?? GridPoint(x: 0, y: 0)
                return turned(rounded(column, row) + jitter + bulge)
            }
        }
    }

    /// The place of a crossing on a rectangle whose sides are bent outwards, slightly leaning to the east.
    private static func rounded(_ column: Int, _ row: Int) -> GridPoint {
        let (columns, rows) = (SeestadtPlan.letters.columns, SeestadtPlan.letters.rows)
        let u = Double(2 * column - columns) / Double(columns)
        let v = Double(2 * row - rows) / Double(rows)
        let x = 66_000 * u * (1 - 0.24 * v * v).squareRoot() + 5_000 * v * v
        let y = 103_000 * v * (1 - 0.2 * u * u).squareRoot()
        return GridPoint(x: Int(x.rounded()), y: Int(y.rounded()))
    }

    /// The point turned by the angle of the right triangle 9, 40, 41.
    private static func turned(_ point: GridPoint) -> GridPoint {
        GridPoint(
            x: roundedQuotient(40 * point.x - 9 * point.y, 41),
            y: roundedQuotient(9 * point.x + 40 * point.y, 41))
    }

    /// Where the outline leaves the curve, as field boundaries and railways make outlines do.
    private static let outlineBulges: [MeshCell: GridPoint] = [
        MeshCell(column: 0, row: 0): .metres(35, 40), MeshCell(column: 2, row: 0): .metres(-10, -30),
        MeshCell(column: 5, row: 0): .metres(0, 25), MeshCell(column: 8, row: 0): .metres(-50, 35),
        MeshCell(column: 8, row: 3): .metres(30, 0), MeshCell(column: 8, row: 6): .metres(-25, 10),
        MeshCell(column: 8, row: 10): .metres(35, 0), MeshCell(column: 8, row: 12): .metres(-20, -45),
        MeshCell(column: 4, row: 12): .metres(0, 30), MeshCell(column: 1, row: 12): .metres(-15, 20),
        MeshCell(column: 0, row: 12): .metres(45, -30), MeshCell(column: 0, row: 8): .metres(-30, 0),
        MeshCell(column: 0, row: 4): .metres(20, -10),
    ]
}
