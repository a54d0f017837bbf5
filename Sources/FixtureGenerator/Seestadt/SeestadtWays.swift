/// The streets of Seestadt and the ways through its green.
extension SeestadtMesh {
    /// The layer of streets.
    func streets() -> [DrawnStreet] {
        var streets = MeshStreets(self, SeestadtWays.rule)
        streets.openSquare(SeestadtStreets.viaductColumn, SeestadtStreets.boulevardRow, named: "Platz am Seeufer")
        for cell in plan.cells where plan.content(cell) == "p" { streets.addPaths(across: cell) }
        addLanes(to: &streets)
        addPromenade(to: &streets)
        streets.addApproaches(to: DrawnStop.today)
        return streets.streets
    }

    /// Lanes through the blocks that are cut in two: private beside housing, open to everybody beside shops.
    private func addLanes(to streets: inout MeshStreets<SeestadtMesh>) {
        for cell in plan.cells where plan.content(cell).isUppercase {
            let block = block(of: cell)
            let isHousing = plan.content(cell) != "M"
            let style = isHousing ? StreetStyle(.service, isPrivate: true) : StreetStyle(.pedestrian)
            let isAcross = block.width >= block.depth
            streets.addLane(style, through: cell, from: isAcross ? 0 : 1, to: isAcross ? 2 : 3)
        }
    }

    /// The promenade around the lake, 14 m or so from the shore, and the ways to it; in the west over steps.
    private func addPromenade(to streets: inout MeshStreets<SeestadtMesh>) {
        let shore = lake().points
        let middle = GridPoint(
            x: roundedQuotient(shore.reduce(0) { $0 + $1.x }, shore.count),
            y: roundedQuotient(shore.reduce(0) { $0 + $1.y }, shore.count))
        let promenade = shore.map { middle + ($0 - middle).scaled(by: 1.14) }
        let style = StreetStyle(.footway, "Seepromenade")
        let accesses = SeestadtWays.accesses.map { crossing($0) }
        let entries = accesses.map { access in
            promenade.indices.min { (promenade[$0] - access).length < (promenade[$1] - access).length } ?? 0
        }
        let corners = Set(entries).sorted()
        for (start, end) in zip(corners, corners.dropFirst() + [corners[0] + promenade.count]) {
            streets.add(DrawnStreet(style, along: (start...end).map { promenade[$0 % promenade.count] }))
        }
        for (place, (access, entry)) in zip(SeestadtWays.accesses, zip(accesses, entries)) {
            let kind: StreetStyle.Kind = place == SeestadtWays.terraces ? .steps : .footway
            streets.add(DrawnStreet(StreetStyle(kind), along: [access, promenade[entry]]))
        }
    }
}

/// Which streets have a name, and where the lake is reached.
private enum SeestadtWays {
    /// The streets; most names are those of stops beside them.
    static let rule = StreetRule(named: mainStreets + neighbourhood, green: ["p", "g"], closed: ["~"])

    /// The boulevard, the ring and what runs below the viaduct.
    private static let mainStreets: [StreetRule.NamedStreet] = [
        .row(SeestadtStreets.boulevardRow, 0..<8, .main, "Boulevard"),
        .column(1, 2..<10, .main, "Sonnenallee"), .column(7, 2..<10, .main, "Sonnenallee"),
        .row(2, 1..<7, .main, "Sonnenallee"), .row(10, 1..<7, .main, "Sonnenallee"),
        .column(SeestadtStreets.viaductColumn, 4..<7, .pedestrian, "Am Viadukt"),
        .column(SeestadtStreets.viaductColumn, 7..<12, .footway, "Elinor-Ostrom-Park"),
        // A strip of green where people walk beside those who cycle.
        .row(8, 1..<7, .cycleway).styled(StreetStyle(.cycleway, "Grüne Mitte", isWalkable: true)),
    ]

    private static let neighbourhood: [StreetRule.NamedStreet] = [
        .column(2, 0..<4, .local, "Johann-Kutschera-Gasse"), .column(2, 4..<12, .local, "Mimi-Grossberg-Gasse"),
        .column(3, 0..<4, .local, "Ilse-Arlt-Straße"), .column(3, 4..<12, .pedestrian, "Janis-Joplin-Promenade"),
        .column(4, 0..<4, .pedestrian, "Maria-Tusch-Straße"), .column(6, 8..<12, .local, "Barbara-Prammer-Allee"),
        .column(8, 0..<12, .local, "An den Alten Schanzen"), .row(7, 0..<3, .local, "Seestadtstraße"),
        .row(11, 0..<5, .local, "Doris-Lessing-Allee"), .row(3, 4..<8, .local, "Christine-Touaillon-Straße"),
        .row(0, 0..<8, .track), .column(0, 0..<6, .track),
    ]

    /// The crossings around the park from which the promenade is reached.
    static let accesses = [(4, 5), (5, 6), (5, 7), (4, 8), (3, 7), (3, 6)].map { MeshCell(column: $0.0, row: $0.1) }
    /// The one from which steps lead down.
    static let terraces = MeshCell(column: 3, row: 6)
}
