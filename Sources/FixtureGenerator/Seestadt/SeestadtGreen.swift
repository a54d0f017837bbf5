/// A green space with what the file tells.
struct SeestadtGreenSpace: Sendable {
    /// The name, where it has one.
    let name: String?
    /// What it is.
    let kind: Kind
    /// Whether everybody may use it.
    let isPublic: Bool
    /// The ground.
    let area: Area

    /// Kinds of green as the study file names them.
    enum Kind: String, Sendable {
        /// A park.
        case park
        /// A planted strip that links parks.
        case corridor
        /// A playground.
        case playground
        /// Allotments and gardens of neighbours.
        case garden
        /// The green court of a block.
        case courtyard
        /// The lake; not planted.
        case water
    }
}

extension SeestadtGreenSpace {
    /// The feature in the layer of green.
    func feature(number: Int) -> DrawnFeature {
        DrawnFeature(
            id: "G" + padded(number, to: 2), shape: .area(area),
            properties: [
                .init(name: "name", value: .text(name)), .init(name: "typ", value: .text(kind.rawValue)),
                .init(name: "oeffentlich", value: .flag(isPublic)),
            ])
    }
}

extension SeestadtMesh {
    /// The lake, the parks, the corridors and the courts, in this order.
    func greenSpaces(plots: [SeestadtPlot]) -> [SeestadtGreenSpace] {
        let lake = lake()
        let lakeside = [
            SeestadtGreenSpace(name: "Asperner See", kind: .water, isPublic: true, area: Area(lake)),
            SeestadtGreenSpace(
                name: "Seepark", kind: .park, isPublic: true, area: Area(lakesideRing(), holes: [lake])),
        ]
        return lakeside + parks() + corridors() + courts(of: plots)
    }

    /// The cells of the plan that are green, and a playground inside the first park.
    private func parks() -> [SeestadtGreenSpace] {
        let cells = SeestadtPlan.cells.filter { "pg".contains($0.content) }
        var names = SeestadtMesh.parkNames[...]
        var spaces = cells.map { cell in
            let isPark = cell.content == "p"
            return SeestadtGreenSpace(
                name: isPark ? names.popFirst() : "Nachbarschaftsgärten", kind: isPark ? .park : .garden,
                isPublic: isPark, area: Area(block(of: cell).ring))
        }
        for cell in cells where cell.content == "p" && cell.column.isMultiple(of: 2) {
            let block = block(of: cell)
            spaces.append(
                SeestadtGreenSpace(
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
    private func corridors() -> [SeestadtGreenSpace] {
        let viaduct = (7...12).map { crossing(SeestadtStreets.viaductColumn, $0) }
        let across = (1...7).map { crossing($0, 8) }
        return [
            SeestadtGreenSpace(
                name: "Elinor-Ostrom-Park", kind: .corridor, isPublic: true, area: Area(strip(viaduct, half: 1_600))),
            SeestadtGreenSpace(
                name: "Grüne Mitte", kind: .corridor, isPublic: true, area: Area(strip(across, half: 800))),
        ]
    }

    /// The gardens in the courts; private.
    private func courts(of plots: [SeestadtPlot]) -> [SeestadtGreenSpace] {
        plots.filter { $0.number.isMultiple(of: 2) }.compactMap { plot in
            guard let garden = plot.form.garden else { return nil }
            return SeestadtGreenSpace(
                name: nil, kind: .courtyard, isPublic: false, area: Area(plot.site.part(garden.u, garden.v).ring))
        }
    }

    /// A strip along crossings, so wide to either side, drawn in a little at both ends.
    private func strip(_ line: [GridPoint], half: Int) -> Ring {
        let ends = (line[0], line[line.count - 1])
        var line = line
        line[0] = towards(line[1], from: ends.0, by: 2_600)
        line[line.count - 1] = towards(line[line.count - 2], from: ends.1, by: 2_600)
        let normals = line.indices.map { index in
            (line[min(index + 1, line.count - 1)] - line[max(index - 1, 0)]).leftNormal(length: half)
        }
        let right = zip(line, normals).map { $0 - $1 }
        let left = zip(line, normals).map { $0 + $1 }
        return Ring(points: right + left.reversed())
    }

    /// The point at a distance on the way to another.
    private func towards(_ goal: GridPoint, from start: GridPoint, by distance: Int) -> GridPoint {
        let way = goal - start
        return start
            + GridPoint(
                x: roundedQuotient(way.x * distance, way.length), y: roundedQuotient(way.y * distance, way.length))
    }
}
