/// What is asked of a timetable that it cannot answer.
public struct TransitError: Error, Sendable, Hashable {
    /// What was wrong.
    public enum Code: String, Sendable, Hashable {
        /// The date lies outside the days a feed speaks of.
        case outsideValidity = "date-outside-feed"
        /// The feed has no day of service at all.
        case noService = "feed-without-service"
    }

    /// What was wrong.
    public let code: Code
    /// The feed, as the study names it.
    public let feed: String
    /// A sentence for people.
    public let message: String
    /// What to do about it.
    public let remedy: String

    init(_ code: Code, feed: String, _ message: String, remedy: String) {
        self.code = code
        self.feed = feed
        self.message = message
        self.remedy = remedy
    }
}

extension TransitError: CustomStringConvertible {
    /// Feed, sentence and remedy on one line.
    public var description: String { "\(feed): \(message): \(remedy)" }
}
