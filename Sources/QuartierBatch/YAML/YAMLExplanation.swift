/// What people are told when libyaml cannot read on; its own sentences are made for programmers.
struct YAMLExplanation {
    let message: String
    let remedy: String
    /// Whether people should look where the construct begins rather than where reading stopped.
    var pointsAtStart = false

    /// The explanation of a problem; `next` is the byte reading stopped at.
    init(of problem: YAMLProblem, next: UInt8?) {
        if next == UInt8(ascii: "\t") {
            self = Self.tab
        } else if problem.context.contains("an alias") || problem.context.contains("an anchor") {
            self = Self.starOrAmpersand
        } else if problem.context.contains("a tag") || problem.text.contains("tag") {
            self = Self.tag
        } else if next == nil, problem.context.contains("flow"), problem.text == Self.missingValue {
            self = Self.openBracket
        } else {
            self = Self.byProblem[problem.text] ?? Self.unknown(problem.text)
        }
    }

    private init(_ message: String, _ remedy: String, pointsAtStart: Bool = false) {
        self.message = message
        self.remedy = remedy
        self.pointsAtStart = pointsAtStart
    }

    private static let missingValue = "did not find expected node content"
    private static let tab = YAMLExplanation(
        "a tab stands where only spaces are allowed", "Replace tabs with spaces")
    private static let starOrAmpersand = YAMLExplanation(
        "a text cannot start with '*' or '&'", "Put it in quotes", pointsAtStart: true)
    private static let tag = YAMLExplanation(
        "a text cannot start with '!', and tags such as '!!str' are not allowed", "Remove the tag, or use quotes",
        pointsAtStart: true)
    private static let openBracket = YAMLExplanation(
        "the file ends inside [ ] or { }", "Add the closing bracket")
    private static let openQuote = YAMLExplanation(
        "a quoted text is not closed", "Add the closing quote", pointsAtStart: true)

    private static func unknown(_ problem: String) -> YAMLExplanation {
        YAMLExplanation("not readable as YAML: \(problem)", "Correct the line")
    }

    private static let byProblem: [String: YAMLExplanation] = [
        "could not find expected ':'": YAMLExplanation(
            "this line has no ':'", "Write 'key: value', with a space behind the ':'", pointsAtStart: true),
        "did not find expected key": YAMLExplanation(
            "this line does not fit the ones above it", "Check indentation, quotes and ':'"),
        "did not find expected '-' indicator": YAMLExplanation(
            "this line does not fit the list above it", "Start every item with '- ' in the same column"),
        "did not find expected ',' or ']'": YAMLExplanation(
            "a list in [ ] is not closed, or a ',' is missing", "Add ',' or ']'", pointsAtStart: true),
        "did not find expected ',' or '}'": YAMLExplanation(
            "a group in { } is not closed, or a ',' is missing", "Add ',' or '}'", pointsAtStart: true),
        missingValue: YAMLExplanation(
            "a value is missing here", "Add it, or remove the sign before it"),
        "did not find expected <document start>": YAMLExplanation(
            "the study ended above, but text follows", "Check the indentation, or remove what follows"),
        "mapping values are not allowed in this context": YAMLExplanation(
            "this ':' starts no value here",
            "Put a text that has ': ' in quotes, or check this line and the one above it"),
        "mapping keys are not allowed in this context": YAMLExplanation(
            "a key cannot start here", "Start it on a line of its own"),
        "block sequence entries are not allowed in this context": YAMLExplanation(
            "a list cannot start here", "Start it on a line of its own"),
        "found unexpected end of stream": openQuote,
        "found unexpected document indicator": openQuote,
        "found unknown escape character": YAMLExplanation(
            "an unknown '\\' sequence in double quotes", "Use single quotes, or write '\\\\'"),
        "found character that cannot start any token": YAMLExplanation(
            "a text cannot start with this character", "Put it in quotes"),
        "found a tab character that violates indentation": tab,
        "found a tab character where an indentation space is expected": tab,
        "control characters are not allowed": YAMLExplanation(
            "an invisible control character", "Remove it"),
    ]
}
