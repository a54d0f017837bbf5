import QuartierModel

extension LayerKind {
    /// Does something with the type of a layer's elements; scenarios cannot edit districts, which gives nil.
    func withEditableType<R>(_ body: (any Element.Type) -> R) -> R? {
        self == .districts ? nil : body(elementType)
    }
}

extension ScenarioDraft {
    /// Notes that districts are what scenarios are compared on.
    mutating func refuseDistricts(at place: Place) {
        findings.add(
            Finding(
                .error, "districts-are-fixed", "districts cannot be edited: scenarios are compared on them", at: place,
                remedy: "Make a second study with other districts"))
        matches.append(0)
    }

    /// Notes what the condition of an edit matched, and whether that is what its author expected.
    mutating func note(matched count: Int, expected: Int?, mayBeNothing: Bool, at place: Place) {
        note(
            count, expected, "matches", at: place, check: "Check the condition",
            ifNothing: mayBeNothing ? nil : "Check the condition, or state 'may_touch_nothing: true'")
    }

    /// Notes how many trips of the day an edit touched, and whether that is what its author expected.
    mutating func note(touchedTrips count: Int, expected: Int?, mayBeNothing: Bool, at place: Place) {
        note(
            count, expected, "touches", what: "trips", at: place, check: "Check the line and the hours",
            ifNothing: mayBeNothing ? nil : "Check the line and the hours, or state 'may_touch_nothing: true'")
    }

    /// Notes that stops are those of the timetables.
    mutating func refuseStops(at place: Place) {
        findings.add(
            Finding(
                .error, "stops-of-timetables", "the stops are those of the timetables and follow from them", at: place,
                remedy: "Write {transit: add_stop …}, {transit: close_stop …} or {transit: move_stop …}"))
        matches.append(0)
    }

    /// Notes how many elements an edit adds, and whether that is what its author expected.
    mutating func note(added count: Int, expected: Int?, at place: Place) {
        note(
            count, expected, "adds", at: place, check: "Check the file",
            ifNothing: "Name a file that has features, or leave the edit out")
    }

    /// Notes whether an edit makes the scenario assume anything else.
    mutating func note(assumesOtherwise: Bool, at place: Place) {
        note(
            assumesOtherwise ? 1 : 0, nil, "changes", at: place, check: "Check the numbers",
            ifNothing: "The study assumes the same: state other numbers, or leave the edit out")
    }

    private mutating func note(
        _ count: Int, _ expected: Int?, _ does: String, what: String = "elements", at place: Place, check: String,
        ifNothing remedy: String?
    ) {
        matches.append(count)
        if let expected, expected != count {
            findings.add(
                Finding(
                    .error, "unexpected-matches", "\(does) \(count) \(what), expected \(expected)", at: place,
                    remedy: "\(check), or correct 'expect'"))
        } else if count == 0, expected == nil, let remedy {
            findings.add(Finding(.error, "touches-nothing", "the edit touches nothing", at: place, remedy: remedy))
        }
    }

    /// Notes what is set, and warns where an edit before has set it to something else.
    mutating func note<E: Element>(_ new: AttributeAssignment, of rows: [Int], _ type: E.Type) {
        var new = new
        new.part = part
        var overruled: [(AttributeAssignment, rows: Int)] = []
        patch(type) { overruled = $0.assign(new, to: rows) }
        for (old, count) in overruled {
            let values = "\(new.constant ?? .missing) here and \(old.constant ?? .missing) at \(old.place)"
            findings.add(
                Finding(
                    .warning, "conflicting-edits",
                    "'\(new.attribute)' of \(count) \(E.layer.rawValue) becomes \(values); the later edit decides",
                    at: new.place, remedy: "Let the conditions exclude each other, or take one of the edits out"))
        }
    }
}
