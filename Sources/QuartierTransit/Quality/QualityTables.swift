/// The tables of a standard as they are printed.
public struct QualityTables: Sendable, Hashable {
    /// A line of a table: what it is for, and its cells.
    ///
    /// A cell is a name, or `–`, `-` or `none` for none; a question mark behind it makes it doubtful.
    public struct Line: Sendable, Hashable {
        /// An interval such as `<5`, `≤60` or `>60`, in minutes; or the name of a category.
        public let head: String
        /// A category for each group of modes, or a class for each ring.
        public let cells: [String]

        /// A line.
        public init(head: String, cells: [String]) {
            self.head = head
            self.cells = cells
        }
    }

    /// The categories of stops, by interval and group of modes; the shortest interval first.
    public let categories: [Line]
    /// The classes of places, by category and ring; the best category first.
    public let classes: [Line]

    /// Both tables.
    public init(categories: [Line], classes: [Line]) {
        self.categories = categories
        self.classes = classes
    }
}

/// What is wrong with the tables of a standard.
public struct QualityTableFault: Error, Hashable, CustomStringConvertible {
    /// Where it stands.
    public enum Place: Sendable, Hashable {
        /// A line of the table of categories, from 0.
        case categories(Int)
        /// A line of the table of classes, from 0.
        case classes(Int)
        /// A group of modes, from 0.
        case groups(Int)
        /// An end of a ring, from 0.
        case rings(Int)
    }

    /// Where it stands.
    public let place: Place
    /// What is wrong, for the one who wrote it.
    public let description: String
    /// What to do about it.
    public let remedy: String?
}

extension QualityStandard {
    /// The end of the intervals of a line: those below it, up to it, or all that are longer.
    public enum IntervalBound: Sendable, Hashable, CustomStringConvertible {
        /// Intervals shorter than so many minutes that no line before has.
        case below(Double)
        /// Intervals of at most so many minutes that no line before has.
        case upTo(Double)
        /// All intervals longer than those of the line before, whose end this is.
        case beyond(Double)

        /// The end in minutes; infinite for all that are longer.
        public var end: Double {
            switch self {
            case .below(let end), .upTo(let end): end
            case .beyond: .infinity
            }
        }

        /// Whether an interval is not too long for the line.
        public func contains(_ minutes: Double) -> Bool {
            switch self {
            case .below(let end): minutes < end
            case .upTo(let end): minutes <= end
            case .beyond: true
            }
        }

        /// The bound as it is printed: `<5`, `≤60`, `>60`.
        public var description: String {
            switch self {
            case .below(let end): "<\(Self.text(end))"
            case .upTo(let end): "≤\(Self.text(end))"
            case .beyond(let end): ">\(Self.text(end))"
            }
        }

        private static func text(_ end: Double) -> String { end == end.rounded() ? "\(Int(end))" : "\(end)" }

        /// The bound of a text such as `<5`, `≤60`, `<=60` or `>60`; nil if it is none, or longer than two days.
        public init?(_ text: String) {
            let signs: [(String, (Double) -> IntervalBound)] = [
                ("<=", { .upTo($0) }), ("≤", { .upTo($0) }), ("<", { .below($0) }), (">", { .beyond($0) }),
            ]
            guard let (sign, make) = signs.first(where: { text.hasPrefix($0.0) }) else { return nil }
            let digits = text.dropFirst(sign.count).drop { $0 == " " }
            guard let first = digits.first, first.isASCII, first.isNumber,
                digits.allSatisfy({ "0123456789.".contains($0) }),
                let end = Double(digits), end > 0, end <= 2_880
            else { return nil }
            self = make(end)
        }
    }
}

/// Reads printed tables.
struct QualityTableReading {
    let categoryNames: [String]
    let classNames: [String]
    let rows: [QualityStandard.Row]
    let classes: [[QualityStandard.Cell]]

    init(
        _ tables: QualityTables, groups: [QualityStandard.Group], rings: [Double]
    ) throws(QualityTableFault) {
        try Self.checkModes(of: groups)
        try Self.checkAscent(of: rings)
        categoryNames = tables.classes.map(\.head)
        let found = Set(tables.classes.flatMap { $0.cells.compactMap { PrintedCell($0).name } })
        classNames = found.sorted()
        classes = try Self.read(tables.classes, columns: rings.count, "ring", among: classNames) { .classes($0) }
        for (index, name) in categoryNames.enumerated() where categoryNames[..<index].contains(name) {
            throw QualityTableFault(
                place: .classes(index), description: "category '\(name)' stands in the table twice", remedy: nil)
        }
        for name in classNames where !Self.isClassName(name) {
            let index = tables.classes.firstIndex { $0.cells.contains { PrintedCell($0).name == name } } ?? 0
            throw QualityTableFault(
                place: .classes(index), description: "'\(name)' cannot name a class",
                remedy: "Name classes by a capital letter, which a digit may follow, or by a digit: A is better than B")
        }
        let cells = try Self.read(
            tables.categories, columns: groups.count, "group of modes", among: categoryNames
        ) { .categories($0) }
        let bounds = try Self.bounds(of: tables.categories)
        rows = zip(bounds, cells).map { QualityStandard.Row(interval: $0, cells: $1) }
        try Self.checkOrder(cells, classes)
    }

