internal import QuartierModel

/// Where a decoder stands in the study file, and what it has found so far.
struct DecodingContext {
    private enum Step {
        case key(String)
        case index(Int)
    }

    let file: String?
    var findings: Findings
    private var steps: [Step] = []
    /// How many more misspelt names are worth a search; a file of nothing else must not take minutes.
    private var suggestionsLeft = 100

    init(file: String?, findings: Findings) {
        self.file = file
        self.findings = findings
    }

    /// The same place without what was found before.
    var emptied: DecodingContext {
        var context = self
        context.findings = Findings()
        return context
    }

    /// Decodes what stands under a key.
    mutating func inside<Result>(_ key: String, _ body: (inout DecodingContext) -> Result) -> Result {
        inside(.key(key), body)
    }

    /// Decodes an item of a list, counted from 0.
    mutating func inside<Result>(_ index: Int, _ body: (inout DecodingContext) -> Result) -> Result {
        inside(.index(index), body)
    }

    private mutating func inside<Result>(_ step: Step, _ body: (inout DecodingContext) -> Result) -> Result {
        steps.append(step)
        defer { steps.removeLast() }
        return body(&self)
    }

    /// A position with the path that leads to it: "scenarios[2].edits[0].where".
    func place(_ mark: Mark) -> Place {
        Place(file: file, line: mark.line, column: mark.column, path: path.isEmpty ? nil : path)
    }

    private var path: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key.shortened
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }

    /// The known name that a misspelt one was most likely meant to be.
    mutating func nearestName(to name: String, among known: [String]) -> String? {
        guard suggestionsLeft > 0 else { return nil }
        suggestionsLeft -= 1
        return Suggestion.nearest(to: name, in: known.prefix(1000))
    }

    /// Reports an error at a position.
    mutating func report(_ code: String, _ message: String, _ mark: Mark, remedy: String? = nil) {
        findings.add(Finding(.error, code, message, at: place(mark), remedy: remedy))
    }

    /// Reports a node that is not what its key asks for.
    mutating func reportKind(_ node: YAMLNode, expected: String) {
        guard node.shape != .refused else { return }
        let isNothing = node.scalar?.isNull ?? false
        report(
            "wrong-kind", "expected \(expected), found \(node.descriptionForMessage)", node.mark,
            remedy: isNothing ? "Give it a value" : nil)
    }
}

extension YAMLNode {
    /// What a node is, in words: "the text 'abc'".
    var descriptionForMessage: String {
        switch content {
        case .sequence: return "a list"
        case .mapping: return "a group of keys"
        case .refused: return "nothing"
        case .scalar(let scalar):
            if scalar.isNull { return "nothing" }
            if scalar.text.isEmpty { return "an empty text" }
            if scalar.boolean != nil { return scalar.text }
            if scalar.number != nil { return "the number \(scalar.text.shortened)" }
            return "the text \(scalar.text.quotedForMessage)"
        }
    }
}
