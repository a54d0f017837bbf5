/// The streets of the Sonnwendviertel and the ways through its park.
extension SonnwendviertelDrawing {
    /// The layer of streets.
    func streets() -> [DrawnStreet] {
        var streets = MeshStreets(mesh, SonnwendviertelPlan.streetRule)
        streets.openSquare(2, 7, named: "Platz am Park")
        let park = SonnwendviertelPlan.park
        for row in park.rows {
            // Steps lead up to the street in the north.
            streets.addPaths(
                across: MeshCell(column: park.columns.lowerBound, row: row), named: "Helmut-Zilk-Park",
                stepsFrom: row == park.rows.upperBound ? 3 : nil)
        }
        streets.addApproaches(to: SonnwendviertelPlan.stops)
        return streets.streets
    }
}

extension SonnwendviertelPlan {
    /// The streets: free of cars inside, with the streets of the bounds around.
    fileprivate static let streetRule = StreetRule(
        named: [
            .row(0, 0..<4, .main, "Gudrunstraße"), .column(0, 0..<8, .local, "Sonnwendgasse"),
            .row(8, 0..<4, .main, "Karl-Popper-Straße"), .row(7, 0..<4, .local, "Alfred-Adler-Straße"),
            .row(4, 0..<2, .local, "Gombrichgasse"), .row(5, 3..<4, .pedestrian, "Hlawkagasse"),
            .column(3, 0..<8, .pedestrian, "Bloch-Bauer-Promenade"),
            .column(1, 0..<8, .pedestrian, "Antonie-Alt-Gasse"),
            // The yard of the freight station.
            .column(4, 0..<2, .service).styled(StreetStyle(.service, "Frachtenbahnhof", isPrivate: true)),
            .column(4, 2..<8, .local, "An der Ostbahn"),
        ], usual: StreetStyle(.pedestrian), green: ["p"])
}
