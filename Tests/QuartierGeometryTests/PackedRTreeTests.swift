import Testing

@testable import QuartierGeometry

@Suite struct PackedRTreeTests {
    private func boxes(_ count: Int, seed: Int) -> [BoundingBox] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            if index % 11 == 5 { return .empty }
            let corner = random.point(in: BoundingBox(minX: 0, minY: 0, maxX: 1000, maxY: 400))
            return BoundingBox(
                minX: corner.x, minY: corner.y, maxX: corner.x + random.number(0...40),
                maxY: corner.y + random.number(0...40))
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 256, 257, 5000]) func findsWhatBruteForceFinds(count: Int) {
        let boxes = boxes(count, seed: count)
        let tree = PackedRTree(boxes)
        #expect(tree.count == boxes.count { !$0.isEmpty })
        var random = SeededGenerator(seed: 99)
        for _ in 0..<50 {
            let corner = random.point(in: BoundingBox(minX: -100, minY: -100, maxX: 1100, maxY: 500))
            let query = BoundingBox(corner).expanded(by: random.number(0...80))
            var found: [Int] = []
            tree.forEach(intersecting: query) { found.append($0) }
            #expect(found.sorted() == boxes.indices.filter { boxes[$0].intersects(query) })
            let even = tree.first(intersecting: query) { $0.isMultiple(of: 2) }
            #expect((even != nil) == found.contains { $0.isMultiple(of: 2) })
        }
    }

    @Test func findsEveryPairOnce() {
        let boxes = boxes(600, seed: 3)
        var pairs: [[Int]] = []
        PackedRTree(boxes).forEachIntersectingPair { pairs.append([$0, $1]) }
        var expected: [[Int]] = []
        for first in boxes.indices {
            for second in boxes.indices.dropFirst(first + 1) where boxes[first].intersects(boxes[second]) {
                expected.append([first, second])
            }
        }
        #expect(pairs.count == expected.count)
        #expect(Set(pairs) == Set(expected))
    }

    @Test(arguments: [1, 40, 3000]) func nearestIsTheNearest(count: Int) throws {
        let boxes = boxes(count, seed: 7 + count)
        let tree = PackedRTree(boxes)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let point = random.point(in: BoundingBox(minX: -300, minY: -300, maxX: 1300, maxY: 700))
            let distances = boxes.map { $0.squaredDistance(to: point).squareRoot() }
            let nearest = tree.nearest(to: point, within: 150) { distances[$0] }
            let expected = distances.indices.min { (distances[$0], $0) < (distances[$1], $1) }
            guard let expected, distances[expected] <= 150 else {
                #expect(nearest == nil)
                continue
            }
            #expect(nearest?.index == expected)
            #expect(nearest?.distance == distances[expected])
        }
    }

    @Test func strangeBoxesDoNotTrap() {
        let infinite = BoundingBox(
            minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
        let none = BoundingBox(minX: .nan, minY: 0, maxX: 1, maxY: 1)
        let tree = PackedRTree([infinite, none, BoundingBox(Coordinate(x: 1, y: 1)), .empty])
        var found: [Int] = []
        tree.forEach(intersecting: BoundingBox(Coordinate(x: 1, y: 1))) { found.append($0) }
        #expect(found.sorted() == [0, 2])
    }
}
