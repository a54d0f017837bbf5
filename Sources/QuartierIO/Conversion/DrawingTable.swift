internal import QuartierGeometry
internal import QuartierModel

/// The entities of a drawing (DXF) as a layer: of one of the drawing's layers, with closed lines as areas.
enum DrawingTable {
    /// The field that names the layer of an entity.
    static let layerField = "Layer"

    /// The layers of a drawing that have entities, in order of their names.
    static func layers(of table: FeatureTable) -> [String] {
        table.column(layerField).map { $0.distinctTexts.sorted() } ?? []
    }

    /// The entities of a layer; of all if none is named.
    static func selected(_ layer: String?, from table: FeatureTable) throws(Finding) -> FeatureTable {
        guard let layer else { return rows(Array(0..<table.count), of: table) }
        let names = layers(of: table)
        guard names.contains(layer), let column = table.column(layerField) else {
            throw Finding(
                .error, "unknown-layer", "there is no such layer", at: Place(file: table.file, layer: layer),
                remedy: names.isEmpty
                    ? "The drawing is empty" : "The layers are \(names.map { "'\($0)'" }.joined(separator: ", "))")
        }
        var selected = rows((0..<table.count).filter { column[$0] == .text(layer) }, of: table)
        selected.name = layer
        return selected
    }

    private static func rows(_ rows: [Int], of table: FeatureTable) -> FeatureTable {
        var result = FeatureTable(name: table.name, file: table.file, crs: table.crs, crsSource: table.crsSource)
        result.fieldNames = table.fieldNames
        result.droppedDimensions = table.droppedDimensions
        result.positionsAreLines = table.positionsAreLines
        result.identifiers = rows.map { table.identifiers[$0] }
        result.positions = rows.map { table.positions[$0] }
        result.columns = table.columns.map { column in
            rows.reduce(into: Column(name: column.name)) { $0.append(column[$1]) }
        }
        for row in rows { append(row, of: table.shapes, to: &result.shapes) }
        let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        result.defects = table.defects.compactMap { defect in
            places[defect.row].map { row in
                var defect = defect
                defect.row = row
                return defect
            }
        }
        return result
    }

    private static func append(_ row: Int, of shapes: ShapePool, to result: inout ShapePool) {
        let rings = shapes.rings(of: row)
        let isClosed =
            shapes.kinds[row] == .line && !rings.isEmpty
            && rings.allSatisfy { ring in
                let range = shapes.range(ofRing: ring)
                guard range.count >= 4 else { return false }
                return shapes.coordinates[range.lowerBound] == shapes.coordinates[range.upperBound - 1]
            }
        guard isClosed else {
            _ = result.appendShape(row, of: shapes)
            return
        }
        for ring in rings {
            for coordinate in shapes.coordinates(ofRing: ring) { result.append(coordinate) }
            result.closeRing()
            result.closePart()
        }
        _ = result.closeShape(.area)
    }
}
