public import QuartierModel

/// What happens to the value of an attribute.
public enum ValueChange: Hashable, Sendable {
    /// The value becomes this one, whatever it was.
    case set(AttributeValue)
    /// The number grows by this much.
    case increase(by: Double)
    /// The number is multiplied by this.
    case multiply(by: Double)
    /// The number becomes at least this.
    case raise(toAtLeast: Double)
    /// The number becomes at most this.
    case lower(toAtMost: Double)

    /// The number after the change; nil if the change takes no number.
    func result(from number: Double) -> Double? {
        switch self {
        case .set: nil
        case .increase(let amount): number + amount
        case .multiply(let factor): number * factor
        case .raise(let minimum): max(number, minimum)
        case .lower(let maximum): min(number, maximum)
        }
    }
}

/// Changes attributes of the elements that a condition is true of: `change`.
public struct ChangeEdit: ScenarioEdit {
    /// A new value for one attribute.
    public struct Assignment: Hashable, Sendable {
        /// The standard name of the attribute.
        public var attribute: String
        /// What happens to it.
        public var change: ValueChange
        /// Where in the study it stands.
        public var place: Place

        /// A change of an attribute.
        public init(attribute: String, change: ValueChange, place: Place) {
            self.attribute = attribute
            self.change = change
            self.place = place
        }
    }

    /// The verb in a study file.
    public static let kind = "change"
    /// Where in the study the edit stands.
    public let place: Place
    /// The layer whose elements change.
    public let layer: LayerKind?
    /// Which elements change.
    public let filter: Filter?
    private let filterPlace: Place
    private let assignments: [Assignment]
    private let expected: Int?
    private let mayTouchNothing: Bool

    /// The attributes that become something else.
    public var attributes: Set<String>? { Set(assignments.map(\.attribute)) }

    /// A change of the elements of a layer that a condition is true of.
    public init(
        layer: LayerKind, where filter: Filter, at filterPlace: Place, set assignments: [Assignment],
        expect expected: Int? = nil, mayTouchNothing: Bool = false, place: Place
    ) {
        self.layer = layer
        self.filter = filter
        self.filterPlace = filterPlace
        self.assignments = assignments
        self.expected = expected
        self.mayTouchNothing = mayTouchNothing
        self.place = place
    }

    /// Changes the matching elements, or notes why it cannot.
    public func apply(to draft: inout ScenarioDraft) {
        if layer?.withEditableType({ apply($0, to: &draft) }) == nil { draft.refuseDistricts(at: place) }
    }

    private func apply<E: Element>(_ type: E.Type, to draft: inout ScenarioDraft) {
        let known = assignments.compactMap { assignment in
            check(assignment, for: type, &draft).map { (assignment, $0) }
        }
        guard let filter, let rows = draft.rows(of: type, where: filter, at: filterPlace) else {
            draft.matches.append(0)
            return
        }
        draft.note(matched: rows.count, expected: expected, mayBeNothing: mayTouchNothing, at: place)
        let layer = draft.layer(type)
        var changed: [Int: E] = [:]
        for (assignment, attribute) in known {
            let rows = change(attribute, as: assignment, rows, layer, into: &changed, &draft)
            var new = AttributeAssignment(attribute: assignment.attribute, place: assignment.place)
            if case .set(let constant) = assignment.change { new.constant = constant }
            draft.note(new, of: rows, type)
        }
        draft.patch(type) { patch in
            for (row, element) in changed {
                // An element that ends up as it was in the base is not changed.
                let isBase = row < layer.base.count && layer.base.elements[row] == element
                patch.changed[row] = isBase ? nil : element
            }
        }
    }

    private func check<E: Element>(
        _ assignment: Assignment, for type: E.Type, _ draft: inout ScenarioDraft
    ) -> ElementAttribute<E>? {
        guard let attribute = type.attribute(named: assignment.attribute) else {
            draft.findings.add(
                Finding(
                    .error, "unknown-attribute", "\(E.layer.rawValue) have no attribute '\(assignment.attribute)'",
                    at: assignment.place,
                    remedy: Suggestion.remedy(for: assignment.attribute, known: type.attributes.map(\.name))))
            return nil
        }
        switch (assignment.change, attribute.kind) {
        case (.set(let value), let kind):
            guard kind.accept(value) == value else { return refuse(assignment, "takes \(kind), not \(value)", &draft) }
        case (_, .number):
            break
        default:
            return refuse(assignment, "is no number and can only be set", &draft)
        }
        return attribute
    }

    private func refuse<E: Element>(
        _ assignment: Assignment, _ reason: String, _ draft: inout ScenarioDraft
    ) -> ElementAttribute<E>? {
        draft.findings.add(
            Finding(.error, "invalid-value", "'\(assignment.attribute)' \(reason)", at: assignment.place))
        return nil
    }

    /// Changes one attribute of the matching elements; gives the rows where it is now what the scenario says.
    private func change<E: Element>(
        _ attribute: ElementAttribute<E>, as assignment: Assignment, _ rows: [Int], _ layer: LayerView<E>,
        into changed: inout [Int: E], _ draft: inout ScenarioDraft
    ) -> [Int] {
        var missing: [Int] = []
        var written: [Int] = []
        for row in rows {
            var element = changed[row] ?? layer.element(row)
            let value: AttributeValue
            switch (assignment.change, attribute.value(element)) {
            case (.set(let constant), _): value = constant
            case (let change, .number(let number)): value = change.result(from: number).map { .number($0) } ?? .missing
            default:
                missing.append(row)
                continue
            }
            guard attribute.kind.accept(value) == value else {
                draft.findings.add(
                    Finding(
                        .error, "value-out-of-range",
                        "'\(attribute.name)' of \(layer.identifier(row)) would become \(value)", at: assignment.place,
                        remedy: "It takes \(attribute.kind)"))
                continue
            }
            attribute.write(&element, value)
            changed[row] = element
            written.append(row)
        }
        noteMissing(missing, of: rows.count, attribute.name, layer, assignment.place, &draft)
        return written
    }

    /// Missing is not zero: what has no storeys does not get two more.
    private func noteMissing<E: Element>(
        _ missing: [Int], of count: Int, _ name: String, _ layer: LayerView<E>, _ place: Place,
        _ draft: inout ScenarioDraft
    ) {
        guard let first = missing.first else { return }
        let rest = missing.count > 1 ? " and \(missing.count - 1) more" : ""
        draft.findings.add(
            Finding(
                missing.count == count ? .error : .warning, "nothing-to-change",
                "\(missing.count) of \(count) matching \(E.layer.rawValue) state no '\(name)' and stay as they are: "
                    + layer.identifier(first) + rest,
                at: place, remedy: "Add 'AND \(name) IS NOT NULL' to the condition, or set a constant"))
    }
}
