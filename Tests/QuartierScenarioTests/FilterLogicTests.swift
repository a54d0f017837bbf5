import QuartierModel
import Testing

@testable import QuartierScenario

/// Three-valued logic: a comparison with a missing value is neither true nor false.
@Suite struct FilterLogicTests {
    /// One row with a value that is true, one that is false and one that is missing.
    private static let row = FilterRows(columns: [
        "t": .init(kind: .boolean, values: [.boolean(true)]), "f": .init(kind: .boolean, values: [.boolean(false)]),
        "u": .init(kind: .boolean, values: [.missing]), "three": .init(kind: .number(0...9), values: [.number(3)]),
        "none": .init(kind: .number(0...9), values: [.missing]), "word": .init(kind: .text, values: [.text("word")]),
        "absent": .init(kind: .text, values: [.missing]),
    ])

    /// What a condition is of the row: true, false, or nil for unknown.
    private static func truth(_ text: String) throws -> Bool? {
        if try !row.rows(where: text).isEmpty { return true }
        return try row.rows(where: "NOT (\(text))").isEmpty ? nil : false
    }

    @Test(
        arguments: [
            ("t", "t", true, true), ("t", "f", false, true), ("t", "u", nil, true), ("f", "t", false, true),
            ("f", "f", false, false), ("f", "u", false, nil), ("u", "t", nil, true), ("u", "f", false, nil),
            ("u", "u", nil, nil),
        ] as [(String, String, Bool?, Bool?)])
    func connectivesFollowKleene(_ left: String, _ right: String, _ and: Bool?, _ or: Bool?) throws {
        #expect(try Self.truth("\(left) = TRUE AND \(right) = TRUE") == and)
        #expect(try Self.truth("\(left) = TRUE OR \(right) = TRUE") == or)
    }

    @Test(
        arguments: [
            ("NOT t = TRUE", false), ("NOT f = TRUE", true), ("NOT u = TRUE", nil),
            ("u IS NULL", true), ("t IS NULL", false), ("u IS NOT NULL", false),
            ("u = u", nil), ("u <> u", nil), ("none < 5", nil), ("none >= 5", nil),
            // IN is a chain of ORs.
            ("none IN (1, 2)", nil), ("none NOT IN (1, 2)", nil), ("three IN (3, none)", true),
            ("three IN (4, none)", nil), ("three NOT IN (4, none)", nil), ("three NOT IN (3, none)", false),
            // BETWEEN is an AND.
            ("none BETWEEN 1 AND 2", nil), ("three BETWEEN none AND 2", false), ("three BETWEEN none AND 4", nil),
            ("three BETWEEN 4 AND none", false), ("three BETWEEN 1 AND none", nil),
            // What cannot be computed is missing.
            ("none + 1 > 0", nil), ("NOT none + 1 > 0", nil), ("none * 0 = 0", nil), ("none ^ 0 = 1", nil),
            ("1 ^ none = 1", nil), ("three / 0 > 1", nil), ("NOT three / 0 > 1", nil), ("three % 0 = 0", nil),
            ("three DIV 0 = 0", nil), ("0 / 0 = 0", nil), ("three / 0 IS NULL", true), ("none + 1 IS NULL", true),
            ("three + 1 IS NULL", false), ("(three - 4) ^ 0.5 IS NULL", true), ("10 ^ 400 IS NULL", true),
            ("three + 1 IN (4, none)", true), ("three + 1 IN (5, none)", nil), ("three BETWEEN none + 1 AND 2", false),
            // LIKE.
            ("absent LIKE '%'", nil), ("NOT absent LIKE '%'", nil), ("absent NOT LIKE 'a'", nil),
            ("word LIKE 'w%'", true), ("word NOT LIKE 'w%'", false), ("NOT (word NOT LIKE 'w%')", true),
            ("three NOT BETWEEN 4 AND none", true), ("three NOT BETWEEN 1 AND none", nil),
        ] as [(String, Bool?)])
    func missingValuesAreUnknown(_ text: String, _ expected: Bool?) throws {
        #expect(try Self.truth(text) == expected)
    }

    @Test(arguments: 0..<20)
    func randomConditionsMeanWhatTheirTreesMean(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let tree = Tree.random(depth: 5, &dice)
            #expect(try Self.truth(tree.text) == tree.truth, "\(tree.text)")
        }
    }

    /// A condition as a tree, evaluated by recursion and written with only the brackets it needs.
    private indirect enum Tree {
        case leaf(String, Bool?)
        case not(Tree)
        case and(Tree, Tree)
        case or(Tree, Tree)

        static func random(depth: Int, _ dice: inout SeededGenerator) -> Tree {
            let choice = depth == 0 ? 0 : dice.whole(0...5)
            switch choice {
            case 1, 2: return .and(random(depth: depth - 1, &dice), random(depth: depth - 1, &dice))
            case 3, 4: return .or(random(depth: depth - 1, &dice), random(depth: depth - 1, &dice))
            case 5: return .not(random(depth: depth - 1, &dice))
            default:
                let leaves: [(String, Bool?)] = [
                    ("t = TRUE", true), ("f = TRUE", false), ("u = TRUE", nil), ("TRUE", true), ("FALSE", false),
                    ("none IS NULL", true), ("three BETWEEN 1 AND 2", false), ("none IN (1, 3)", nil),
                ]
                let leaf = leaves[dice.whole(0...leaves.count - 1)]
                return .leaf(leaf.0, leaf.1)
            }
        }

        var truth: Bool? {
            switch self {
            case .leaf(_, let truth): truth
            case .not(let tree): tree.truth.map { !$0 }
            case .and(let left, let right): Self.least(left.truth, right.truth)
            case .or(let left, let right):
                Self.least(left.truth.map { !$0 }, right.truth.map { !$0 }).map { !$0 }
            }
        }

        /// The lesser of two truths in the order false, unknown, true.
        private static func least(_ left: Bool?, _ right: Bool?) -> Bool? {
            let rank = { (truth: Bool?) in truth.map { $0 ? 2 : 0 } ?? 1 }
            return rank(left) < rank(right) ? left : right
        }

        var text: String {
            switch self {
            case .leaf(let text, _): text
            case .not(let tree): "NOT \(tree.tightness < 2 ? "(\(tree.text))" : tree.text)"
            case .and(let left, let right):
                [left, right].map { $0.tightness < 1 ? "(\($0.text))" : $0.text }.joined(separator: " AND ")
            case .or(let left, let right): "\(left.text) OR \(right.text)"
            }
        }

        private var tightness: Int {
            switch self {
            case .leaf, .not: 2
            case .and: 1
            case .or: 0
            }
        }
    }
}
