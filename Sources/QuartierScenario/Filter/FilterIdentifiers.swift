import QuartierModel

extension Filter {
    /// The identifiers that an element must have one of for the condition to be true; nil if it may have any.
    ///
    /// Only a bound: the condition may ask for more.
    var possibleIdentifiers: Set<String>? {
        // A bound for each step, in postfix order as the steps are.
        var bounds: [Set<String>?] = []
        for step in steps {
            switch step {
            case .predicate(let predicate):
                bounds.append(predicate.identifiers)
            case .not:
                bounds.removeLast()
                bounds.append(nil)
            case .and:
                let (right, left) = (bounds.removeLast(), bounds.removeLast())
                if let right, let left { bounds.append(left.intersection(right)) } else { bounds.append(left ?? right) }
            case .or:
                let (right, left) = (bounds.removeLast(), bounds.removeLast())
                if let right, let left { bounds.append(left.union(right)) } else { bounds.append(nil) }
            }
        }
        return bounds.last ?? nil
    }
}

extension Filter.Predicate {
    /// The identifiers that the predicate admits; nil if it says nothing of them.
    fileprivate var identifiers: Set<String>? {
        switch self {
        case .compare(let left, .equal, let right):
            return Self.identifier(left, right) ?? Self.identifier(right, left)
        case .isIn(let operand, let values):
            let texts = values.compactMap { Self.identifier(operand, $0)?.first }
            return texts.count == values.count ? Set(texts) : nil
        default:
            return nil
        }
    }

    /// The text that the identifier is compared with, if it is.
    private static func identifier(_ operand: Filter.Operand, _ value: Filter.Operand) -> Set<String>? {
        guard case .attribute("id", column: _) = operand, case .literal(.text(let text), column: _) = value
        else { return nil }
        return [text]
    }
}
