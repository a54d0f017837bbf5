import QuartierModel

extension LayerKind {
    /// Does something with the type of a layer's elements; scenarios cannot edit districts, which gives nil.
    func withEditableType<R>(_ body: (any Element.Type) -> R) -> R? {
        switch self {
        case .districts: nil
        case .plots: body(Plot.self)
        case .buildings: body(Building.self)
        case .green: body(GreenSpace.self)
        case .stops: body(Stop.self)
        }
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

    /// Notes what an edit matched, and whether that is what its author expected.
    mutating func note(matched count: Int, expected: Int?, mayBeNothing: Bool, at place: Place, what: String) {
        matches.append(count)
        if let expected, expected != count {
            findings.add(
                Finding(
                    .error, "unexpected-matches", "\(what) \(count) elements, expected \(expected)", at: place,
                    remedy: "Check the condition, or correct 'expect'"))
        } else if count == 0, expected == nil, !mayBeNothing {
            findings.add(
                Finding(
                    .error, "touches-nothing", "the edit touches nothing", at: place,
                    remedy: "Check the condition, or state 'may_touch_nothing: true'"))
        }
    }
}
