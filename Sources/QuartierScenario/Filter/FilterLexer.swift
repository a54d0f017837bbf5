/// A word of a filter and where it begins.
struct FilterToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// An attribute name; quoted names are never keywords.
        case name(String)
        /// A keyword in upper case: AND, OR, NOT, IN, IS, NULL, BETWEEN, TRUE, FALSE …
        case keyword(String)
        case number(Double)
        case text(String)
        /// `=`, `<>`, `<`, `<=`, `>`, `>=`, `(`, `)`, `,` and those of arithmetic: `+ - * / % ^`.
        case symbol(String)
        case end
    }

    var kind: Kind
    /// The column in the filter's text, from 1.
    var column: Int
}

/// Cuts the text of a filter into words.
struct FilterLexer {
    private let characters: [Character]
    private var position = 0

    private static let keywords: Set<String> = [
        "AND", "OR", "NOT", "IN", "IS", "NULL", "TRUE", "FALSE", "BETWEEN", "LIKE", "CASEI", "ACCENTI", "DATE",
        "TIMESTAMP", "INTERVAL", "DIV",
    ]

    init(_ text: String) {
        characters = Array(text)
    }

    static func tokens(of text: String) throws(FilterError) -> [FilterToken] {
        var lexer = FilterLexer(text)
        var tokens: [FilterToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() throws(FilterError) -> FilterToken {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        let column = position + 1
        guard position < characters.count else { return FilterToken(kind: .end, column: column) }
        let kind: FilterToken.Kind
        switch characters[position] {
        case "'": kind = .text(try quoted(by: "'", what: "text"))
        case "\"": kind = .name(try quoted(by: "\"", what: "name"))
        case let character where character.isASCII && character.isNumber: kind = try number()
        case let character where character.isLetter || character == "_": kind = word()
        default: kind = try symbol()
        }
        return FilterToken(kind: kind, column: column)
    }

    private mutating func quoted(by quote: Character, what: String) throws(FilterError) -> String {
        let start = position + 1
        var text = ""
        position += 1
        while position < characters.count {
            if characters[position] == quote {
                position += 1
                guard position < characters.count, characters[position] == quote else { return text }
            }
            text.append(characters[position])
            position += 1
        }
        // What other languages write for a quote inside a text ends it here.
        let isEscaped = characters[..<position].dropFirst(start).contains("\\")
        throw FilterError(
            "the \(what) that begins here has no closing \(quote)", column: start,
            remedy: isEscaped ? "Write \(quote)\(quote) for a \(quote) inside it" : nil)
    }

    private mutating func number() throws(FilterError) -> FilterToken.Kind {
        let start = position
        position += 1
        while position < characters.count, isPartOfNumber(at: position) { position += 1 }
        let text = String(characters[start..<position])
        guard let number = Double(text), number.isFinite, !text.lowercased().contains("x") else {
            throw FilterError("'\(text)' is not a number", column: start + 1)
        }
        return .number(number)
    }

    private func isPartOfNumber(at index: Int) -> Bool {
        let character = characters[index]
        if character == "+" || character == "-" { return characters[index - 1].lowercased() == "e" }
        return character == "." || (character.isASCII && (character.isNumber || character.isLetter))
    }

    private mutating func word() -> FilterToken.Kind {
        let start = position
        while position < characters.count,
            characters[position].isLetter || characters[position].isNumber || "_.:".contains(characters[position])
        {
            position += 1
        }
        let word = String(characters[start..<position])
        let upper = word.uppercased()
        return Self.keywords.contains(upper) ? .keyword(upper) : .name(word)
    }

    private mutating func symbol() throws(FilterError) -> FilterToken.Kind {
        let first = String(characters[position])
        let both = position + 1 < characters.count ? first + String(characters[position + 1]) : first
        if ["<>", "<=", ">="].contains(both) {
            position += 2
            return .symbol(both)
        }
        if ["!=", "==", "&&", "||"].contains(both) {
            let right = ["!=": "<>", "==": "=", "&&": "AND", "||": "OR"][both] ?? ""
            throw FilterError("'\(both)' is written '\(right)' here", column: position + 1)
        }
        guard "=<>(),+-*/%^".contains(first) else {
            throw FilterError("'\(first)' does not belong in a condition", column: position + 1)
        }
        position += 1
        return .symbol(first)
    }
}
