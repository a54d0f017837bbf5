/// The numbers a value may have.
struct NumberRange: Sendable, Hashable {
    var minimum: Double?
    var maximum: Double?
    var excludesMinimum = false
    var excludesMaximum = false

    /// Any number.
    static let any = NumberRange()
    /// More than 0: sizes and distances.
    static let positive = NumberRange(minimum: 0, excludesMinimum: true)
    /// 0 to 1: shares.
    static let share = NumberRange(minimum: 0, maximum: 1)

    /// A number and all above it.
    static func from(_ minimum: Double) -> NumberRange { NumberRange(minimum: minimum) }

    /// Whether a number is allowed.
    func contains(_ number: Double) -> Bool {
        if let minimum, number < minimum || (excludesMinimum && number == minimum) { return false }
        if let maximum, number > maximum || (excludesMaximum && number == maximum) { return false }
        return true
    }
}

extension NumberRange: CustomStringConvertible {
    /// "more than 0 and at most 1".
    var description: String {
        var words: [String] = []
        if let minimum { words.append((excludesMinimum ? "more than " : "at least ") + minimum.shortest) }
        if let maximum { words.append((excludesMaximum ? "less than " : "at most ") + maximum.shortest) }
        return words.joined(separator: " and ")
    }
}

extension Double {
    /// The shortest text that reads back as the number, whole numbers without ".0".
    var shortest: String { Int(exactly: self).map(String.init) ?? String(self) }
}
