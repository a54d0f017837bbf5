/// The green of Seestadt.
extension SeestadtMesh {
    /// The lake, the parks, the corridors and the courts, in this order.
    func greenSpaces(plots: [SeestadtPlot]) -> [DrawnGreenSpace] {
        let lake = lake()
        let lakeside = [
            DrawnGreenSpace(name: "Asperner See", kind: .water, isPublic: true, area: Area(lake)),
            DrawnGreenSpace(
                name: "Seepark", kind: .park, isPublic: true, area: Area(lakesideRing(), holes: [lake])),
        ]
        return lakeside + parks() + corridors() + courts(of: plots)
    }

    /// The cells of the plan that are green, and a playground inside the first park.
    private func parks() -> [DrawnGreenSpace] {
        let cells = plan.cells.filter { "pg".contains(plan.content($0)) }
        var names = SeestadtMesh.parkNames[...]
        var spaces = cells.map { cell in
            let isPark = plan.content(cell) == "p"
            return DrawnGreenSpace(
                name: isPark ? names.popFirst() : "Nachbarschaftsgärten", kind: isPark ? .park : .garden,
                isPublic: isPark, area: Area(block(of: cell).ring))
        }
        for cell in cells where plan.content(cell) == "p" && cell.column.isMultiple(of: 2) {
            let block = block(of: cell)
            spaces.append(
                DrawnGreenSpace(
                    name: nil, kind: .playground, isPublic: true,
                    area: Area(block.part(1_500...5_000, 2_000...4_800).ring)))
        }
        return spaces
    }

    /// Names of the parks in the order of the plan.
    private static let parkNames = [
        "Nelson-Mandela-Park", "Park an den Seeterrassen", "Schanzenpark", "Yella-Hertzka-Park", "Ostpark",
        "Hannah-Arendt-Park", "Schleppbahnpark", "Südpark",
    ]

    /// A strip under the viaduct and one across the district; they cross each other, and the second laps over the
    /// edge of the Seepark.
    private func corridors() -> [DrawnGreenSpace] {
        let viaduct = (7...12).map { crossing(SeestadtStreets.viaductColumn, $0) }
        let across = (1...7).map { crossing($0, 8) }
        return [
            DrawnGreenSpace(
                name: "Elinor-Ostrom-Park", kind: .corridor, isPublic: true, area: Area(strip(viaduct, half: 1_600))),
            DrawnGreenSpace(
                name: "Grüne Mitte", kind: .corridor, isPublic: true, area: Area(strip(across, half: 800))),
        ]
    }

    /// The gardens in the courts; private.
    private func courts(of plots: [SeestadtPlot]) -> [DrawnGreenSpace] {
        plots.filter { $0.number.isMultiple(of: 2) }.compactMap { plot in
            guard let garden = plot.form.garden else { return nil }
            return DrawnGreenSpace(
                name: nil, kind: .courtyard, isPublic: false, area: Area(plot.site.part(garden.u, garden.v).ring))
        }
    }
}
