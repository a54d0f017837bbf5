/// The plan of a quarter in the manner of the Sonnwendviertel.
enum SonnwendviertelPlan {
    /// Quarters by the letters of their ids, and what is built.
    ///
    /// What is built: the letter of a `PlotKind`, `>` for the
    /// rest of a plot that begins in the west, `p` for the park.
    static let letters = LetterPlan(
        quarters: """
            N N N N
            N N N N
            W W P O
            W W P O
            W W P O
            S S P O
            S S P O
            S S S O
            """,
        contents: """
            o o m m
            t h p u
            h u p h
            h h p t
            c > p h
            h h p u
            u h p b
            t h m b
            """)

    /// The streets: free of cars but for those along the park.
    static let streets = StreetWidths(
        rim: 700, local: 650, steps: 3,
        alongColumns: [.init(line: 2, along: 1..<7, half: 450), .init(line: 3, along: 1..<7, half: 450)],
        alongRows: [.init(line: 7, along: 0..<4, half: 1_100), .init(line: 4, along: 0..<2, half: 900)])

    /// The measures of the mesh.
    static let rule = RuledMesh.Rule(
        middle: .metres(3_585, 337_990), squareMetres: 340_000, columns: [94, 92, 122, 94],
        rows: [104, 104, 106, 114, 110, 106, 104, 106], turn: (24, -7, 25), jitter: 250, seed: 1_020,
        bends: [
            MeshCell(column: 4, row: 8): .metres(-28, 10), MeshCell(column: 4, row: 7): .metres(-14, 0),
            MeshCell(column: 4, row: 0): .metres(16, 0), MeshCell(column: 0, row: 0): .metres(-6, -12),
        ])

    /// Names of the quarters by their letters.
    static let names: [(letter: Character, name: String)] = [
        ("N", "Sonnwendviertel Nord"), ("W", "An der Sonnwendgasse"), ("P", "Helmut-Zilk-Park"),
        ("O", "Sonnwendviertel Ost"), ("S", "An der Gudrunstraße"),
    ]

    /// The columns and rows of cells that the park takes.
    static let park = (columns: 2...2, rows: 1...6)
}
