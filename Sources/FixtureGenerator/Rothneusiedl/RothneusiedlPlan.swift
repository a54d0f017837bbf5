/// The plan of a quarter in the manner of Rothneusiedl: long blocks as the fields lie, a green corridor between them.
enum RothneusiedlPlan {
    /// Quarters by the letters of their ids, and what is built.
    ///
    /// What is built: the letter of a `PlotKind`, `>` for the
    /// rest of a plot that begins in the west, `~` for green.
    static let letters = LetterPlan(
        quarters: """
            B B B B B A A A A A A A
            B B B B B A A A A A A A
            B B B B B A A A A A A A
            D D D D D C C C C C C C
            D D D D D C C C C C C C
            D D D D D C C C C C C C
            D D D D D C C C C C C C
            """,
        contents: """
            ~ ~ h u t ~ m x > o b ~
            r h h u h ~ m h h o b ~
            r u h h t ~ m h u h h ~
            r h u ~ h ~ ~ ~ h c > ~
            r h c > h ~ ~ ~ t h r ~
            r r u h h ~ h h u r r ~
            ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~
            """)

    /// The streets; paths along the corridor.
    static let streets = StreetWidths(
        rim: 600, local: 800, steps: 3,
        alongColumns: [
            .init(line: 5, along: 0..<7, half: 500), .init(line: 6, along: 0..<7, half: 500),
            .init(line: 8, along: 2..<4, half: 700),
        ],
        alongRows: [.init(line: 4, along: 0..<12, half: 1_250)])

    /// The measures of the mesh.
    static let rule = RuledMesh.Rule(
        middle: .metres(3_060, 333_420), squareMetres: 1_240_000,
        columns: [98, 98, 102, 100, 102, 108, 100, 102, 100, 102, 100, 102], rows: [166, 148, 150, 146, 148, 150, 144],
        turn: (35, 12, 37), jitter: 350, seed: 2_033,
        bends: [
            MeshCell(column: 0, row: 7): .metres(45, -35), MeshCell(column: 0, row: 6): .metres(20, 0),
            MeshCell(column: 12, row: 0): .metres(-30, 40), MeshCell(column: 12, row: 7): .metres(20, -30),
            MeshCell(column: 3, row: 7): .metres(0, 25),
            MeshCell(column: 0, row: 2): .metres(-35, 0), MeshCell(column: 6, row: 0): .metres(0, -25),
            MeshCell(column: 12, row: 4): .metres(25, 0),
        ])

    /// Names of the quarters by their letters.
    static let names: [(letter: Character, name: String)] = [
        ("A", "An der U-Bahn"), ("B", "Am Liesingbach"), ("C", "Am Stadtteilpark"), ("D", "Am Gutshof"),
    ]

    /// The stage in which a quarter is built.
    static func stage(of quarter: Character) -> Int {
        switch quarter {
        case "A": 1
        case "B": 2
        case "C": 2
        default: 3
        }
    }
}
