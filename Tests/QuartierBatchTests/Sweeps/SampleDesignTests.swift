import QuartierModel
import Testing

@testable import QuartierBatch

/// Which values the samples of a sweep have.
@Suite struct SampleDesignTests {
    private func design(_ parameters: String, _ sample: String = "{method: grid}") throws -> SampleDesign {
        SampleDesign(of: try sweep(parameters, sample))
    }

    private func sweep(_ parameters: String, _ sample: String) throws -> StudyFile.Sweep {
        let (study, findings) = StudyTexts.read(
            """
            sweeps:
              - {id: s, parameters: \(parameters), sample: \(sample), edits: [{remove: plots, where: "true"}]}

            """)
        #expect(!findings.hasErrors, "\(findings.all)")
        return try #require(study?.sweeps.first)
    }

    private func values(_ design: SampleDesign) -> [[String]] {
        (0..<design.count).map { design.values(of: $0).map(\.text) }
    }

    @Test func aGridHasEveryCombinationAndTheLastParameterChangesFirst() throws {
        let design = try design("{a: [x, true, 3], b: {from: 0, to: 1, step: 0.5}}")
        #expect(
            values(design) == [
                ["x", "0"], ["x", "0.5"], ["x", "1"], ["true", "0"], ["true", "0.5"], ["true", "1"], ["3", "0"],
                ["3", "0.5"], ["3", "1"],
            ])
    }

    @Test func oneAtATimeBeginsWithTheDefaultsAndVariesEachAlone() throws {
        let design = try design(
            "{a: {values: [1, 2, 3], default: 2}, b: {from: 10, to: 30, step: 10}}", "{method: one_at_a_time}")
        #expect(values(design) == [["2", "10"], ["1", "10"], ["3", "10"], ["2", "20"], ["2", "30"]])
    }

    @Test(arguments: [
        (0.0, 1.0, 0.1, 11), (0, 0.3, 0.1, 4), (-1, 1, 0.25, 9), (1e-7, 3e-7, 1e-7, 3), (0, 1e6, 1, 1_000_001),
        (0.1, 0.7, 0.3, 3), (5, 12, 7, 2),
    ])
    func stepsAreTheNumbersPeopleWrite(_ from: Double, _ to: Double, _ step: Double, _ count: Int) throws {
        let range = try SteppedRange(from: from, to: to, step: step)
        #expect(range.count == count && range[0] == from && range[count - 1] == to && range.step == step)
    }

    @Test func aTenthThreeTimesIsThreeTenths() throws {
        let range = try SteppedRange(from: 0, to: 1, step: 0.1)
        #expect(
            (0..<11).map { ParameterValue.number(range[$0]).text }.joined(separator: " ")
                == "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1")
    }

    @Test(arguments: [(0.0, 1.0, 0.3), (1, 2, 0.7), (0, 1, 3), (0, 1e300, 1), (0, 1e-300, 1e-301), (0, 1e17, 0.1)])
    func whatDoesNotComeOutIsNoRange(_ from: Double, _ to: Double, _ step: Double) {
        #expect(throws: SteppedRange.Fault.self) { try SteppedRange(from: from, to: to, step: step) }
    }

    /// Strata times values are more than a word holds.
    @Test func aRangeOfVeryManyStepsIsDealtOutEvenly() throws {
        let design = try design(
            "{a: {from: 0, to: 1000000000, step: 0.000001}}", "{method: latin_hypercube, n: 100000}")
        let values = try (0..<design.count).map { try #require(design.values(of: $0)[0].number) }.sorted()
        for (stratum, value) in values.enumerated() {
            #expect(abs(value - (Double(stratum) + 0.5) * 1e4) <= 1e4)
        }
    }

    @Test(arguments: [1, 2, 7, 100, 1_000], [0, 1, 7, 123_456_789])
    func everyStratumOfAHypercubeHasOneSample(_ count: Int, _ seed: Int) throws {
        let design = try design(
            "{a: {from: -3, to: 5}, b: {from: 0, to: 1e-3}}", "{method: latin_hypercube, n: \(count), seed: \(seed)}")
        for (index, from, width) in [(0, -3.0, 8.0), (1, 0, 1e-3)] {
            var strata: Set<Int> = []
            for sample in 0..<count {
                let value = try #require(design.values(of: sample)[index].number)
                #expect(value >= from && value <= from + width)
                strata.insert(design.levels(of: sample)[index])
                let stratum = (value - from) / width * Double(count)
                // A number may lie on the border of its stratum once it is rounded.
                #expect(abs(stratum - Double(design.levels(of: sample)[index]) - 0.5) <= 0.5 + 1e-9)
            }
            #expect(strata == Set(0..<count))
        }
    }

    @Test(arguments: [(1_000, 7), (500, 4), (10, 10), (9, 10), (3, 10), (1, 5), (12, 5)])
    func listsAndStepsAreDealtFairly(_ count: Int, _ levels: Int) throws {
        var sums = [Int](repeating: 0, count: levels)
        let seeds = 100
        let list = (0..<levels).map { "v\($0)" }.joined(separator: ", ")
        for seed in 0..<seeds {
            let design = try design("{a: [\(list)]}", "{method: latin_hypercube, n: \(count), seed: \(seed)}")
            var counts = [Int](repeating: 0, count: levels)
            for sample in 0..<count { counts[design.levels(of: sample)[0]] += 1 }
            #expect(counts.allSatisfy { $0 == count / levels || $0 == (count + levels - 1) / levels })
            for level in 0..<levels { sums[level] += counts[level] }
        }
        let mean = Double(count) / Double(levels)
        #expect(sums.allSatisfy { abs(Double($0) / Double(seeds) - mean) < 0.2 }, "\(sums)")
    }

    @Test func parametersAreDrawnIndependently() throws {
        let parameters = "{a: {from: 0, to: 1}, b: {from: 0, to: 1}}"
        let design = try design(parameters, "{method: latin_hypercube, n: 2000}")
        let pairs = (0..<2000).map { design.values(of: $0).map { $0.number ?? .nan } }
        let covariance = pairs.reduce(0) { $0 + ($1[0] - 0.5) * ($1[1] - 0.5) } / 2000
        // A twelfth is the variance of each; four standard errors.
        #expect(abs(covariance * 12) < 4 / 2000.0.squareRoot())
    }

    @Test func anotherParameterDoesNotChangeTheDraws() throws {
        let sample = "{method: latin_hypercube, n: 50, seed: 9}"
        let alone = try design("{a: {from: 0, to: 1}}", sample)
        let together = try design("{z: [1, 2], a: {from: 0, to: 1}}", sample)
        #expect((0..<50).map { alone.values(of: $0)[0] } == (0..<50).map { together.values(of: $0)[1] })
    }

    /// The first outputs for the seed 1234567, as the authors' C program gives them.
    @Test func theGeneratorIsSplitMix64() {
        var draws = SplitMix64(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect((0..<5).map { _ in draws.next() } == expected)
        #expect((0..<5).map { draws[UInt64($0)] } == expected)
    }

    /// Computed by a program of its own in Python, and kept so that a sample means the same in every version.
    @Test func theSamplesOfASeedStay() throws {
        let design = try design("{a: {from: 0, to: 1}, b: [x, y, z]}", "{method: latin_hypercube, n: 4, seed: 7}")
        #expect(values(design) == Self.kept)
    }

    private static let kept = [
        ["0.9607394478980004", "z"], ["0.5193103717880606", "z"], ["0.2561514446444761", "y"],
        ["0.05024756971873251", "x"],
    ]

    @Test func theSamplesThatAreTriedShowEveryValue() throws {
        let design = try design("{a: {from: 1, to: 9, step: 1}, b: [x, y, z], c: {from: 0, to: 1, step: 0.05}}")
        let probes = design.probes(atMost: 64)
        #expect((50...64).contains(probes.count) && probes == Set(probes).sorted())
        for (index, count) in [9, 3, 21].enumerated() {
            #expect(Set(probes.map { design.levels(of: $0)[index] }).count == count)
        }
        #expect(try self.design("{a: [1, 2]}").probes(atMost: 64) == [0, 1])
    }
}
