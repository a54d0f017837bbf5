/// Forms of single values. What a scalar means follows from the form asked for, never from how it looks.
extension Form where Value == String {
    /// A text that is not empty; what looks like a number or a truth value is a text here.
    static let text = text("a text", .text) { _ in true }

    /// A text that obeys a rule; the pattern tells the same rule to the schema.
    static func text(
        _ noun: String, pattern: String, rule: @escaping @Sendable (String) -> Bool
    ) -> Form<String> {
        text(noun, .pattern(pattern), rule: rule)
    }

    private static func text(
        _ noun: String, _ schema: Schema, rule: @escaping @Sendable (String) -> Bool
    ) -> Form<String> {
        Form(noun, [.scalar], schema) { node, context in
            guard let scalar = node.scalar, !scalar.isNull, !scalar.text.isEmpty, rule(scalar.text) else {
                context.reportKind(node, expected: noun)
                return nil
            }
            return scalar.text
        }
    }
}

extension Form where Value == Double {
    /// A finite number within a range.
    static func number(_ range: NumberRange = .any) -> Form<Double> {
        Form("a number", [.scalar], .number(range)) { node, context in
            guard let number = node.scalar?.number else {
                context.reportNumber(node)
                return nil
            }
            return context.checkRange(number, range, node) ? number : nil
        }
    }
}

extension Form where Value == Int {
    /// A whole number within a range; 5.0 is one.
    static func integer(_ range: NumberRange = .any) -> Form<Int> {
        Form("a whole number", [.scalar], .integer(range)) { node, context in
            guard let number = node.scalar?.number, number.isInfinite || number == number.rounded() else {
                context.reportKind(node, expected: "a whole number")
                return nil
            }
            guard context.checkRange(number, range, node) else { return nil }
            guard abs(number) <= 1e15 else {
                context.report("out-of-range", "a number of this size is not possible here", node.mark)
                return nil
            }
            return Int(exactly: number)
        }
    }
}

extension Form where Value == Bool {
    /// `true` or `false`; `yes`, `no`, `on` and `off` are texts.
    static let boolean = Form("true or false", [.scalar], .boolean) { node, context in
        guard let value = node.scalar?.boolean else {
            context.reportKind(node, expected: "true or false")
            return nil
        }
        return value
    }
}

extension DecodingContext {
    /// Reports a scalar that is not a number, with the reason that is likely.
    fileprivate mutating func reportNumber(_ node: YAMLNode) {
        let text = node.scalar?.text ?? ""
        guard NumberGrammar.matches(text.replacing(",", with: ".")), node.scalar?.isPlain == true else {
            let isQuoted = node.scalar?.isPlain == false && NumberGrammar.matches(text)
            guard isQuoted else { return reportKind(node, expected: "a number") }
            report(
                "wrong-kind", "expected a number, found \(node.descriptionForMessage)", node.mark,
                remedy: "Remove the quotes")
            return
        }
        report(
            "wrong-kind", "expected a number, found \(node.descriptionForMessage)", node.mark,
            remedy: "Write it with a decimal point")
    }

    fileprivate mutating func checkRange(_ number: Double, _ range: NumberRange, _ node: YAMLNode) -> Bool {
        let text = node.scalar?.text.shortened ?? ""
        guard number.isFinite else {
            report("out-of-range", "\(text) is larger than any number that can be computed with", node.mark)
            return false
        }
        guard range.contains(number) else {
            report("out-of-range", "\(text) is not possible here; expected \(range)", node.mark)
            return false
        }
        return true
    }
}
