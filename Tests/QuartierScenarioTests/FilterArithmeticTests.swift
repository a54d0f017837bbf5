import Glibc
import QuartierModel
import Testing

@testable import QuartierScenario

/// Arithmetic in conditions against the same sums done by Swift.
@Suite struct FilterArithmeticTests {
    /// An expression as a tree, computed by recursion and written with only the brackets it needs.
    private indirect enum Tree {
        case leaf(String, Double?)
        case negated(Tree)
        case pair(Tree, String, Tree)

        static func random(depth: Int, _ dice: inout SeededGenerator) -> Tree {
            switch depth == 0 ? 0 : dice.whole(0...5) {
            case 0:
                let leaves: [(String, Double?)] = [
                    ("x", 3), ("y", -2.5), ("u", nil), ("t", 12), ("0", 0), ("2", 2), ("0.75", 0.75),
                ]
                let leaf = leaves[dice.whole(0...leaves.count - 1)]
                return .leaf(leaf.0, leaf.1)
            case 1: return .negated(random(depth: depth - 1, &dice))
            default:
                let sign = dice.one(of: ["+", "-", "*", "/", "%", "DIV", "^"], or: "+")
                return .pair(random(depth: depth - 1, &dice), sign, random(depth: depth - 1, &dice))
            }
        }

        var value: Double? {
            switch self {
            case .leaf(_, let value): return value
            case .negated(let tree): return tree.value.map { -$0 }
            case .pair(let left, let sign, let right):
                guard let a = left.value, let b = right.value else { return nil }
                let result: Double
                switch sign {
                case "+": result = a + b
                case "-": result = a - b
                case "*": result = a * b
                case "/": result = a / b
                case "%": result = fmod(a, b)
                case "DIV": result = trunc(a / b)
                default: result = pow(a, b)
                }
                return result.isFinite ? result : nil
            }
        }

        /// Brackets where the rules of precedence would read it otherwise.
        var text: String {
            switch self {
            case .leaf(let text, _): return text
            case .negated(let tree): return "- \(tree.bracketed(below: 4))"
            case .pair(let left, let sign, let right):
                let rank = self.rank
                // `a - b - c` is read from the left, a power of a power not at all.
                let leftText = left.bracketed(below: sign == "^" ? rank + 1 : rank)
                return "\(leftText) \(sign) \(right.bracketed(below: rank + 1))"
            }
        }

        private func bracketed(below limit: Int) -> String { rank < limit ? "(\(text))" : text }

        private var rank: Int {
            switch self {
            case .leaf: 5
            case .negated: 4
            case .pair(_, "^", _): 3
            case .pair(_, "*", _), .pair(_, "/", _), .pair(_, "%", _), .pair(_, "DIV", _): 2
            case .pair: 1
            }
        }
    }

    private static let row = FilterRows(columns: [
        "x": .init(kind: .number(0...9), values: [.number(3)]), "y": .init(kind: nil, values: [.number(-2.5)]),
        "u": .init(kind: .number(0...9), values: [.missing]), "t": .init(kind: nil, values: [.text("12")]),
    ])

    @Test(arguments: 0..<20)
    func randomSumsAreThoseOfSwift(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        var computed = 0
        for _ in 0..<200 {
            let tree = Tree.random(depth: 4, &dice)
            let isMissing = try !Self.row.rows(where: "\(tree.text) IS NULL").isEmpty
            #expect(isMissing == (tree.value == nil), "\(tree.text)")
            guard let value = tree.value else { continue }
            computed += 1
            let literal = value < 0 ? "-\(-value)" : "\(value)"
            #expect(try Self.row.rows(where: "\(tree.text) = \(literal)") == [0], "\(tree.text) = \(value)")
        }
        #expect(computed > 50)
    }

    @Test func whatIsNoNumberIsMissing() throws {
        let rows = FilterRows(columns: [
            "f": .init(kind: nil, values: [.text("7"), .text("7 m"), .boolean(true), .missing, .number(7)])
        ])
        #expect(try rows.rows(where: "f + 1 = 8") == [0, 4])
        #expect(try rows.rows(where: "f + 1 IS NULL") == [1, 2, 3])
        #expect(try rows.rows(where: "NOT f + 1 = 8") == [])
    }
}
