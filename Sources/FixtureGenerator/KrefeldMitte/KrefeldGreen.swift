/// The green of Krefeld's middle, and what scenarios add to it.
extension KrefeldDrawing {
    /// The park, the ramparts, the squares, playgrounds and the courts, in this order.
    func greenSpaces() -> [DrawnGreenSpace] {
        parks() + ramparts() + playgrounds() + plots.compactMap(presentCourt)
    }

    /// The Stadtgarten over four cells, and parks of one cell.
    private func parks() -> [DrawnGreenSpace] {
        var spaces = [
            DrawnGreenSpace(
                name: "Stadtgarten", kind: .park, isPublic: true, area: Area(mesh.ground(columns: 2...3, rows: 13...14))
            )
        ]
        for (cell, name) in zip(smallParks, ["Park am Ostring", "Westpark", "Park an der Gerberstraße"]) {
            spaces.append(
                DrawnGreenSpace(name: name, kind: .park, isPublic: true, area: Area(mesh.block(of: cell).ring)))
        }
        return spaces
    }

    /// The cells that are a park by themselves.
    private var smallParks: [MeshCell] {
        mesh.plan.cells.filter { mesh.plan.content($0) == "p" && !(2...3 ~= $0.column && 13...14 ~= $0.row) }
    }

    /// The planted middle of the four ramparts.
    private func ramparts() -> [DrawnGreenSpace] {
        let lines: [(String, [GridPoint], Int)] = [
            ("Nordwall", (4...10).map { mesh.crossing($0, 13) }, 450),
            ("Ostwall", (4...13).map { mesh.crossing(10, $0) }, 950),
            ("Südwall", (4...10).map { mesh.crossing($0, 4) }, 450),
            ("Westwall", (4...13).map { mesh.crossing(4, $0) }, 850),
        ]
        return lines.map { name, line, half in
            DrawnGreenSpace(
                name: name, kind: .corridor, isPublic: true, area: Area(mesh.strip(line, half: half, inset: 3_000)))
        }
    }

    /// Playgrounds: in the parks and in the yards of the schools.
    private func playgrounds() -> [DrawnGreenSpace] {
        let inParks =
            ([(2, 13), (3, 13), (2, 14), (3, 14)].map { MeshCell(column: $0.0, row: $0.1) } + smallParks + [
                MeshCell(column: 6, row: 9), MeshCell(column: 6, row: 6),
            ]).map { mesh.block(of: $0).part(1_500...4_000, 1_500...3_800) }
        let inYards = plots.filter { $0.block == .school }.map { plot in
            let (width, depth) = (plot.frame.width, plot.frame.depth)
            return plot.frame.part(width * 30 / 100...width * 70 / 100, depth * 54 / 100...depth * 66 / 100)
        }
        return (inParks + inYards).map {
            DrawnGreenSpace(name: nil, kind: .playground, isPublic: true, area: Area($0.ring))
        }
    }

    /// The garden of a block, where there is one already: behind row houses, and in every third court.
    private func presentCourt(of plot: MeshPlot) -> DrawnGreenSpace? {
        switch plot.block {
        case .rowHouses: court(of: plot, .garden)
        case .housing, .dayCare, .mixed: plot.number.isMultiple(of: 3) ? court(of: plot, .courtyard) : nil
        default: nil
        }
    }

    /// The garden of a plot; private.
    private func court(of plot: MeshPlot, _ kind: DrawnGreenSpace.Kind) -> DrawnGreenSpace? {
        guard let garden = manner.form(on: plot).garden else { return nil }
        return DrawnGreenSpace(
            name: nil, kind: kind, isPublic: false, area: Area(plot.frame.part(garden.u, garden.v).ring))
    }

    /// Gardens in the paved courts inside the ramparts.
    func newCourts() -> [DrawnFeature] {
        let paved = plots.filter { "AB".contains($0.quarter) && !$0.number.isMultiple(of: 3) }
        let gardens = paved.filter { [.housing, .dayCare, .mixed].contains($0.block) }.compactMap {
            court(of: $0, .courtyard)
        }
        return gardens.enumerated().map { $1.feature(number: 901 + $0, digits: 3) }
    }

    /// A park on the block of workshops in the east.
    func pocketPark() -> DrawnFeature {
        guard let block = plots.first(where: { $0.block == .workshops && $0.quarter == "O" }) else {
            preconditionFailure("the plan has no workshops in the east")
        }
        return DrawnGreenSpace(
            name: "Park auf dem Gewerbehof", kind: .park, isPublic: true, area: Area(block.frame.ring)
        ).feature(number: 900, digits: 3)
    }

    /// Houses of four storeys that close the gaps between others.
    func gapHouses() -> [DrawnFeature] {
        let gaps = plots.flatMap { plot in manner.form(on: plot).gaps.map { (plot, $0) } }
        return gaps.enumerated().map { index, gap in
            DrawnHouse(
                number: 90_001 + index, plot: gap.0, role: .side, area: gap.1.area(in: gap.0.frame), use: .residential,
                tenure: nil, storeys: 4, height: nil, dwellings: nil
            ).krefeldFeature
        }
    }
}
