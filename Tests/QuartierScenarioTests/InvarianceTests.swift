import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What must not change a number.
@Suite struct InvarianceTests {
    private static let setting = Setting(
        // Limits that nothing on a grid of quarters of a metre meets exactly.
        parameters: .with {
            $0 = RandomCity.parameters
            $0.greenAccess.limit = 40.123
            $0.greenAccess.minimumArea = 600.123
            $0.stopAccess.limits = [60.123, 120.123]
        },
        kinds: [.districts, .plots, .study])

    private static func city(_ seed: Int) -> City {
        var dice = SeededGenerator(seed: 2_000 + seed)
        var source = RandomCity()
        source.hasCounts = true
        source.isClear = true
        return source.build(&dice)
    }

    private func expectSame(_ first: City, _ second: City, _ change: (inout Setting) -> Void = { _ in }) throws {
        var setting = Self.setting
        change(&setting)
        let (one, other) = (try setting.baseline(of: first), try setting.baseline(of: second))
        for (zone, (mine, others)) in zip(one.measurements, other.measurements).enumerated() {
            for (index, (a, b)) in zip(mine, others).enumerated() {
                let what = "\(one.indicators[index].definition.id) of \(one.zones.zones[zone].id)"
                #expect(a.reason == b.reason, "\(what)")
                #expect(agree(a.value, b.value), "\(what)")
                #expect(agree(a.coverage, b.coverage), "\(what)")
                #expect(agree(a.imputed, b.imputed), "\(what)")
            }
        }
    }

    @Test(arguments: 0..<20)
    func greenDrawnInTwoPiecesIsTheSame(_ seed: Int) throws {
        let city = Self.city(seed)
        var split = city
        split.green = Layer()
        split.green.isStated = true
        for row in 0..<city.green.count {
            let box = city.green.shapes.boxes[row]
            let middle = box.minX + ((box.maxX - box.minX) * 2).rounded() / 4
            for (piece, ends) in [(box.minX, middle), (middle, box.maxX)].enumerated() {
                split.green.shapes.appendArea(rings: [Box(ends.0, box.minY, ends.1 - ends.0, box.height).ring])
                split.green.elements.append(city.green.elements[row])
                split.green.identifiers.append("\(city.green.identifiers[row])-\(piece)")
            }
        }
        try expectSame(city, split)
    }

    @Test(arguments: 0..<20)
    func theWayRingsAreWrittenIsNoDifference(_ seed: Int) throws {
        let city = Self.city(seed)
        var dice = SeededGenerator(seed: seed)
        var turned = city
        turned.districts.shapes = Self.turned(city.districts.shapes, &dice)
        turned.plots.shapes = Self.turned(city.plots.shapes, &dice)
        turned.buildings.shapes = Self.turned(city.buildings.shapes, &dice)
        turned.green.shapes = Self.turned(city.green.shapes, &dice)
        #expect(turned.buildings.shapes.coordinates != city.buildings.shapes.coordinates)
        try expectSame(city, turned)
    }

    @Test(arguments: 0..<20)
    func aPlaceElsewhereIsTheSame(_ seed: Int) throws {
        let city = Self.city(seed)
        var moved = city
        moved.districts.shapes = Self.moved(city.districts.shapes)
        moved.plots.shapes = Self.moved(city.plots.shapes)
        moved.buildings.shapes = Self.moved(city.buildings.shapes)
        moved.green.shapes = Self.moved(city.green.shapes)
        moved.stops.shapes = Self.moved(city.stops.shapes)
        moved.streets.shapes = Self.moved(city.streets.shapes)
        for assignment in Assignment.allCases {
            try expectSame(city, moved) { $0.parameters.assignment = assignment }
        }
    }

    @Test(arguments: 0..<10)
    func theOrderOfElementsIsNoDifference(_ seed: Int) throws {
        let city = Self.city(seed)
        var reversed = city
        reversed.buildings = Self.reversed(city.buildings)
        reversed.green = Self.reversed(city.green)
        reversed.stops = Self.reversed(city.stops)
        reversed.streets = Self.reversed(city.streets)
        try expectSame(city, reversed)
    }

    private static func reversed<E: Element>(_ layer: Layer<E>) -> Layer<E> {
        var result = Layer<E>()
        for row in (0..<layer.count).reversed() {
            result.shapes.appendShape(row, of: layer.shapes)
            result.elements.append(layer.elements[row])
            result.identifiers.append(layer.identifiers[row])
        }
        result.isStated = layer.isStated
        return result
    }

    private static func rings(of pool: ShapePool, _ change: ([Coordinate]) -> [Coordinate]) -> ShapePool {
        var result = ShapePool()
        for shape in 0..<pool.count {
            for part in pool.parts(of: shape) {
                for ring in pool.rings(ofPart: part) {
                    for position in change(Array(pool.coordinates(ofRing: ring))) { result.append(position) }
                    result.closeRing()
                }
                result.closePart()
            }
            result.closeShape(pool.kinds[shape])
        }
        return result
    }

    private static func moved(_ pool: ShapePool) -> ShapePool {
        rings(of: pool) { $0.map { Coordinate(x: $0.x + 1e5, y: $0.y - 2e5) } }
    }

    private static func turned(_ pool: ShapePool, _ dice: inout SeededGenerator) -> ShapePool {
        let start = dice.whole(1...3)
        var result = rings(of: pool) { ring in
            let open = ring.dropLast()
            let turned = open.dropFirst(start) + open.prefix(start)
            return Array((turned + turned.prefix(1)).reversed())
        }
        result.normaliseOrientation()
        return result
    }
}
