import QuartierGeometry
import QuartierModel

extension Layer {
    /// Puts the elements into an order that follows from where they lie, not from the order of the file.
    ///
    /// Sums of rounded numbers depend on their order, and files are exported in any order: so the same features
    /// give the same bytes however the file was sorted. Layers that are zones keep the order of their file.
    mutating func sortByPlace() {
        let boxes = shapes.boxes
        let order = elements.indices.sorted { left, right in
            let (a, b) = (boxes[left], boxes[right])
            if (a.minX, a.minY, a.maxX, a.maxY) != (b.minX, b.minY, b.maxX, b.maxY) {
                return (a.minX, a.minY, a.maxX, a.maxY) < (b.minX, b.minY, b.maxX, b.maxY)
            }
            return identifiers[left] < identifiers[right]
        }
        var sorted = ShapePool()
        sorted.reserveCapacity(shapes: shapes.count, coordinates: shapes.coordinates.count)
        for row in order { sorted.appendShape(row, of: shapes) }
        shapes = sorted
        elements = order.map { elements[$0] }
        identifiers = order.map { identifiers[$0] }
        foreign = foreign.map { column in
            var other = Column(name: column.name)
            for row in order { other.append(column[row]) }
            return other
        }
    }
}

extension Element {
    /// Whether results are reported for elements of this type, one by one.
    static var areZones: Bool { layer == .districts || layer == .plots }
}

extension AttributeValue {
    /// The value as an identifier; nil where it is none.
    var identifier: String? {
        switch self {
        case .missing, .boolean: nil
        case .text(let text): text.isEmpty ? nil : text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        }
    }
}
