/// The green of Rothneusiedl, and what scenarios add to it.
extension RothneusiedlDrawing {
    /// The column of the corridor.
    private static let corridor = 5

    /// The corridor from the Liesingbach to the fields, the park, and the green around the quarter.
    func greenSpaces() -> [DrawnGreenSpace] {
        let corridor = RothneusiedlDrawing.corridor
        return [
            space("Grüne Brücke", .corridor, stage: 1, corridor...corridor, 0...6),
            space("Stadtteilpark", .park, stage: 1, 6...7, 2...3),
            space("Aue am Liesingbach", .meadow, stage: 1, 0...1, 6...6),
            space("Zukunftshof", .garden, stage: 1, 3...3, 3...3),
            space("Feldrain West", .agriculture, stage: 3, 0...4, 0...0),
            space("Landschaftspark Süd", .meadow, stage: 2, 6...11, 0...0),
            space("Sportpark", .sports, stage: 1, 11...11, 4...6),
            space("Grünes Band Ost", .allotments, stage: 2, 11...11, 1...3),
        ] + courts()
    }

    /// A public green space over whole cells.
    private func space(
        _ name: String, _ kind: DrawnGreenSpace.Kind, stage: Int, _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>
    ) -> DrawnGreenSpace {
        DrawnGreenSpace(
            name: name, kind: kind, isPublic: true, area: Area(mesh.ground(columns: columns, rows: rows)), stage: stage)
    }

    /// The gardens in the courts; private.
    private func courts() -> [DrawnGreenSpace] {
        plots.compactMap { plot in
            guard let garden = manner.form(on: plot).garden else { return nil }
            return DrawnGreenSpace(
                name: nil, kind: .courtyard, isPublic: false, area: Area(plot.frame.part(garden.u, garden.v).ring),
                stage: RothneusiedlPlan.stage(of: plot.quarter))
        }
    }

    /// The corridor with the blocks to its west, in the quarter at the Liesingbach.
    func widerCorridor() -> DrawnFeature {
        let corridor = RothneusiedlDrawing.corridor
        return DrawnGreenSpace(
            name: "Grüne Brücke, Erweiterung", kind: .corridor, isPublic: true,
            area: Area(mesh.ground(columns: corridor - 1...corridor - 1, rows: 5...6)), stage: 2
        ).feature(number: 901)
    }

    /// The fields that stay if the western rows aren't built.
    func fields() -> DrawnFeature {
        DrawnGreenSpace(
            name: "Felder im Westen", kind: .agriculture, isPublic: false,
            area: Area(mesh.ground(columns: 0...0, rows: 1...5)), stage: 1
        ).feature(number: 902)
    }
}
