import QuartierModel

// MARK: - Checks before any row is asked

extension BoundFilter {
    func check(_ predicate: Filter.Predicate) throws(FilterError) {
        for operand in predicate.operands { try checkComputation(operand) }
        switch predicate {
        case .constant, .isNull, .lies: return
        case .compare(let left, _, let right):
            try check(left, against: right)
            try check(right, against: left)
        case .isIn(let operand, let values):
            for value in values { try check(operand, against: value) }
        case .isBetween(let operand, let low, let high):
            try check(operand, against: low)
            try check(operand, against: high)
        case .isLike(let operand, _): try checkText(operand)
        }
    }

    /// An attribute that can never be a number is not computed with.
    private func checkComputation(_ operand: Filter.Operand) throws(FilterError) {
        guard case .computed = operand else { return }
        for (name, column) in operand.attributes {
            guard let kind = attributes[name]?.kind else { continue }
            if case .number = kind { continue }
            throw FilterError(
                "\(name) is no number to compute with", column: column, remedy: "It holds \(Self.noun(of: kind))")
        }
    }

    /// Only texts are like a pattern.
    private func checkText(_ operand: Filter.Operand) throws(FilterError) {
        let name: String
        switch operand {
        case .attribute(let attribute, _):
            switch attributes[attribute]?.kind {
            case .text, .vocabulary, nil: return
            case .number, .boolean: name = attribute
            }
        case .literal(.text, _): return
        case .literal(let value, _): name = "\(value)"
        case .computed: name = "a computed number"
        }
        throw FilterError(
            "\(name) is no text for LIKE to look at", column: operand.column,
            remedy: "Compare it with =, < or BETWEEN")
    }

    private static func noun(of kind: AttributeKind) -> String {
        switch kind {
        case .number: "a number"
        case .boolean: "TRUE or FALSE"
        case .text, .vocabulary: "a text in 'single quotes'"
        }
    }

    /// A literal that the attribute can never hold is a slip, not a condition that happens to be false.
    private func check(_ operand: Filter.Operand, against other: Filter.Operand) throws(FilterError) {
        guard case .literal(let literal, let column) = other else { return }
        let name: String
        let kind: AttributeKind
        switch operand {
        case .attribute(let attribute, _):
            guard let known = attributes[attribute]?.kind else { return }
            (name, kind) = (attribute, known)
        case .computed: (name, kind) = ("a computed number", .number(-.infinity ... .infinity))
        case .literal: return
        }
        switch (kind, literal) {
        case (.number, .number), (.text, .text), (.boolean, .boolean): return
        case (.vocabulary(let values), .text(let text)):
            guard !values.contains(text) else { return }
            throw FilterError(
                "'\(text)' is no value of \(name)", column: column,
                remedy: Suggestion.remedy(for: text, known: values))
        default:
            throw FilterError(
                "\(name) is compared with \(literal)", column: column, remedy: "Write \(Self.noun(of: kind))")
        }
    }
}
