import QuartierModel
import Testing

@testable import QuartierScenario

/// `IN` with constants is asked of a set; it must answer what a chain of comparisons answers.
@Suite struct FilterListTests {
    private static let values: [AttributeValue] = [
        .missing, .boolean(true), .number(0), .number(-0.0), .number(3), .number(7.5), .text("3"), .text("3.0"),
        .text("7.5"), .text("a"), .text("A"), .text("e\u{301}"), .text("\u{e9}"), .text(""),
    ]
    private static let literals = ["3", "7.5", "0", "-1", "'3'", "'3.0'", "'a'", "'\u{e9}'", "''", "TRUE"]

    @Test(arguments: 0..<40)
    func listsMeanTheirChains(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let rows = FilterRows(columns: ["x": .init(kind: nil, values: Self.values)])
        // Numbers alone, texts alone, and everything mixed.
        let pool = [Array(Self.literals[..<4]), Array(Self.literals[4..<9]), Self.literals][seed % 3]
        for _ in 0..<20 {
            let list = (0..<dice.whole(1...4)).map { _ in dice.one(of: pool, or: "3") }
            let chain = list.map { "x = \($0)" }.joined(separator: " OR ")
            let isIn = "x IN (\(list.joined(separator: ", ")))"
            #expect(try rows.rows(where: isIn) == rows.rows(where: chain), "\(isIn)")
            #expect(try rows.rows(where: "NOT (\(isIn))") == rows.rows(where: "NOT (\(chain))"), "\(isIn)")
        }
    }

    @Test func aLongListCostsWhatAShortOneCosts() throws {
        let count = 200_000
        let filter = try Filter("id IN (\((0..<2_000).map { "'B\($0 * 7)'" }.joined(separator: ", ")))")
        let identifiers = (0..<count).map { "B\($0)" }
        let bound = try BoundFilter(filter, known: ["id"]) { _ in
            FilterAttribute(kind: .text) { .text(identifiers[$0]) }
        }
        let start = ContinuousClock.now
        #expect(try bound.matching(0..<count).count == 2_000)
        // A comparison with every value of the list takes minutes without optimisation.
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
