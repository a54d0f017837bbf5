/// Plots and houses in the words of Vienna's plans.
extension MeshPlot {
    /// The feature in the layer of plots.
    var viennaFeature: DrawnFeature { viennaFeature(stage: nil) }

    /// The feature in the layer of plots, with the stage in which it's built, where the place has stages.
    func viennaFeature(stage: Int?) -> DrawnFeature {
        let staged: [DrawnFeature.Property] = stage.map { [.init(name: "etappe", value: .whole($0))] } ?? []
        return DrawnFeature(
            id: id, shape: .area(Area(frame.ring)),
            properties: [
                .init(name: "widmung", value: .text(kind.zone.rawValue)),
                .init(name: "nutzung", value: .text(kind.use.rawValue)),
            ] + staged)
    }
}

extension DrawnHouse {
    /// The feature in the layer of buildings, with the stage in which it's built, where the place has stages.
    func viennaFeature(stage: Int? = nil) -> DrawnFeature {
        let staged: [DrawnFeature.Property] = stage.map { [.init(name: "etappe", value: .whole($0))] } ?? []
        return DrawnFeature(
            id: id, shape: .area(area),
            properties: [
                .init(name: "geschosse", value: .whole(storeys)), .init(name: "hoehe_m", value: .hundredths(height)),
                .init(name: "nutzung", value: .text(use.rawValue)),
                .init(name: "rechtsform", value: .text(tenure?.rawValue)),
                .init(name: "we", value: .whole(dwellings)),
            ] + staged)
    }
}
