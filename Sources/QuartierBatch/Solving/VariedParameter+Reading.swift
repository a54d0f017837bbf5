import QuartierModel

extension VariedParameter {
    /// Reads what a parameter of a sweep may be: `storeys=3..10`, `storeys=3..10:0.5`, `use=residential,mixed`.
    ///
    /// A range takes the step of the study's own, whole numbers where the study lists whole numbers alone, else any
    /// number between. Throws what is wrong with it.
    init(reading text: String, of parameters: [StudyFile.Parameter]) throws(Finding) {
        guard let sign = text.firstIndex(of: "=") else {
            throw Self.refusal(
                "invalid-domain", "\(text.quotedForMessage) does not say what a parameter may be",
                "Write --vary storeys=3..10, or storeys=4,5,6")
        }
        let name = String(text[..<sign]).trimmed
        guard let parameter = parameters.first(where: { $0.name == name }) else {
            throw Self.refusal(
                "unknown-parameter", "the sweep has no parameter \(name.quotedForMessage)",
                Suggestion.remedy(for: name, known: parameters.map(\.name)))
        }
        let domain = String(text[text.index(after: sign)...]).trimmed
        if let range = try Self.range(in: domain, of: parameter) {
            self.init(name, over: range)
        } else {
            self.init(name, over: .values(try Self.list(in: domain, of: parameter)))
        }
    }

    private static func refusal(_ code: String, _ message: String, _ remedy: String?) -> Finding {
        Finding(.error, code, message, at: Place(path: "--vary"), remedy: remedy)
    }

    // MARK: - Ranges

    /// The range that a text states; nil where it is a list.
    private static func range(
        in text: String, of parameter: StudyFile.Parameter
    ) throws(Finding) -> StudyFile.Parameter.Domain? {
        let isQuoted = text.first == "'" || text.first == "\""
        guard !isQuoted, !parameter.lists(text), let dots = text.firstRange(of: "..") else { return nil }
        let rest = text[dots.upperBound...].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let from = try number(String(text[..<dots.lowerBound]), of: parameter)
        let to = try number(rest.first.map(String.init) ?? "", of: parameter)
        let stated: Double? = rest.count > 1 ? try number(String(rest[1]), of: parameter) : nil
        guard from <= to, (to - from).isFinite else {
            throw refusal(
                "empty-range", "'\(parameter.name)' cannot go from \(from.shortest) to \(to.shortest)",
                from > to
                    ? "Write --vary \(parameter.name)=\(to.shortest)..\(from.shortest)" : "Write numbers nearer to 0")
        }
        if let stated, stated <= 0 {
            throw refusal(
                "out-of-range", "a step of \(stated.shortest) does not move '\(parameter.name)'",
                "Write a number above 0")
        }
        guard from < to else { return .values([.number(from)]) }
        guard let step = stated ?? parameter.step(from, to) else { return .interval(from: from, to: to) }
        do throws(SteppedRange.Fault) {
            return .steps(try SteppedRange(from: from, to: to, step: step))
        } catch {
            throw refusal(of: error, parameter.name, from, to, step, isStated: stated != nil)
        }
    }

    private static func refusal(
        of fault: SteppedRange.Fault, _ name: String, _ from: Double, _ to: Double, _ step: Double, isStated: Bool
    ) -> Finding {
        switch fault {
        case .tooManyDigits:
            return refusal(
                "out-of-range", "the range of '\(name)' cannot be counted exactly with its step: too many digits",
                "Write fewer digits, 15 at most from the first to the last")
        case .endMissed(let last):
            let whose = isStated ? "" : ", the study's own,"
            return refusal(
                "step-does-not-divide",
                "steps of \(step.shortest)\(whose) from \(from.shortest) do not come to \(to.shortest)",
                last > from
                    ? "Write \(from.shortest)..\(last.shortest), or state a step: \(from.shortest)..\(to.shortest):STEP"
                    : "State a step that divides \((to - from).shortest)")
        }
    }

    private static func number(_ text: String, of parameter: StudyFile.Parameter) throws(Finding) -> Double {
        let text = text.trimmed
        if NumberGrammar.matches(text), let number = Double(text), number.isFinite { return number }
        throw refusal(
            "invalid-domain", "\(text.quotedForMessage) is no number that '\(parameter.name)' could go from, to or by",
            "Write numbers with a decimal point: \(parameter.name)=3..10, or \(parameter.name)=3..10:0.5")
    }

    // MARK: - Lists

    private static func list(in text: String, of parameter: StudyFile.Parameter) throws(Finding) -> [ParameterValue] {
        var values: [ParameterValue] = []
        for item in text.listed {
            let value = parameter.value(in: item)
            guard let value else {
                throw refusal(
                    "invalid-domain",
                    item.text.isEmpty
                        ? "a value of '\(parameter.name)' is empty"
                        : "\(item.text.quotedForMessage) is too large a number",
                    "Write the values with commas between: \(parameter.name)=4,5,6")
            }
            guard !values.contains(value) else {
                throw refusal("named-twice", "\(value) is named twice for '\(parameter.name)'", "Name it once")
            }
            values.append(value)
            guard values.count <= 10_000 else {
                throw refusal(
                    "too-many-values", "'\(parameter.name)' has more than 10000 values", "Write a range with a step")
            }
        }
        return values
    }
}

extension StudyFile.Parameter {
    /// The step that a range of one's own takes over from the study; nil for any number between.
    fileprivate func step(_ from: Double, _ to: Double) -> Double? {
        switch domain {
        case .steps(let range): return range.step
        case .interval: return nil
        case .values(let values):
            let isWhole = (values.map(\.number) + [from, to]).allSatisfy { $0.map { $0 == $0.rounded() } ?? false }
            return isWhole ? 1 : nil
        }
    }

    /// Whether a text is one of the values of the study.
    fileprivate func lists(_ text: String) -> Bool {
        if case .values(let values) = domain { return values.contains(.text(text)) }
        return false
    }

    /// What an item of a list is: a value of the study that is written so, or what it looks like.
    fileprivate func value(in item: ListItem) -> ParameterValue? {
        if item.isQuoted || lists(item.text) { return .text(item.text) }
        switch item.text {
        case "": return nil
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default:
            guard NumberGrammar.matches(item.text) else { return .text(item.text) }
            return Double(item.text).flatMap { $0.isFinite ? .number($0) : nil }
        }
    }
}

/// A part of a list between two commas.
private struct ListItem {
    var text: String
    /// Whether it stood in quotes, in which commas are part of it.
    var isQuoted: Bool
}

extension String {
    /// The text without space at its ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// The items of a list with commas between them.
    fileprivate var listed: [ListItem] {
        var items: [ListItem] = []
        var current = ""
        var quote: Character?
        var wasQuoted = false
        for character in self {
            if let open = quote {
                if character == open { quote = nil } else { current.append(character) }
            } else if character == "'" || character == "\"", current.trimmed.isEmpty, !wasQuoted {
                (quote, wasQuoted, current) = (character, true, "")
            } else if character == "," {
                items.append(ListItem(text: wasQuoted ? current : current.trimmed, isQuoted: wasQuoted))
                (current, wasQuoted) = ("", false)
            } else if !(wasQuoted && character.isWhitespace) {
                current.append(character)
            }
        }
        // A quote that is never closed quotes nothing.
        let isQuoted = wasQuoted && quote == nil
        return items + [ListItem(text: isQuoted ? current : current.trimmed, isQuoted: isQuoted)]
    }
}
