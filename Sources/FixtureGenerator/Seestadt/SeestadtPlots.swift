/// A plot with what the plan intends for it.
struct SeestadtPlot: Sendable {
    /// The number, from 1 in the north-west; the id is "P" and three digits.
    let number: Int
    /// The cell it lies in.
    let cell: MeshCell
    /// What is built.
    let kind: PlotKind
    /// Half a block that was cut in two.
    let isHalf: Bool
    /// The ground.
    let frame: Frame
}

extension SeestadtPlot {
    /// The id in the file.
    var id: String { "P" + padded(number, to: 3) }

    /// The feature in the layer of plots.
    var feature: DrawnFeature {
        DrawnFeature(
            id: id, shape: .area(Area(frame.ring)),
            properties: [
                .init(name: "widmung", value: .text(kind.zone.rawValue)),
                .init(name: "nutzung", value: .text(kind.use.rawValue)),
            ])
    }

    /// Whether the plot lies along the boulevard south of the lake.
    var isOnBoulevard: Bool {
        cell.row == SeestadtStreets.boulevardRow || cell.row == SeestadtStreets.boulevardRow - 1
    }

    /// Whether the quarter is already lived in, so that dwellings were counted.
    var isBuilt: Bool { "2347".contains(SeestadtPlan.letters.quarter(cell)) }
}

extension SeestadtMesh {
    /// All plots in the order of reading the plan.
    func plots() -> [SeestadtPlot] {
        var plots: [SeestadtPlot] = []
        for cell in plan.cells {
            guard let kind = PlotKind(rawValue: Character(plan.content(cell).lowercased())) else { continue }
            let block = block(of: cell)
            let frames = plan.content(cell).isUppercase ? block.halves(lane: 1_400) : [block]
            for frame in frames {
                plots.append(
                    SeestadtPlot(
                        number: plots.count + 1, cell: cell, kind: kind, isHalf: frames.count > 1, frame: frame))
            }
        }
        return plots
    }
}
