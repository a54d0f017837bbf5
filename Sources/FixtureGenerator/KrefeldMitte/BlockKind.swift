/// What stands on a block of the existing town: its letter in the plan.
enum BlockKind: Character, Sendable, CaseIterable {
    /// A block of the shopping streets.
    case core = "k"
    /// A department store.
    case store = "d"
    /// A closed block with shops and offices below.
    case mixed = "i"
    /// A closed block of housing.
    case housing = "w"
    /// A closed block of housing with a day-care centre in its court.
    case dayCare = "j"
    /// Rows of the years after the war.
    case slabs = "z"
    /// Houses for one or two families.
    case rowHouses = "e"
    /// A school.
    case school = "s"
    /// Workshops and halls.
    case workshops = "g"
    /// Sheds of the former freight station.
    case sheds = "b"

    /// The zoning by BauNVO: Kerngebiet, Mischgebiet, allgemeines Wohngebiet, Gewerbegebiet; Gemeinbedarf beside it.
    var zone: String {
        switch self {
        case .core, .store: "MK"
        case .mixed: "MI"
        case .housing, .dayCare, .slabs, .rowHouses: "WA"
        case .school: "Gemeinbedarf"
        case .workshops, .sheds: "GE"
        }
    }

    /// The leading use, as the study file names it.
    var use: Use {
        switch self {
        case .core, .mixed: .mixed
        case .store: .retail
        case .housing, .dayCare, .slabs, .rowHouses: .residential
        case .school: .education
        case .workshops, .sheds: .industry
        }
    }
}

extension MeshPlot {
    /// What stands on the block.
    var block: BlockKind {
        guard let kind = BlockKind(rawValue: letter) else { preconditionFailure("no block is written '\(letter)'") }
        return kind
    }
}
