import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What closes the ground, and how much of it is known.
@Suite struct GroundTests {
    /// The areas of the worked example of Berlin's biotope area factor: 750 m², of which 330 are built, 262 sealed, 142
    /// partly sealed and 16 planted.
    private static let worked = {
        var city = TestCity()
        city.district("D", Box(0, 0, 75, 10))
        city.building("B", Box(0, 0, 33, 10), storeys: 4)
        city.surface("A", Box(33, 0, 26.2, 10), .asphalt)
        city.surface("P", Box(59.2, 0, 14.2, 10), .paving)
        city.surface("G", Box(73.4, 0, 1.6, 10), .planting)
        return city
    }()

    @Test func theWorkedExampleOfTheBiotopeAreaFactorIsMetInAreas() throws {
        let base = try Self.worked.baseline().measured
        #expect(agree(try base.value("sealed_m2"), 592))
        #expect(agree(try base.value("sealed_unbuilt_m2"), 262))
        #expect(agree(try base.value("sealed_share"), 592.0 / 750))
        #expect(agree(try base.value("partly_sealed_m2"), 142))
        #expect(agree(try base.value("partly_sealed_share"), 142.0 / 750))
        #expect(try base.measurement("sealed_share").coverage == 1)
        #expect(agree(try base.measurement("sealed_share").denominator, 750))
    }

    @Test func whatIsMostSealedCountsInAnyOrder() throws {
        let pieces: [(Box, SurfaceKind)] = [
            (Box(0, 0, 100, 100), .lawn), (Box(40, 0, 20, 100), .gravel), (Box(0, 40, 100, 20), .asphalt),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            var city = TestCity()
            city.district("D", Box(0, 0, 100, 100))
            city.building("B", Box(45, 45, 10, 10), storeys: 1)
            for number in order { city.surface("S\(number)", pieces[number].0, pieces[number].1) }
            let base = try city.baseline().measured
            #expect(try base.value("sealed_m2") == 2_000)
            #expect(try base.value("sealed_unbuilt_m2") == 1_900)
            #expect(try base.value("partly_sealed_m2") == 1_600)
        }
    }

    @Test func whatNobodyKnowsLowersCoverage() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        city.state(Building.self)
        city.surface("S", Box(0, 0, 100, 60), .asphalt)
        city.surface("U", Box(0, 60, 100, 20), nil)
        let base = try city.baseline().measured
        #expect(try base.reason("sealed_share") == .partialCoverage)
        #expect(agree(try base.measurement("sealed_share").coverage, 0.6))
        #expect(try base.measurement("sealed_share").numerator == 6_000)
        #expect(try base.reason("sealed_share", "E") == .noData)
        let lenient = try city.baseline { $0.parameters.minimumCoverage = 0.6 }.measured
        #expect(agree(try lenient.value("sealed_share"), 0.6))
    }

    @Test func buildingsAreNeededToo() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.surface("S", Box(0, 0, 100, 100), .lawn)
        #expect(try city.baseline().measured.reason("sealed_m2") == .noData)
    }

    private static func scattered(_ seed: Int) -> City {
        var dice = SeededGenerator(seed: 4_000 + seed)
        var source = RandomCity()
        (source.surfaces, source.trees) = (16, 10)
        return source.build(&dice)
    }

    @Test(arguments: 0..<6)
    func aSurfaceDrawnInTwoPiecesAndTheOtherWayRoundIsTheSame(_ seed: Int) throws {
        let city = Self.scattered(seed)
        var split = city
        split.surfaces = Layer()
        split.surfaces.isStated = true
        for row in (0..<city.surfaces.count).reversed() {
            let box = city.surfaces.shapes.boxes[row]
            let middle = box.minX + ((box.maxX - box.minX) * 2).rounded() / 4
            for (piece, ends) in [(box.minX, middle), (middle, box.maxX)].enumerated() where ends.0 < ends.1 {
                var ring = Box(ends.0, box.minY, ends.1 - ends.0, box.height).ring.dropLast()
                ring = ring.dropFirst(2) + ring.prefix(2)
                split.surfaces.shapes.appendArea(rings: [Array(ring + ring.prefix(1))])
                split.surfaces.elements.append(city.surfaces.elements[row])
                split.surfaces.identifiers.append("\(city.surfaces.identifiers[row])-\(piece)")
            }
        }
        let setting = Setting(
            parameters: .with { $0.minimumCoverage = 0.01 }, indicators: ["surfaces"], kinds: [.districts, .study])
        let (one, other) = (try setting.baseline(of: city), try setting.baseline(of: split))
        for (mine, others) in zip(one.measurements, other.measurements) {
            for (first, second) in zip(mine, others) {
                #expect(agree(first.value, second.value) && agree(first.coverage, second.coverage))
            }
        }
    }
}
