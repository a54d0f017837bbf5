/// The plan as a drawing in letters.
enum SeestadtPlan {
    /// Quarters by the digits of their ids, and what is built.
    ///
    /// What is built: the letter of a `PlotKind`, a capital for a cell cut into
    /// two plots, `p` and `g` for green, `~` for the lake and the park around it.
    static let letters = LetterPlan(
        quarters: """
            6 6 6 6 6 6 4 4
            6 6 6 6 6 6 4 4
            5 6 6 6 6 4 4 4
            5 7 7 7 4 4 4 4
            5 7 7 1 1 4 4 4
            5 7 7 1 1 8 8 8
            5 7 7 1 1 8 8 8
            5 5 1 1 1 1 8 8
            2 2 2 1 1 3 8 8
            2 2 2 3 3 3 3 8
            2 2 2 3 3 3 3 3
            9 9 9 9 9 3 3 3
            """,
        contents: """
            o b b o x o h g
            b b o x m o h h
            o m h h m p u h
            o p h h M h c g
            b h u ~ ~ m t H
            b u h ~ ~ h h p
            b g r ~ ~ t h r
            b h m x m m p u
            h u p m o h c h
            U c h h p h r H
            r h u h c U h g
            p b b b p H r g
            """)
}
