/// A street, path or square with what the file tells.
struct DrawnStreet: Sendable {
    /// What it is and whose.
    let style: StreetStyle
    /// Where it runs.
    let course: Course

    /// The shapes of streets.
    enum Course: Sendable {
        /// A middle line.
        case line([GridPoint])
        /// A square that is crossed in any direction.
        case square(Ring)
    }

    /// A street along a line.
    init(_ style: StreetStyle, along line: [GridPoint]) {
        self.style = style
        course = .line(line)
    }

    /// A square.
    init(_ style: StreetStyle, on square: Ring) {
        self.style = style
        course = .square(square)
    }
}

/// What a street is: all but its course.
struct StreetStyle: Sendable {
    /// The kind.
    var kind: Kind
    /// The name, where it has one.
    var name: String?
    /// Whether only those may walk there who live or work there.
    var isPrivate = false
    /// Whether people may walk there, where that does not follow from the kind.
    var isWalkable: Bool?

    /// Kinds of street as the study file names them.
    enum Kind: String, Sendable {
        /// Main roads.
        case main
        /// Streets with houses.
        case local
        /// Pedestrian zones and shared space.
        case pedestrian
        /// Drives and yards.
        case service
        /// Paths.
        case footway
        /// Steps.
        case steps
        /// Ways for cycling.
        case cycleway
        /// Tracks through fields.
        case track
    }

    /// A style.
    init(_ kind: Kind, _ name: String? = nil, isPrivate: Bool = false, isWalkable: Bool? = nil) {
        self.kind = kind
        self.name = name
        self.isPrivate = isPrivate
        self.isWalkable = isWalkable
    }
}

extension DrawnStreet {
    /// The feature in the layer of streets.
    func feature(number: Int) -> DrawnFeature {
        let shape: DrawnFeature.Shape =
            switch course {
            case .line(let points): .line(points)
            case .square(let ring): .area(Area(ring))
            }
        return DrawnFeature(
            id: "W" + padded(number, to: 4), shape: shape,
            properties: [
                .init(name: "name", value: .text(style.name)), .init(name: "kind", value: .text(style.kind.rawValue)),
                .init(name: "walkable", value: style.isWalkable.map { .flag($0) } ?? .missing),
                .init(name: "private", value: .flag(style.isPrivate)),
            ])
    }
}

/// Streets as features, numbered from 1.
func features(of streets: [DrawnStreet]) -> [DrawnFeature] {
    streets.enumerated().map { $1.feature(number: $0 + 1) }
}
