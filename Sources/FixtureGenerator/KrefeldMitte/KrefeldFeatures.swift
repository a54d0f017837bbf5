/// Blocks and houses in the words of the German cadastre and of BauNVO.
extension MeshPlot {
    /// The feature in the layer of plots.
    var krefeldFeature: DrawnFeature {
        DrawnFeature(
            id: "BL" + padded(number, to: 3), shape: .area(Area(frame.ring)),
            properties: [
                .init(name: "baugebiet", value: .text(block.zone)),
                .init(name: "nutzung", value: .text(block.use.rawValue)),
            ])
    }
}

extension DrawnHouse {
    /// Whether it's a house for one or two families.
    var isForOneOrTwoFamilies: Bool { use == .residential && dwellings.map { $0 <= 2 } ?? false }

    /// Gebäudefunktion: the code of the cadastre for what the house is used for.
    var cadastralFunction: String { "31001_\(code)" }

    private var code: Int {
        switch use {
        case .residential: 1010
        case .mixed: 1100
        case .office: 2020
        case .retail: role == .shop ? 2051 : 2054
        case .industry: role == .hall ? 2143 : 2120
        case .education: role == .school ? 3021 : 3065
        case .health: 3050
        case .culture: 3030
        case .hotel: 2071
        case .parking: role == .garage ? 2461 : 2463
        case .other: 2700
        }
    }

    /// The feature in the layer of buildings.
    var krefeldFeature: DrawnFeature {
        DrawnFeature(
            id: "DENW" + padded(number, to: 5), shape: .area(area),
            properties: [
                .init(name: "gfk", value: .text(cadastralFunction)), .init(name: "anzahlgs", value: .whole(storeys)),
                .init(name: "hoehe_m", value: .hundredths(height)), .init(name: "wohnungen", value: .whole(dwellings)),
            ])
    }
}
