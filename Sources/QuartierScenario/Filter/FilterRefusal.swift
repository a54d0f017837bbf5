/// What CQL2 knows and conditions do not, by name and with what to write instead.
enum FilterRefusal {
    /// The refusal of a keyword that has no meaning here; nil for one that has.
    static func keyword(of token: FilterToken, isCalled: Bool) -> FilterError? {
        guard case .keyword(let word) = token.kind else { return nil }
        let remedy: String
        switch word {
        case "CASEI", "ACCENTI": remedy = "Name the spellings: IN ('Park', 'PARK')"
        case "DATE", "TIMESTAMP", "INTERVAL": remedy = "Compare a number such as the year"
        default: return nil
        }
        return FilterError(
            "\(word) is not supported in conditions", column: token.column,
            remedy: isCalled ? remedy : "Write \"\(word)\" in double quotes if it is an attribute")
    }

    /// The refusal of a function where a value was wanted; as the user wrote its name.
    static func function(_ name: String, column: Int) -> FilterError {
        let capitals = name.uppercased()
        if SpatialRelation(name: capitals) != nil {
            return FilterError(
                "\(name) is a condition and no value", column: column, remedy: "Join it with AND or OR")
        }
        if ShapeWord(rawValue: capitals) != nil || capitals == "GEOMETRYCOLLECTION" {
            return FilterError(
                "\(name) is a shape and no value", column: column, remedy: "Write S_INTERSECTS(geometry, \(name)(…))")
        }
        let remedy =
            switch capitals.prefix(2) {
            case "S_": "Conditions know \(SpatialRelation.names.joined(separator: ", "))"
            case "T_": "Compare a number such as the year"
            case "A_": "Compare single attributes, or use IN"
            default: "Compute with + - * / % ^ and DIV, or write the value into the data"
            }
        return FilterError(
            "functions such as \(name)() are not supported in conditions", column: column, remedy: remedy)
    }
}
