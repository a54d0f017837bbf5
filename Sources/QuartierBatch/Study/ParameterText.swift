/// A text in which parameters stand: `plot = '$plot'`, `park_${size}m.geojson`; `$$` is a dollar.
struct ParameterText: Hashable, Sendable {
    /// A dollar that begins no name.
    struct Fault: Error, Hashable {
        /// Its position in the text, from 0, in characters.
        let offset: Int
    }

    enum Segment: Hashable, Sendable {
        case literal(String)
        /// A parameter, and how many characters its name with dollar and braces takes.
        case parameter(String, length: Int)
    }

    let segments: [Segment]

    /// Takes a text apart.
    init(_ text: String) throws(Fault) {
        let scalars = Array(text.unicodeScalars)
        var segments: [Segment] = []
        var literal = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "$" else {
                literal.append(scalars[index])
                index += 1
                continue
            }
            if index + 1 < scalars.count, scalars[index + 1] == "$" {
                // Kept by itself, so that columns of what follows can be told.
                Self.close(&literal, &segments)
                segments.append(.literal("$$"))
                index += 2
                continue
            }
            guard let (name, length) = Self.name(in: scalars, at: index) else { throw Fault(offset: index) }
            Self.close(&literal, &segments)
            segments.append(.parameter(name, length: length))
            index += length
        }
        Self.close(&literal, &segments)
        self.segments = segments
    }

    private static func close(_ literal: inout String.UnicodeScalarView, _ segments: inout [Segment]) {
        if !literal.isEmpty { segments.append(.literal(String(literal))) }
        literal.removeAll()
    }

    /// The name behind a dollar, and the characters it takes with it.
    private static func name(in scalars: [Unicode.Scalar], at dollar: Int) -> (name: String, length: Int)? {
        let isBraced = dollar + 1 < scalars.count && scalars[dollar + 1] == "{"
        let start = dollar + (isBraced ? 2 : 1)
        var end = start
        while end < scalars.count, isNamePart(scalars[end], isFirst: end == start) { end += 1 }
        guard end > start, !isBraced || (end < scalars.count && scalars[end] == "}") else { return nil }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[start..<end])
        return (String(name), end - dollar + (isBraced ? 1 : 0))
    }

    private static func isNamePart(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_": true
        case "0"..."9": !isFirst
        default: false
        }
    }

    /// Whether a text could be the name of a parameter.
    static func isName(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return scalars.count <= 64 && !scalars.isEmpty
            && scalars.indices.allSatisfy { isNamePart(scalars[$0], isFirst: $0 == 0) }
    }
}

extension ParameterText {
    /// The parameters in the text, in order, with the position of their dollars.
    var parameters: [(name: String, offset: Int)] {
        var offset = 0
        var found: [(name: String, offset: Int)] = []
        for segment in segments {
            if case .parameter(let name, _) = segment { found.append((name, offset)) }
            offset += segment.length
        }
        return found
    }

    /// The parameter that is all of the text.
    var only: String? {
        if segments.count == 1, case .parameter(let name, _) = segments[0] { return name }
        return nil
    }

    /// The text with values in it; nil where one is missing.
    func filled(with values: [String: ParameterValue]) -> String? {
        var text = ""
        for segment in segments {
            guard let part = segment.filled(with: values) else { return nil }
            text += part
        }
        return text
    }

    /// The position in the text that a position in the filled text comes from.
    func offset(ofFilled position: Int, with values: [String: ParameterValue]) -> Int {
        var (source, filled) = (0, 0)
        for segment in segments {
            let length = segment.filled(with: values)?.unicodeScalars.count ?? 0
            if position < filled + length {
                // Inside a value there is nothing to point at but its parameter.
                return length == segment.length ? source + position - filled : source
            }
            source += segment.length
            filled += length
        }
        return source + position - filled
    }
}

extension ParameterText.Segment {
    fileprivate var length: Int {
        switch self {
        case .literal(let text): text.unicodeScalars.count
        case .parameter(_, let length): length
        }
    }

    fileprivate func filled(with values: [String: ParameterValue]) -> String? {
        switch self {
        case .literal(let text): text == "$$" ? "$" : text
        case .parameter(let name, _): values[name]?.text
        }
    }
}
