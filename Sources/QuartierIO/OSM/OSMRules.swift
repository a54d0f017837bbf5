internal import COsmium

/// Lends the rules of a selection to the C side.
enum OSMRules {
    /// Calls with rules that are valid during the call; their texts lie in one block, each with an end mark.
    static func withRules<Result>(
        of selection: OSMSelection, _ body: (UnsafePointer<cosmium_rule>?, Int) -> Result
    ) -> Result {
        var texts: [CChar] = []
        func place(_ text: String) -> Int {
            let start = texts.count
            texts.append(contentsOf: text.utf8CString)
            return start
        }
        let places = selection.rules.map { (key: place($0.key), value: $0.value.map { place($0) }) }
        return texts.withUnsafeBufferPointer { texts in
            let rules = zip(selection.rules, places).map { rule, place in
                cosmium_rule(
                    key: texts.baseAddress.map { $0 + place.key },
                    value: place.value.flatMap { offset in texts.baseAddress.map { $0 + offset } },
                    kinds: rule.kinds.rawValue, excludes: rule.excludes ? 1 : 0)
            }
            return rules.withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
        }
    }
}
