/// The plan of a district in the manner of Krefeld's Stadtmitte: a grid inside four ramparts, blocks around it.
enum KrefeldPlan {
    /// Quarters by the letters of their ids, and what is built.
    ///
    /// What is built: the letter of a `BlockKind`, `>` for the
    /// rest of a plot that begins in the west, `p` for parks, `q` for a square.
    static let letters = LetterPlan(
        quarters: """
            N N N N N N N N N N N N N N
            N N N N N N N N N N N N N N
            N N N N N N N N N N N N N N
            W W W W A A A A A A O O O O
            W W W W A A A A A A O O O O
            W W W W A A A A A A O O O O
            W W W W A A A A A A O O O O
            W W W W B B B B B B O O O O
            W W W W B B B B B B O O O O
            W W W W B B B B B B O O O O
            W W W W B B B B B B O O O O
            W W W W B B B B B B O O O O
            S S S S S S S S S S S S S S
            S S S S S S S S S S S S S S
            S S S S S S S S S S S S S S
            S S S S S S S S S S S S S S
            """,
        contents: """
            e e w w w i w w i w w w e e
            e w p p w w i w w j w s e e
            w w p p w i w w i w w i w e
            w w i w i i k i i i w w j e
            w i j w w i k i w i i e w w
            w w s i i k k i i w w i w w
            w i w w i k q k i i s w j w
            e w w i i k d k k i i w w p
            e j i w w i k k i w i w g w
            w w w i s k q d i i w w i w
            w p i w i i k i i w j w w w
            w w i w i i k k i i w s w e
            g w j i w i k k i w i w s e
            g g i s w k k d k w i j p w
            g g w w i k k i k w w z z e
            b > b > w i s j i w g z z e
            """)

    /// The streets; the ramparts are four avenues around the grid.
    static let streets = StreetWidths(
        rim: 800, local: 700, steps: 5,
        alongColumns: [
            .init(line: 4, along: 4..<13, half: 2_100), .init(line: 10, along: 4..<13, half: 2_300),
            .init(line: 7, along: 0..<13, half: 1_000),
        ],
        alongRows: [
            .init(line: 4, along: 4..<10, half: 1_700), .init(line: 13, along: 4..<10, half: 1_700),
            .init(line: 8, along: 0..<14, half: 1_150),
        ])

    /// The measures of the mesh.
    static let rule = RuledMesh.Rule(
        middle: .metres(330_208, 5_690_323), squareMetres: 2_420_000,
        columns: [112, 106, 108, 110, 92, 86, 84, 86, 84, 92, 112, 106, 110, 108],
        rows: [116, 112, 114, 118, 100, 98, 102, 96, 102, 100, 98, 100, 104, 120, 116, 118],
        turn: (84, 13, 85), jitter: 180, seed: 1_819,
        bends: [
            MeshCell(column: 0, row: 0): .metres(45, 30), MeshCell(column: 0, row: 4): .metres(-20, 0),
            MeshCell(column: 0, row: 9): .metres(-30, 0), MeshCell(column: 0, row: 16): .metres(50, -40),
            MeshCell(column: 5, row: 16): .metres(0, 30), MeshCell(column: 10, row: 16): .metres(0, 20),
            MeshCell(column: 14, row: 16): .metres(-45, -30), MeshCell(column: 14, row: 8): .metres(30, 0),
            MeshCell(column: 14, row: 0): .metres(-35, 40), MeshCell(column: 7, row: 0): .metres(0, -20),
            MeshCell(column: 14, row: 12): .metres(15, 0),
        ])

    /// Names of the quarters by their letters.
    static let names: [(letter: Character, name: String)] = [
        ("A", "Innerhalb der Wälle, Nord"), ("B", "Innerhalb der Wälle, Süd"), ("N", "Vor dem Nordwall"),
        ("O", "Vor dem Ostwall"), ("S", "Vor dem Südwall"), ("W", "Vor dem Westwall"),
    ]
}
