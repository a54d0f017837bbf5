internal import QuartierGeometry
public import QuartierModel

extension Filter {
    /// The rows of a table that the condition is true of; it asks for fields of the table, as they are called there.
    ///
    /// Where features lie is not asked: they are not in the plane of a study yet.
    public func rows(of table: FeatureTable) throws(FilterError) -> Set<Int> {
        if let shape = shapes.first {
            throw FilterError(
                "a layer's condition asks for fields of its file, not for places", column: shape.column,
                remedy: "Ask for places in the conditions of edits")
        }
        let condition = try BoundFilter(self, known: table.fieldNames) { name in
            table.column(name).map { column in FilterAttribute(kind: nil) { column[$0] } }
        }
        do throws(GeometryError) {
            return Set(try condition.matching(0..<table.count))
        } catch {
            preconditionFailure("a condition without places asked for one: \(error.message)")
        }
    }
}
