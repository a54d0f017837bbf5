/// What the geometry library could not do with a shape, and why.
public struct GeometryError: Error, Sendable, Hashable {
    /// What was wrong.
    public enum Code: String, Sendable, Hashable {
        /// A coordinate or a distance is infinite or not a number.
        case nonFinite
        /// A coordinate is 1 000 000 km or more from the origin.
        case outOfRange
        /// The shape, or one of its parts or rings, has no positions.
        case emptyMember
        /// The operation is defined for areas only, or for shapes of one kind.
        case mixedKinds
        /// A ring has fewer than four positions, or a line fewer than two.
        case tooFewPositions
        /// The last position of a ring is not its first.
        case openRing
        /// The area crosses or touches itself in a way that leaves its inside undefined.
        case invalid
        /// The library gave up; `message` has its words.
        case failed
    }

    /// What was wrong.
    public let code: Code
    /// The operation asked for, as the method is called: "union".
    public let operation: String
    /// A sentence for people.
    public let message: String
    /// The coordinate to look at, where there is one.
    public let position: Coordinate?
    /// The index of the shape in its pool, where one shape is to blame.
    public let shape: Int?

    init(_ code: Code, _ operation: String, _ message: String, at position: Coordinate? = nil, shape: Int? = nil) {
        self.code = code
        self.operation = operation
        self.message = message
        self.position = position
        self.shape = shape
    }
}

extension GeometryError: CustomStringConvertible {
    /// Operation, sentence and place on one line.
    public var description: String {
        let place = position.map { " at (\($0.x), \($0.y))" } ?? ""
        return "\(operation): \(message)\(place)"
    }
}
