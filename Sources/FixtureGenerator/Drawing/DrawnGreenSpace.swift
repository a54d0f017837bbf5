/// A green space with what the file tells.
struct DrawnGreenSpace: Sendable {
    /// The name, where it has one.
    let name: String?
    /// What it is.
    let kind: Kind
    /// Whether everybody may use it.
    let isPublic: Bool
    /// The ground.
    let area: Area
    /// The stage in which it is laid out, where the place has stages.
    var stage: Int?

    /// Kinds of green as the study file names them.
    enum Kind: String, Sendable {
        /// A park.
        case park
        /// A planted strip that links parks.
        case corridor
        /// A playground.
        case playground
        /// Gardens of neighbours.
        case garden
        /// The green court of a block.
        case courtyard
        /// A meadow.
        case meadow
        /// Fields.
        case agriculture
        /// Sports grounds.
        case sports
        /// Allotments.
        case allotments
        /// A cemetery.
        case cemetery
        /// Water; not planted.
        case water
    }
}

extension DrawnGreenSpace {
    /// The feature in the layer of green.
    func feature(number: Int, digits: Int = 2) -> DrawnFeature {
        let staged: [DrawnFeature.Property] = stage.map { [.init(name: "etappe", value: .whole($0))] } ?? []
        return DrawnFeature(
            id: "G" + padded(number, to: digits), shape: .area(area),
            properties: [
                .init(name: "name", value: .text(name)), .init(name: "typ", value: .text(kind.rawValue)),
                .init(name: "oeffentlich", value: .flag(isPublic)),
            ] + staged)
    }
}

extension StreetMesh {
    /// A strip along crossings, so wide to either side, drawn in a little at both ends; all in centimetres.
    func strip(_ line: [GridPoint], half: Int, inset: Int = 2_600) -> Ring {
        let ends = (line[0], line[line.count - 1])
        var line = line
        line[0] = towards(line[1], from: ends.0, by: inset)
        line[line.count - 1] = towards(line[line.count - 2], from: ends.1, by: inset)
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
