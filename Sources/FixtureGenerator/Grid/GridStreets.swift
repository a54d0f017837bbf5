extension GridDrawing {
    /// Streets around the squares, but for two that houses stand across; a path, steps, a private way, and ways out to
    /// the stops.
    ///
    /// All lengths are whole metres.
    static func streets() -> [DrawnStreet] {
        horizontals() + verticals() + [
            DrawnStreet(StreetStyle(.footway, "B2"), along: [place(150, 100), place(150, 200)]),
            line(.local, (0, 15), (-285, 15)), line(.local, (300, 300), (580, 300), (580, 670)),
            line(.local, (300, 0), (410, 0), (410, -215)),
        ]
    }

    /// The streets from west to east, split where others meet them.
    private static func horizontals() -> [DrawnStreet] {
        let outer = [(0, [0, 100, 200, 300]), (300, [0, 300])]
        let inner = [100, 200].map { ($0, [0, 100, 150, 200, 300]) }
        let lines = { (kind: StreetStyle.Kind, y: Int, breaks: [Int]) in
            zip(breaks, breaks.dropFirst()).map { line(kind, ($0, y), ($1, y)) }
        }
        return outer.flatMap { lines(.main, $0.0, $0.1) } + inner.flatMap { lines(.local, $0.0, $0.1) }
    }

    /// The streets from south to north; those inside end at the northern squares.
    private static func verticals() -> [DrawnStreet] {
        let west = zip([0, 15, 100, 200], [15, 100, 200, 300]).map { line(.main, (0, $0), (0, $1)) }
        let east = [0, 100, 200].map { line(.main, (300, $0), (300, $0 + 100)) }
        let inner = [
            line(.local, (100, 0), (100, 100)), line(.steps, (100, 100), (100, 200)),
            DrawnStreet(StreetStyle(.service, isPrivate: true), along: [place(200, 0), place(200, 100)]),
            line(.local, (200, 100), (200, 200)),
        ]
        return west + inner + east
    }

    private static func line(_ kind: StreetStyle.Kind, _ points: (Int, Int)...) -> DrawnStreet {
        DrawnStreet(StreetStyle(kind), along: points.map { place($0.0, $0.1) })
    }
}
