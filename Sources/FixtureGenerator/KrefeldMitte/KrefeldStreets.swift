/// The streets of Krefeld's middle, its squares and the ways through its parks.
extension KrefeldDrawing {
    /// The layer of streets.
    func streets() -> [DrawnStreet] {
        var streets = MeshStreets(mesh, KrefeldPlan.streetRule)
        for cell in mesh.plan.cells where mesh.plan.content(cell) == "p" {
            // The Stadtgarten lies on the old rampart, with steps up to it in one corner.
            let isCorner = cell == MeshCell(column: 2, row: 13)
            streets.addPaths(across: cell, stepsFrom: isCorner ? 0 : nil)
        }
        let squares = mesh.plan.cells.filter { mesh.plan.content($0) == "q" }
        for (cell, name) in zip(squares, ["Schwanenmarkt", "Dionysiusplatz"]) {
            streets.addSquare(on: cell, named: name)
        }
        return streets.streets
    }
}

extension KrefeldPlan {
    /// The streets: the ramparts and the roads out of town, the shopping streets inside.
    fileprivate static let streetRule = StreetRule(
        named: ramparts + roads + [
            .row(5, 0..<4, .local, "Tannenstraße"), .column(3, 0..<13, .local, "Lutherische-Kirch-Straße"),
            .row(4, 10..<14, .local, "Gerberstraße"), .row(15, 0..<14, .local, "Blumenstraße"),
            .row(6, 4..<10, .local, "Dreikönigenstraße"), .column(12, 0..<16, .local, "Philadelphiastraße"),
            // The yard of the former freight station.
            .row(0, 0..<4, .service).styled(StreetStyle(.service, "Am Güterbahnhof", isPrivate: true)),
        ], green: ["p"])

    private static let ramparts: [StreetRule.NamedStreet] = [
        .column(4, 4..<13, .main, "Westwall"), .column(10, 4..<13, .main, "Ostwall"),
        .row(4, 4..<10, .main, "Südwall"), .row(13, 4..<10, .main, "Nordwall"),
    ]

    private static let roads: [StreetRule.NamedStreet] = [
        .column(7, 4..<13, .pedestrian, "Hochstraße"), .column(7, 0..<4, .main, "Neusser Straße"),
        .column(7, 13..<16, .main, "Hülser Straße"), .column(9, 0..<4, .main, "Kölner Straße"),
        .row(8, 0..<4, .main, "St.-Anton-Straße"), .row(8, 4..<14, .main, "Rheinstraße"),
        .row(11, 10..<14, .main, "Uerdinger Straße"), .column(0, 0..<16, .main, "Frankenring"),
        .column(5, 4..<13, .pedestrian), .column(8, 4..<13, .pedestrian, "Königstraße"),
    ]
}
