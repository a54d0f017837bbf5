import Quartier

@testable import QuartierScenario

/// An error lies in the text, and no element meets both a condition and its opposite.
func fuzzFilter(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(FilterError) {
        let rows = try rows(where: text)
        // Brackets one deeper than the limit are the only reason to refuse the opposite.
        guard let others = try? Rows.matching("NOT ( \(text) )") else { return }
        promise(rows.isDisjoint(with: others), "no element meets a condition and its opposite")
    } catch {
        promise((1...text.count + 1).contains(error.column), "an error lies in the text")
        promise(!error.message.isEmpty, "an error says something")
    }
}

private func rows(where text: String) throws(FilterError) -> Set<Int> { try Rows.matching(text) }

/// A few rows with values of every kind, under names that are easily met.
private enum Rows {
    private static let columns: [String: (kind: AttributeKind?, values: [AttributeValue])] = [
        "n": (.number(0...10), [.number(3), .number(5), .missing, .number(5.5)]),
        "v": (.vocabulary(["a", "b"]), [.text("a"), .text("b"), .missing, .text("a")]),
        "b": (.boolean, [.boolean(true), .boolean(false), .missing, .boolean(true)]),
        "t": (.text, [.text("a"), .text("O'Hara"), .missing, .text("")]),
        "f": (nil, [.text("12"), .number(7), .missing, .boolean(true)]),
    ]

    static func matching(_ text: String) throws(FilterError) -> Set<Int> {
        let bound = try BoundFilter(try Filter(text), known: columns.keys.sorted()) { name in
            columns[name].map { column in FilterAttribute(kind: column.kind) { column.values[$0] } }
        }
        return Set((0..<4).filter(bound.matches))
    }
}
