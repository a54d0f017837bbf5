/// The streets of Rothneusiedl and the ways through its green.
extension RothneusiedlDrawing {
    /// The layer of streets: those of the whole plan.
    func streets() -> [DrawnStreet] {
        var streets = MeshStreets(mesh, RothneusiedlPlan.streetRule)
        streets.openSquare(8, 6, named: "Platz an der U-Bahn")
        for row in 0..<mesh.plan.rows {
            // Steps lead down to the Liesingbach.
            streets.addPaths(
                across: MeshCell(column: 5, row: row), named: "Grüne Brücke",
                stepsFrom: row == mesh.plan.rows - 1 ? 3 : nil)
        }
        for row in 2...3 { for column in 6...7 { streets.addPaths(across: MeshCell(column: column, row: row)) } }
        streets.addLane(
            StreetStyle(.footway, "Grünes Band Ost", isPrivate: true), through: MeshCell(column: 11, row: 2), from: 1,
            to: 3)
        return streets.streets
    }
}

extension RothneusiedlPlan {
    /// The streets; tracks through the fields around.
    fileprivate static let streetRule = StreetRule(
        named: [
            .row(4, 0..<5, .main, "Zukunftsallee"), .row(4, 6..<12, .main, "Zukunftsallee"),
            .column(11, 0..<7, .main, "Himberger Straße"), .row(6, 0..<5, .local, "An den Eisteichen"),
            .column(5, 0..<7, .footway, "Grüne Brücke"), .column(6, 0..<7, .footway, "Grüne Brücke"),
            .row(7, 0..<12, .footway, "Am Liesingbach"), .column(12, 0..<7, .track), .row(0, 0..<12, .track),
            .column(0, 0..<7, .track), .column(1, 0..<1, .track), .column(2, 0..<1, .track),
            .column(3, 0..<1, .track), .column(4, 0..<1, .track),
        ], green: ["~"])
}
