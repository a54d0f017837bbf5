import QuartierGeometry
import QuartierModel

@testable import QuartierScenario

/// A few rows of attributes for conditions to be asked of.
struct FilterRows {
    /// A column and what it holds; nil where values of any kind may stand.
    struct Column {
        var kind: AttributeKind?
        var values: [AttributeValue]
    }

    var columns: [String: Column]

    /// Four buildings; the third states nothing.
    static let buildings = FilterRows(columns: [
        "storeys": Column(kind: .number(0.5...200), values: [.number(3), .number(5), .missing, .number(5.5)]),
        "use": Column(
            kind: .vocabulary(["residential", "office", "mixed"]),
            values: [.text("residential"), .text("office"), .missing, .text("mixed")]),
        "public": Column(kind: .boolean, values: [.boolean(true), .boolean(false), .missing, .boolean(true)]),
        "name": Column(kind: .text, values: [.text("Am Anger"), .text("O'Hara"), .missing, .text("")]),
        "Größe": Column(kind: nil, values: [.text("12"), .number(7), .missing, .boolean(true)]),
        "NOT": Column(kind: nil, values: [.number(1), .number(2), .number(3), .number(4)]),
        "a \"b\"": Column(kind: nil, values: [.number(1), .number(2), .number(3), .number(4)]),
        "n.s:x_1": Column(kind: nil, values: [.number(1), .number(2), .number(3), .number(4)]),
    ])

    private var count: Int { columns.values.map(\.values.count).max() ?? 0 }

    /// The rows a condition is true of.
    func rows(where text: String) throws(FilterError) -> [Int] {
        let filter = try Filter(text)
        let bound = try BoundFilter(filter, known: columns.keys.sorted()) { name in
            columns[name].map { column in FilterAttribute(kind: column.kind) { column.values[$0] } }
        }
        do throws(GeometryError) {
            return try bound.matching(0..<count)
        } catch {
            throw FilterError(error.message, column: 1)
        }
    }
}
