/// A feature as it's written to a file.
struct DrawnFeature: Sendable {
    /// The value of the `id` member.
    let id: String
    /// Where it is.
    let shape: Shape
    /// The attributes in the order in which they are written.
    let properties: [Property]

    /// The kinds of geometry that are drawn.
    enum Shape: Sendable {
        /// A position.
        case point(GridPoint)
        /// A line.
        case line([GridPoint])
        /// A polygon.
        case area(Area)
    }

    /// A named attribute.
    struct Property: Sendable {
        /// The name in the file.
        let name: String
        /// What is written.
        let value: Value
    }

    /// The kinds of value that are written.
    enum Value: Sendable {
        /// A string.
        case text(String)
        /// A whole number.
        case whole(Int)
        /// A number with two decimals, in hundredths.
        case hundredths(Int)
        /// True or false.
        case flag(Bool)
        /// Not known: `null`.
        case missing
    }
}

extension DrawnFeature.Value {
    /// The value, or `missing`.
    static func whole(_ number: Int?) -> Self { number.map { .whole($0) } ?? .missing }

    /// The value, or `missing`.
    static func hundredths(_ number: Int?) -> Self { number.map { .hundredths($0) } ?? .missing }

    /// The value, or `missing`.
    static func text(_ string: String?) -> Self { string.map { .text($0) } ?? .missing }
}
