/// The green of the Sonnwendviertel, and what scenarios add to it.
extension SonnwendviertelDrawing {
    /// The park, its playgrounds and the gardens in the courts.
    func greenSpaces() -> [DrawnGreenSpace] {
        let (columns, rows) = SonnwendviertelPlan.park
        let park = DrawnGreenSpace(
            name: "Helmut-Zilk-Park", kind: .park, isPublic: true,
            area: Area(mesh.ground(columns: columns, rows: rows)))
        let playgrounds = [2, 5].map { row in
            let block = mesh.block(of: MeshCell(column: columns.lowerBound, row: row))
            return DrawnGreenSpace(
                name: nil, kind: .playground, isPublic: true, area: Area(block.part(1_200...4_600, 1_500...4_700).ring))
        }
        return [park] + playgrounds + plots.filter { !isBare($0) }.compactMap(court)
    }

    /// Every third court is paved.
    private func isBare(_ plot: MeshPlot) -> Bool { plot.number.isMultiple(of: 3) }

    /// The garden in the court of a plot; private.
    private func court(of plot: MeshPlot) -> DrawnGreenSpace? {
        guard let garden = manner.form(on: plot).garden else { return nil }
        return DrawnGreenSpace(
            name: nil, kind: .courtyard, isPublic: false, area: Area(plot.frame.part(garden.u, garden.v).ring))
    }

    /// Gardens in the courts that have none.
    func newCourts() -> [DrawnFeature] {
        plots.filter(isBare).compactMap(court).enumerated().map { $1.feature(number: 901 + $0) }
    }

    /// The park with the street and the block south of it.
    func largerPark() -> DrawnFeature {
        let (columns, rows) = SonnwendviertelPlan.park
        let ring = mesh.ground(columns: columns, rows: 0...rows.upperBound)
        return DrawnGreenSpace(name: "Helmut-Zilk-Park", kind: .park, isPublic: true, area: Area(ring)).feature(
            number: 1)
    }

    /// A park where the freight sheds stand.
    func railwayPark() -> DrawnFeature {
        DrawnGreenSpace(
            name: "Park auf dem Frachtenbahnhof", kind: .park, isPublic: true,
            area: Area(mesh.ground(columns: 3...3, rows: 0...1))
        ).feature(number: 900)
    }

    /// Houses of eight storeys in three courts of the west.
    func infill() -> [DrawnFeature] {
        let courts = plots.filter { $0.kind == .perimeter && $0.quarter == "W" }.prefix(3)
        return courts.enumerated().map { index, plot in
            let (u, v) = (plot.frame.width / 2, plot.frame.depth * 64 / 100)
            let area = Area(plot.frame.part(u - 900...u + 900, v - 800...v + 800).ring)
            return DrawnHouse(
                number: 9_001 + index, plot: plot, role: .tower, area: area, use: .residential, tenure: .subsidised,
                storeys: 8, height: nil, dwellings: nil
            ).viennaFeature()
        }
    }
}