    /// Names end in names of indicators, and their order is that of the classes.
    private static func isClassName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        switch bytes.count {
        case 1: return digits.contains(bytes[0]) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0])
        case 2: return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]) && digits.contains(bytes[1])
        default: return false
        }
    }

    private static func read(
        _ lines: [QualityTables.Line], columns: Int, _ column: String, among names: [String],
        at place: (Int) -> QualityTableFault.Place
    ) throws(QualityTableFault) -> [[QualityStandard.Cell]] {
        var read: [[QualityStandard.Cell]] = []
        for (index, line) in lines.enumerated() {
            guard line.cells.count == columns else {
                throw QualityTableFault(
                    place: place(index),
                    description: "'\(line.head)' has \(line.cells.count) cell\(line.cells.count == 1 ? "" : "s")",
                    remedy: "Write one for each \(column), which makes \(columns); – where there is none")
            }
            var cells: [QualityStandard.Cell] = []
            for text in line.cells {
                let printed = PrintedCell(text)
                let rank = printed.name.flatMap { names.firstIndex(of: $0) }
                if let name = printed.name, rank == nil {
                    throw QualityTableFault(
                        place: place(index), description: "'\(name)' is no category of the table of classes",
                        remedy: "Known are \(names.joined(separator: ", "))")
                }
                cells.append(QualityStandard.Cell(rank: rank, isDoubtful: printed.isDoubtful))
            }
            read.append(cells)
        }
        return read
    }

    private static func bounds(
        of lines: [QualityTables.Line]
    ) throws(QualityTableFault) -> [QualityStandard.IntervalBound] {
        var bounds: [QualityStandard.IntervalBound] = []
        for (index, line) in lines.enumerated() {
            guard let bound = QualityStandard.IntervalBound(line.head) else {
                throw QualityTableFault(
                    place: .categories(index), description: "'\(line.head)' is no interval",
                    remedy: "Write it in minutes, as '<5', '≤60' or '>60'")
            }
            if let last = bounds.last, !bound.follows(last) {
                throw QualityTableFault(
                    place: .categories(index), description: "'\(line.head)' cannot follow '\(last)'",
                    remedy: "Let the intervals grow; one with '>' comes last, behind the same end with '≤'")
            }
            bounds.append(bound)
        }
        if case .beyond = bounds.first {
            throw QualityTableFault(
                place: .categories(0), description: "'\(lines[0].head)' has no line before it",
                remedy: "Write the shorter intervals first")
        }
        return bounds
    }

    private static func checkModes(of groups: [QualityStandard.Group]) throws(QualityTableFault) {
        for (index, group) in groups.enumerated() {
            for other in groups[..<index] {
                let shared = group.modes.intersection(other.modes)
                let areApart =
                    [group.isForNodes, other.isForNodes].contains(true)
                    && [group.isForNodes, other.isForNodes].contains(false)
                guard !areApart, let mode = shared.min(by: { $0.rawValue < $1.rawValue }) else { continue }
                throw QualityTableFault(
                    place: .groups(index), description: "'\(mode.word)' is in the group '\(other.title)' too",
                    remedy: "Leave it in one; only a group for nodes and one for all others may share modes")
            }
        }
    }

    private static func checkAscent(of rings: [Double]) throws(QualityTableFault) {
        for (index, pair) in zip(rings, rings.dropFirst()).enumerated() where pair.0 >= pair.1 {
            throw QualityTableFault(
                place: .rings(index + 1), description: "the ways do not grow",
                remedy: "Write the upper ends of the rings, the nearest first")
        }
    }

    /// A longer interval or way gives nothing better; where a table says so, it is a slip.
    ///
    /// Doubtful cells may.
    private static func checkOrder(
        _ categories: [[QualityStandard.Cell]], _ classes: [[QualityStandard.Cell]]
    ) throws(QualityTableFault) {
        func isBetter(_ cell: QualityStandard.Cell, than other: QualityStandard.Cell) -> Bool {
            !cell.isDoubtful && !other.isDoubtful && (cell.rank ?? .max) < (other.rank ?? .max)
        }
        for (index, (line, next)) in zip(categories, categories.dropFirst()).enumerated()
        where zip(next, line).contains(where: { isBetter($0, than: $1) }) {
            throw QualityTableFault(
                place: .categories(index + 1),
                description: "a longer interval gives a better category than the line before",
                remedy: "Compare the line with its source")
        }
        for (index, line) in classes.enumerated()
        where zip(line, line.dropFirst()).contains(where: { isBetter($1, than: $0) }) {
            throw QualityTableFault(
                place: .classes(index), description: "a longer way gives a better class than a shorter one",
                remedy: "Compare the line with its source")
        }
        for (index, (line, next)) in zip(classes, classes.dropFirst()).enumerated()
        where zip(next, line).contains(where: { isBetter($0, than: $1) }) {
            throw QualityTableFault(
                place: .classes(index + 1), description: "the category gives a better class than the line before",
                remedy: "Write the best category first, or compare the line with its source")
        }
    }
}

extension QualityStandard.IntervalBound {
    /// Whether a line may come after another.
    fileprivate func follows(_ last: QualityStandard.IntervalBound) -> Bool {
        switch (last, self) {
        case (.beyond, _): false
        case (.upTo(let end), .beyond(let start)): start == end
        // What is exactly as long as the end would be in neither.
        case (.below, .beyond): false
        case (.below(let end), .upTo(let other)): end <= other
        default: last.end < end
        }
    }
}

/// A cell as it is printed.
private struct PrintedCell {
    /// The category or class; nil for none.
    let name: String?
    let isDoubtful: Bool

    init(_ text: String) {
        isDoubtful = text.last == "?"
        let word = isDoubtful ? String(text.dropLast()) : text
        name = ["–", "-", "none", ""].contains(word) ? nil : word
    }
}
