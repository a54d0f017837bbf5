import Testing

@testable import QuartierGeometry

/// Polygons that share their edges divide the plane: every point belongs to exactly one of them.
@Suite struct PartitionTests {
    @Test(arguments: 0..<20) func everyPointHasExactlyOneOwner(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let side = 6
        let nodes = (0...side).map { row in
            (0...side).map { column in
                let isRim = row == 0 || column == 0 || row == side || column == side
                let shift = isRim ? 0.0 : 0.3
                return Coordinate(
                    x: 12_800.1 + Double(column) + random.number(-shift...shift),
                    y: 342_900.3 + Double(row) + random.number(-shift...shift))
            }
        }
        var districts = ShapePool()
        var probes: [Coordinate] = []
        for row in 0..<side {
            for column in 0..<side {
                let corners = [
                    nodes[row][column], nodes[row][column + 1], nodes[row + 1][column + 1], nodes[row + 1][column],
                ]
                // Two triangles, the second in the other direction, so that shared edges run both ways.
                districts.appendArea(rings: [[corners[0], corners[1], corners[2], corners[0]]])
                districts.appendArea(rings: [[corners[0], corners[3], corners[2], corners[0]]])
                for (from, to) in [(corners[0], corners[2]), (corners[0], corners[1]), (corners[0], corners[3])] {
                    for share in [0, 0.25, 0.5, random.number(0...1)] {
                        probes.append(
                            Coordinate(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
                    }
                }
            }
        }
        let locators = (0..<districts.count).map { AreaLocator(districts, shape: $0) }
        for point in probes {
            // Those on the rim itself may belong to nobody.
            let isInner = point.x > nodes[0][0].x && point.y > nodes[0][0].y
            let owners = (0..<districts.count).filter { districts.contains(point, in: $0) }
            #expect(owners.count == 1 || (!isInner && owners.isEmpty), "\(point) has \(owners)")
            #expect(locators.indices.filter { locators[$0].contains(point) } == owners)
        }
    }
}
