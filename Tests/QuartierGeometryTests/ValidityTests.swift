import Testing

@testable import QuartierGeometry

@Suite struct ValidityTests {
    private let kernel = GeometryKernel()

    @Test func aBowTieIsInvalidAndSaysWhere() {
        let bowTie = pool(ring((0, 0), (2, 2), (2, 0), (0, 2)))
        guard case .invalid(let reason, let place) = kernel.validity(of: 0, in: bowTie) else {
            Issue.record("a bow-tie passed as valid")
            return
        }
        #expect(reason.contains("Self-intersection"))
        #expect(place == Coordinate(x: 1, y: 1))
    }

    @Test(arguments: 0..<300) func theQuickTestNeverContradictsGEOS(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let box = BoundingBox(minX: 0, minY: 0, maxX: 6, maxY: 6)
        var ring = (0..<Int.random(in: 3...6, using: &random)).map { _ in
            // Whole numbers, so that spikes, repeats and touching vertices are frequent.
            let place = random.point(in: box)
            return Coordinate(x: place.x.rounded(), y: place.y.rounded())
        }
        ring.append(ring[0])
        let shape = pool(ring)
        guard shape.isPlainlyValid(0) else { return }
        // The same ring with one position repeated takes the way through GEOS.
        let byGEOS = pool([ring[0]] + ring)
        #expect(!byGEOS.isPlainlyValid(0))
        #expect(kernel.validity(of: 0, in: byGEOS) == .valid)
    }

    @Test func repairSplitsABowTie() throws {
        let repair = try kernel.repair(0, of: pool(ring((0, 0), (2, 2), (2, 0), (0, 2))))
        #expect(repair.method == .structure)
        #expect(repair.areaBefore == 0)
        #expect(repair.areaAfter == 2)
        #expect(repair.otherArea == 2)
        #expect(repair.agrees)
        #expect(repair.shape.count == 1 && repair.shape.parts(of: 0).count == 2)
        #expect(kernel.validity(of: 0, in: repair.shape) == .valid)
    }

    @Test func repairSaysWhenTheReadingsDiffer() throws {
        // Two overlapping parts: united they are 7, by even-odd 6.
        var shapes = ShapePool()
        for part in [rectangle(0, 0, 2, 2), rectangle(1, 1, 3, 3)] {
            for position in part { shapes.append(position) }
            shapes.closeRing()
            shapes.closePart()
        }
        shapes.closeShape(.area)
        let repair = try kernel.repair(0, of: shapes)
        #expect(repair.areaBefore == 8 && repair.areaAfter == 7 && repair.otherArea == 6)
        #expect(!repair.agrees)
    }

    @Test func aValidAreaIsNotRepaired() throws {
        let repair = try kernel.repair(0, of: pool(rectangle(0, 0, 2, 2)))
        #expect(repair.method == .none && repair.agrees && repair.areaAfter == 4)
    }

    @Test func nothingLeftIsAnError() {
        let error = #expect(throws: GeometryError.self) {
            _ = try kernel.repair(0, of: pool(ring((0, 0), (1, 0), (2, 0))))
        }
        #expect(error?.code == .failed)
    }
}
