/// Rules by which a standard rates how well a place is served by public transport (ÖV-Güteklassen): a stop gets a
/// category by its service interval and its modes, a place gets a class by the category of a stop and the way to it.
///
/// The tables are data, one value for each edition of a standard; see `QualityStandard.all`.
public struct QualityStandard: Sendable, Hashable {
    /// Modes that a standard rates together: a column of its table of categories.
    public struct Group: Sendable, Hashable {
        /// The heading of the column.
        public let title: String
        /// The modes; each is in at most one group, or in two of which one is for nodes alone.
        public let modes: Set<LineMode>
        /// Whether the column is for nodes of the network (Bahnknoten) alone, or for all other stops alone; nil for all.
        public let isForNodes: Bool?
        /// The longest way that counts to stops of the group, in metres; nil if it is the standard's.
        public let limit: Double?

        /// A column.
        public init(_ title: String, _ modes: Set<LineMode>, isForNodes: Bool? = nil, limit: Double? = nil) {
            self.title = title
            self.modes = modes
            self.isForNodes = isForNodes
            self.limit = limit
        }
    }

    /// How departures of several groups at a stop are put together.
    public enum Pooling: String, Sendable, CaseIterable {
        /// Each group is rated by its own departures; the best category counts.
        case perGroupBest = "per_group_best"
        /// All departures together are rated in the column of the highest group that stops there.
        case pooledHighestMode = "pooled_highest_mode"
        /// As `pooledHighestMode`, but at most one category better than the best group by itself: the rule of Hamburg,
        /// so that one train a day does not make a bus stop a station.
        case pooledCapped = "pooled_capped"
    }

    /// How the interval of a stop is made of its departures.
    public enum IntervalMethod: String, Sendable, CaseIterable {
        /// The length of the window over the departures of one direction.
        case count
        /// Twice the wait to expect of somebody who comes at any time.
        case expectedWait = "expected_wait"
    }

    /// How the way to a stop is measured.
    public enum Distance: String, Sendable, CaseIterable {
        /// Along the walking network.
        case network
        /// As the crow flies (Luftlinie).
        case crowFly = "crow_fly"
    }

    /// A cell of a table.
    public struct Cell: Hashable, Sendable {
        /// The number of the category or class, from 0 for the best; nil where the standard gives none.
        public let rank: Int?
        /// Whether sources disagree on the cell, or only one of unclear standing has it.
        public let isDoubtful: Bool

        fileprivate func text(by names: [String]) -> String {
            (rank.map { names[$0] } ?? "–") + (isDoubtful ? "?" : "")
        }
    }

    /// The identifier, with the edition.
    public let id: String
    /// The name for people.
    public let title: String
    /// Where the tables are from, and what is not certain about them.
    public let source: String
    /// The hours of the day that are looked at, in seconds after midnight; the end is not among them.
    public let window: Range<Int>
    /// How the interval of a stop is made of its departures.
    public let interval: IntervalMethod
    /// Whether services that must be called beforehand count (Bedarfsverkehr).
    public let countsOnDemand: Bool
    /// How the way to a stop is measured.
    public let distance: Distance
    /// How groups are put together, unless a study says otherwise.
    public let pooling: Pooling
    /// The columns of the table of categories, the highest first.
    public let groups: [Group]
    /// The upper ends of ways, in metres, ascending; each includes its end.
    public let rings: [Double]
    /// The names of the categories, the best first.
    public let categoryNames: [String]
    /// The names of the classes, the best first.
    public let classNames: [String]

    /// The table of categories: by intervals, the shortest first.
    public let rows: [Row]
    /// The table of classes: by category and ring.
    public let classes: [[Cell]]

    /// A line of the table of categories.
    public struct Row: Sendable, Hashable {
        /// The intervals of the line.
        public let interval: IntervalBound
        /// The category of each group.
        public let cells: [Cell]
    }

