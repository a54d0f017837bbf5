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

    /// A square, a line, a point and nothing, in degrees as conditions write them.
    private static let shapes = {
        var pool = ShapePool()
        pool.appendArea(rings: [[(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }])
        for place in [(1.0, 1.0), (3.0, 4.0)] { pool.append(Coordinate(x: place.0, y: place.1)) }
        pool.closeRing()
        pool.closePart()
        pool.closeShape(.line)
        pool.appendPoint(Coordinate(x: 2, y: 2))
        pool.closeShape(.area)
        return pool
    }()

    static func matching(_ text: String) throws(FilterError) -> Set<Int> {
        var filter = try Filter(text)
        let kernel = GeometryKernel()
        if filter.namesShapes { try project(&filter, kernel) }
        let ground = FilterGround(shape: { (shapes, $0) }, kernel: kernel)
        let bound = try BoundFilter(filter, known: columns.keys.sorted(), ground: ground) { name in
            columns[name].map { column in FilterAttribute(kind: column.kind) { column.values[$0] } }
        }
        do throws(GeometryError) {
            return Set(try bound.matching(0..<4))
        } catch {
            fatalError("a valid shape can be asked about: \(error)")
        }
    }

    /// Degrees are the plane here, so that nothing is moved.
    private static func project(_ filter: inout Filter, _ kernel: GeometryKernel) throws(FilterError) {
        guard var identity = try? CoordinateTransform(from: .wgs84, to: .wgs84) else { return }
        try filter.project(
            by: &identity, near: BoundingBox(minX: -180, minY: -90, maxX: 180, maxY: 90), site: Coordinate(x: 0, y: 0),
            kernel: kernel)
    }
}
