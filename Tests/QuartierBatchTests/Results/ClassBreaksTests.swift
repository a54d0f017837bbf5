import Testing

@testable import QuartierBatch

/// Where the classes of maps end.
@Suite struct ClassBreaksTests {
    private func breaks(_ values: [Double], isShare: Bool = false) -> [String] {
        var tally = ValueTally()
        for value in values { tally.add(value) }
        return ClassBreaks(of: tally, isShare: isShare).limits.map(\.text)
    }

    @Test func valuesThatLieEvenlyGetEvenSteps() {
        #expect(breaks((1...100).map { Double($0) / 40 }) == ["0.5", "1", "1.5", "2"])
        #expect(breaks((0..<200).map { 1000 + Double($0) * 7 }) == ["1250", "1500", "1750", "2000"])
    }

    @Test func aFewGiantsDoNotLeaveOneColourForAllOthers() {
        let values = (1...90).map { Double($0) / 10 } + (1...10).map { Double($0) * 100 }
        let limits = breaks(values).compactMap(Double.init)
        #expect(limits.count == 4)
        for (lower, upper) in zip([0] + limits, limits + [.infinity]) {
            #expect(values.filter { $0 >= lower && $0 < upper }.count >= 8)
        }
    }

    @Test func sharesThatReachFarGetFifths() {
        #expect(breaks([0.1, 0.5, 0.9], isShare: true) == ["0.2", "0.4", "0.6", "0.8"])
        #expect(breaks((1...50).map { Double($0) / 200 }, isShare: true) == ["0.05", "0.1", "0.15", "0.2"])
        #expect(breaks((1...50).map { Double($0) / 200 } + [1], isShare: true) == ["0.05", "0.1", "0.15", "0.2"])
    }

    @Test func neitherTheOrderOfValuesNorZerosMatter() {
        let values = (1...80).map { Double($0 * $0) / 7 }
        #expect(breaks(values) == breaks(values.reversed()))
        #expect(breaks(values) == breaks(values + Array(repeating: 0, count: 500)))
    }

    @Test func oneValueOrNoneGiveTheClassesThereAre() {
        #expect(breaks([]) == [])
        #expect(breaks([0, 0]) == [])
        #expect(breaks([3, 3, 3]) == ["3"])
        let none = ClassBreaks(of: ValueTally(), isShare: false).classes(of: "fsi")
        #expect(none == [.init(condition: "\"fsi\" IS NOT NULL", label: "any value")])
    }

    @Test func everyValueLiesInOneClassAndLegendsSayWhich() {
        var tally = ValueTally()
        for value in 1...100 { tally.add(Double(value) / 40) }
        let classes = ClassBreaks(of: tally, isShare: false).classes(of: "fsi")
        #expect(classes.map(\.label) == ["under 0.5", "0.5 – 1", "1 – 1.5", "1.5 – 2", "2 and more"])
        #expect(classes[0].condition == "\"fsi\" < 0.5")
        #expect(classes[1].condition == "\"fsi\" >= 0.5 AND \"fsi\" < 1")
        #expect(classes[4].condition == "\"fsi\" >= 2")
        let shares = ClassBreaks(of: tally, isShare: true).classes(of: "x").map(\.label)
        #expect(shares == ["under 20 %", "20 – 40 %", "40 – 60 %", "60 – 80 %", "80 % and more"])
    }

    @Test(arguments: [
        (0.25, "0.25"), (1, "1"), (999.9, "1000"), (123_456, "123000"), (0.000_123_4, "0.000123"), (1000, "1000"),
        (0.1, "0.1"), (1e-30, "0.000000000000000000000000000001"), (99.96, "100"),
    ])
    func numbersAreRoundedToThreeDigits(value: Double, text: String) throws {
        let number = try #require(RoundNumber(value))
        #expect(number.text == text)
        #expect(Double(number.text) == number.value)
    }

    @Test func whatIsNoMeasureOfACityIsNoNumber() {
        for value in [0, -1, .nan, .infinity, 1e-31, 1e31] { #expect(RoundNumber(value) == nil) }
    }
}
