public import QuartierModel

/// What is wrong with a condition, and at which column of its text.
public struct FilterError: Error, Hashable, Sendable {
    /// What is wrong, as a plain sentence without a full stop.
    public let message: String
    /// The column in the condition's text, from 1.
    public let column: Int
    /// What to do about it, if that can be said.
    public let remedy: String?

    /// What is wrong at a column of a text, from 1.
    public init(_ message: String, column: Int, remedy: String? = nil) {
        self.message = message
        self.column = column
        self.remedy = remedy
    }
}

extension FilterError {
    /// The finding about a condition that stands at a place of the study.
    ///
    /// The condition stands in one line of the study, so its columns can be pointed at there.
    public func finding(in text: String, at place: Place) -> Finding {
        var place = place
        place.column = place.column.map { $0 + column - 1 }
        return Finding(
            .error, "invalid-condition", "in \"\(excerpt(of: text))\", column \(column): \(message)", at: place,
            remedy: remedy)
    }

    /// A condition with the outline of a lake in it is too long for a message: the words around the column.
    private func excerpt(of text: String) -> String {
        let reach = 60
        guard text.count > 3 * reach else { return text }
        let start = max(0, min(column - 1, text.count) - reach)
        let words = text.dropFirst(start).prefix(2 * reach)
        return (start > 0 ? "…" : "") + words + (start + words.count < text.count ? "…" : "")
    }
}
