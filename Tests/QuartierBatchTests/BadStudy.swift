import Testing

@testable import QuartierBatch

/// A study with faults and what people must read about them, word for word.
struct BadStudy: Sendable, CustomTestStringConvertible {
    let topic: String
    let text: String
    let expected: [String]

    /// A study that is `text`, behind `StudyTexts.head` (five lines) unless it is whole.
    init(_ topic: String, isWhole: Bool = false, _ text: String, _ expected: [String]) {
        self.topic = topic
        self.text = (isWhole ? "" : StudyTexts.head) + text + "\n"
        self.expected = expected
    }

    var testDescription: String { topic }

    var messages: [String] { StudyTexts.messagesOfWhole(text) }
}
