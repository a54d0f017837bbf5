/// Why coordinates could not be understood or carried from one CRS to another.
public struct ProjectionError: Error, Sendable, Hashable {
    /// What was wrong.
    public enum Code: String, Sendable, Hashable {
        /// The text is no CRS, or its code is in no register.
        case unknownCRS = "unknown-crs"
        /// A CRS of a kind that has no plane: geocentric, vertical, local, or degrees that are not degrees.
        case unsupportedCRS = "unsupported-crs"
        /// Lengths and areas must not be measured in this CRS.
        case notMeasurable = "not-measurable"
        /// No transformation between the two CRS, or none for the site.
        case noOperation = "no-operation"
        /// A coordinate is infinite or not a number, before or after the transformation.
        case nonFinite = "non-finite"
        /// A coordinate lies where its CRS or the transformation has no meaning.
        case outsideDomain = "outside-domain"
        /// Subdividing long edges would give too many positions.
        case tooManyPositions = "too-many-positions"
        /// The library gave up; `message` has its words.
        case failed = "projection-failed"
    }

    /// What was wrong.
    public let code: Code
    /// A sentence for people.
    public let message: String
    /// What to do about it.
    public let remedy: String
    /// The coordinate to look at, as it came in, where there is one.
    public let position: Coordinate?

    init(_ code: Code, _ message: String, remedy: String, at position: Coordinate? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.position = position
    }
}

extension ProjectionError: CustomStringConvertible {
    /// Sentence, place and remedy on one line.
    public var description: String {
        let place = position.map { " at (\($0.x), \($0.y))" } ?? ""
        return "\(message)\(place): \(remedy)"
    }
}