    /// A standard by its tables.
    ///
    /// `rings` are upper ends of ways in metres. Throws a `QualityTableFault` where the tables contradict themselves.
    public init(
        _ id: String, title: String, source: String, window: Range<Int>, interval: IntervalMethod = .count,
        countsOnDemand: Bool = false, distance: Distance, pooling: Pooling = .perGroupBest, groups: [Group],
        rings: [Double], tables: QualityTables
    ) throws(QualityTableFault) {
        self.id = id
        self.title = title
        self.source = source
        self.window = window
        self.interval = interval
        self.countsOnDemand = countsOnDemand
        self.distance = distance
        self.pooling = pooling
        self.groups = groups
        self.rings = rings
        let reading = try QualityTableReading(tables, groups: groups, rings: rings)
        (categoryNames, classNames) = (reading.categoryNames, reading.classNames)
        (rows, classes) = (reading.rows, reading.classes)
    }

    /// A standard by its tables, written as they are printed.
    ///
    /// A line of `categories` is an interval (`<5`, `≤60` or `>60`, in minutes) and a category for each group; a line
    /// of `classes` a category and a class for each ring. A dash is a cell without one, a question mark behind a cell
    /// makes it doubtful. The tables are ours: a mistake in them is one of ours and ends the process, and tests read
    /// all of them.
    init(
        _ id: String, title: String, source: String, window: Range<Int> = 6 * 3_600..<20 * 3_600,
        interval: IntervalMethod = .count, countsOnDemand: Bool = false, distance: Distance, groups: [Group],
        rings: [Double], categories: String, classes: String
    ) {
        do {
            try self.init(
                id, title: title, source: source, window: window, interval: interval, countsOnDemand: countsOnDemand,
                distance: distance, groups: groups, rings: rings,
                tables: QualityTables(categories: Self.lines(categories), classes: Self.lines(classes)))
        } catch {
            preconditionFailure("\(id): \(error)")
        }
    }

    private static func lines(_ table: String) -> [QualityTables.Line] {
        table.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return QualityTables.Line(head: words[0], cells: Array(words.dropFirst()))
        }
    }

    /// The tables as they are printed.
    public var tables: QualityTables {
        QualityTables(
            categories: rows.map { row in
                QualityTables.Line(
                    head: row.interval.description, cells: row.cells.map { $0.text(by: categoryNames) })
            },
            classes: zip(categoryNames, classes).map { name, cells in
                QualityTables.Line(head: name, cells: cells.map { $0.text(by: classNames) })
            })
    }
}

extension QualityStandard {
    /// The category of an interval of a group; without a rank where the standard gives none.
    ///
    /// `minutes` is the service interval.
    public func category(interval minutes: Double, group: Int) -> Cell {
        let row = rows.first { $0.interval.contains(minutes) }
        return row?.cells[group] ?? Cell(rank: nil, isDoubtful: false)
    }

    /// The longest interval, in minutes, that gives a group a better category than this one; nil if there is none.
    ///
    /// The end of the best row that does: intervals below it, or at it where the end is part of the row.
    public func longestInterval(forBetterThan category: Int, group: Int) -> Double? {
        rows.last { $0.cells[group].rank.map { $0 < category } ?? false }.map(\.interval.end)
    }

    /// The class of a place so many metres from a stop of a category; without a rank where the standard gives none.
    public func qualityClass(category: Int, metres: Double) -> Cell {
        guard let ring = rings.firstIndex(where: { metres <= $0 }) else { return Cell(rank: nil, isDoubtful: false) }
        return classes[category][ring]
    }

    /// The longest way at which a stop of a category gives a class, in metres; 0 if it gives none.
    public func reach(ofCategory category: Int) -> Double {
        classes[category].lastIndex { $0.rank != nil }.map { rings[$0] } ?? 0
    }

    /// The longest way at which a stop of a category gives a class as good as this, in metres; nil if it gives none.
    public func reach(ofCategory category: Int, class rank: Int) -> Double? {
        classes[category].lastIndex { $0.rank.map { $0 <= rank } ?? false }.map { rings[$0] }
    }

    /// The column of a mode at a stop; nil if the standard does not rate it.
    public func group(of mode: LineMode, isNode: Bool) -> Int? {
        groups.firstIndex { $0.modes.contains(mode) && ($0.isForNodes ?? isNode) == isNode }
    }

    /// Whether the standard tells nodes of the network from other stops.
    public var knowsNodes: Bool { groups.contains { $0.isForNodes != nil } }
}
