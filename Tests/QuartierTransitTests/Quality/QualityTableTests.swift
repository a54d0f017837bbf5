import Testing

@testable import QuartierTransit

/// Standards that somebody states by their tables.
@Suite struct QualityTableTests {
    private typealias Line = QualityTables.Line

    private static let categories = [Line(head: "<10", cells: ["I", "II"]), Line(head: "≤60", cells: ["II", "none"])]
    private static let classes = [Line(head: "I", cells: ["A", "B"]), Line(head: "II", cells: ["B", "–"])]

    private func standard(
        groups: [QualityStandard.Group] = [.init("Rail", [.rail]), .init("Bus", [.bus])],
        rings: [Double] = [300, 500], categories: [QualityTables.Line] = Self.categories,
        classes: [QualityTables.Line] = Self.classes
    ) throws(QualityTableFault) -> QualityStandard {
        try QualityStandard(
            "own", title: "Own", source: "", window: 0..<3_600, distance: .crowFly, groups: groups, rings: rings,
            tables: QualityTables(categories: categories, classes: classes))
    }

    private func fault(
        groups: [QualityStandard.Group] = [.init("Rail", [.rail]), .init("Bus", [.bus])],
        rings: [Double] = [300, 500], categories: [QualityTables.Line] = Self.categories,
        classes: [QualityTables.Line] = Self.classes
    ) -> QualityTableFault? {
        do throws(QualityTableFault) {
            _ = try standard(groups: groups, rings: rings, categories: categories, classes: classes)
            return nil
        } catch {
            return error
        }
    }

    @Test func printedTablesAreReadAsTheStandard() throws {
        let own = try standard()
        #expect(own.classNames == ["A", "B"] && own.categoryNames == ["I", "II"])
        #expect(own.category(interval: 9.99, group: 1).rank == 1 && own.category(interval: 10, group: 1).rank == nil)
        #expect(own.category(interval: 60, group: 0).rank == 1 && own.category(interval: 60.1, group: 0).rank == nil)
        #expect(own.qualityClass(category: 0, metres: 500).rank == 1 && own.reach(ofCategory: 1) == 300)
    }

    /// What is printed and read again is the same, doubtful cells and open ends included.
    @Test(arguments: QualityStandard.all)
    func everyEditionSurvivesPrinting(_ edition: QualityStandard) throws {
        let again = try QualityStandard(
            edition.id, title: edition.title, source: edition.source, window: edition.window,
            interval: edition.interval, countsOnDemand: edition.countsOnDemand, distance: edition.distance,
            pooling: edition.pooling, groups: edition.groups, rings: edition.rings, tables: edition.tables)
        #expect(again == edition)
    }

    @Test(arguments: ["<5", "≤60", ">60", "<7.5"])
    func boundsArePrintedAsTheyAreRead(_ text: String) {
        #expect(QualityStandard.IntervalBound(text)?.description == text)
    }

    @Test func boundsMayBeTypedOnAnyKeyboard() {
        #expect(QualityStandard.IntervalBound("<= 60") == .upTo(60))
        for text in ["", "5", "<", "<0", "<-5", "<1e3", "≥5", "<5 min", "<2881", "<5.5.5", ">.", "<½"] {
            #expect(QualityStandard.IntervalBound(text) == nil, "\(text)")
        }
    }

    @Test func linesHaveACellForEachColumn() {
        let found = fault(categories: [Line(head: "<10", cells: ["I"])])
        #expect(found?.place == .categories(0) && found?.description == "'<10' has 1 cell")
        #expect(found?.remedy == "Write one for each group of modes, which makes 2; – where there is none")
        let classes = [Line(head: "I", cells: ["A", "B"]), Line(head: "II", cells: ["B", "–", "–"])]
        #expect(fault(classes: classes)?.place == .classes(1))
    }

    @Test func cellsNameWhatIsThere() {
        let found = fault(categories: [Line(head: "<10", cells: ["I", "III"])])
        #expect(found?.description == "'III' is no category of the table of classes")
        #expect(found?.remedy == "Known are I, II")
        let twice = fault(classes: Self.classes + [Line(head: "I", cells: ["B", "–"])])
        #expect(twice?.place == .classes(2) && twice?.description == "category 'I' stands in the table twice")
        for name in ["good", "a", "AB", "A10", "Ä", "10"] {
            let named = fault(classes: [Line(head: "I", cells: [name, "–"])])
            #expect(named?.description == "'\(name)' cannot name a class")
        }
        for name in ["A", "E1", "3"] {
            let lines = [Line(head: "I", cells: [name, "–"]), Line(head: "II", cells: [name, "–"])]
            #expect(fault(classes: lines) == nil)
        }
    }

    @Test(
        arguments: [
            (["<10", "<10"], 1), (["≤10", "<10"], 1), (["≤10", ">20"], 1), (["<10", ">10"], 1), ([">10"], 0),
            (["≤10", ">10", "≤20"], 2), (["10"], 0), (["<10", "<5"], 1),
        ])
    func intervalsGrow(_ heads: [String], _ line: Int) {
        let found = fault(categories: heads.map { Line(head: $0, cells: ["II", "–"]) })
        #expect(found?.place == .categories(line))
    }

    @Test func oneExactIntervalMayBeALine() throws {
        let own = try standard(
            categories: [Line(head: "<10", cells: ["I", "I"]), Line(head: "≤10", cells: ["II", "II"])])
        #expect(own.category(interval: 9.9, group: 0).rank == 0 && own.category(interval: 10, group: 0).rank == 1)
    }

    @Test func ringsGrow() {
        #expect(fault(rings: [500, 500])?.place == .rings(1))
    }

    @Test func aModeIsInOneGroupUnlessNodesTellThemApart() throws {
        let twice = fault(groups: [.init("Rail", [.rail, .bus]), .init("Bus", [.bus])])
        #expect(twice?.place == .groups(1) && twice?.description == "'bus' is in the group 'Rail' too")
        let halfApart = fault(groups: [.init("Node", [.rail], isForNodes: true), .init("Rail", [.rail])])
        #expect(halfApart?.place == .groups(1))
        let apart = try standard(
            groups: [.init("Node", [.rail], isForNodes: true), .init("Line", [.rail], isForNodes: false)])
        #expect(apart.group(of: .rail, isNode: true) == 0 && apart.group(of: .rail, isNode: false) == 1)
    }

    @Test func lessServiceGivesNothingBetter() {
        let longer = [Line(head: "<10", cells: ["II", "II"]), Line(head: "≤60", cells: ["II", "I"])]
        #expect(fault(categories: longer)?.place == .categories(1))
        let filled = [Line(head: "<10", cells: ["I", "–"]), Line(head: "≤60", cells: ["II", "II"])]
        #expect(fault(categories: filled)?.place == .categories(1))
        let farther = [Line(head: "I", cells: ["B", "A"]), Line(head: "II", cells: ["B", "–"])]
        #expect(fault(classes: farther)?.place == .classes(0))
        let lower = [Line(head: "I", cells: ["A", "B"]), Line(head: "II", cells: ["A", "A"])]
        #expect(fault(classes: lower)?.place == .classes(1))
        // A doubtful cell says of itself that it may be wrong.
        let doubtful = [Line(head: "<10", cells: ["I", "–?"]), Line(head: "≤60", cells: ["II", "II"])]
        #expect(fault(categories: doubtful) == nil)
    }
}
