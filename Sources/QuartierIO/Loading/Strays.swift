import QuartierGeometry
import QuartierModel

/// Single features that lie where the layer's CRS is not used: a tree at 0, 0, a stop with a digit too many.
enum Strays {
    /// More than one in so many, and it is the CRS that is wrong rather than a feature.
    private static let leastPerStray = 10

    /// The table with its strays as defects, which the layer's policy judges one by one; as it was if there are none,
    /// or too many of them.
    static func setAside(in table: FeatureTable, _ crs: CRS) -> FeatureTable {
        guard crs.misplacement(of: table.shapes.extent) != nil else { return table }
        let drawn = (0..<table.count).filter { !table.shapes.isEmpty($0) }
        let strays = crs.strays(among: drawn.map { table.shapes.boxes[$0].center }).map { drawn[$0] }
        guard !strays.isEmpty, strays.count * leastPerStray <= drawn.count else { return table }
        var result = table
        result.shapes = ShapePool()
        let isStray = Set(strays)
        for row in 0..<table.count {
            if isStray.contains(row) {
                result.shapes.closeShape(table.shapes.kinds[row])
                result.defects.append(GeometryDefect(row: row, .stray))
            } else {
                result.shapes.appendShape(row, of: table.shapes)
            }
        }
        return crs.misplacement(of: result.shapes.extent) == nil ? result : table
    }
}
