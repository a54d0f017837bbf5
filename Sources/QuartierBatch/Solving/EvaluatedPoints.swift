import QuartierIO
import QuartierModel
import QuartierScenario

/// Combinations of values, and what the indicators say of the whole with each: the samples of a sweep, or the
/// evaluations of a search.
///
/// Kept in columns of plain numbers, so that a hundred thousand take little memory.
public struct EvaluatedPoints: Sendable {
    /// The parameters, by name.
    public let parameters: [String]
    /// The indicators, by identifier.
    public let indicators: [String]
    /// How many points there are.
    public private(set) var count = 0
    private var values: [[ParameterValue]]
    /// Not a number where there is none.
    private var numbers: [[Double]]

    /// No points yet.
    init(parameters: [String], indicators: [String]) {
        self.parameters = parameters
        self.indicators = indicators
        values = parameters.map { _ in [] }
        numbers = indicators.map { _ in [] }
    }

    /// Adds a point with a value of each parameter and what there is of each indicator.
    mutating func append(_ point: [ParameterValue], _ row: [Double?]) {
        precondition(point.count == parameters.count && row.count == indicators.count, "a cell for each column")
        for (column, value) in point.enumerated() { values[column].append(value) }
        for (column, number) in row.enumerated() { numbers[column].append(number ?? .nan) }
        count += 1
    }

    /// The value of a parameter at a point, both by number.
    public func value(of parameter: Int, at point: Int) -> ParameterValue { values[parameter][point] }

    /// What an indicator says at a point, both by number; nil where it says nothing.
    public func number(of indicator: Int, at point: Int) -> Double? {
        let number = numbers[indicator][point]
        return number.isNaN ? nil : number
    }

    /// The values of a parameter, point by point.
    func column(ofParameter parameter: Int) -> [ParameterValue] { values[parameter] }

    /// What an indicator says, point by point; not a number where it says nothing.
    func column(ofIndicator indicator: Int) -> [Double] { numbers[indicator] }

    /// The number of an indicator; one of those there are.
    func index(of indicator: String) -> Int {
        guard let index = indicators.firstIndex(of: indicator) else {
            preconditionFailure("'\(indicator)' is among the indicators")
        }
        return index
    }
}

// MARK: - What is wanted of them

extension EvaluatedPoints {
    /// How far a point is from each goal; nil where one of them has no value.
    func losses(of goals: [Goal], at point: Int) -> [Double]? {
        var losses: [Double] = []
        for goal in goals {
            guard let value = number(of: index(of: goal.indicator), at: point) else { return nil }
            losses.append(goal.loss(of: value))
        }
        return losses
    }

    /// By how much a point breaks each bound; nil where there is no value to tell.
    func excesses(of bounds: [ValueBound], at point: Int) -> [Double?] {
        bounds.map { bound in number(of: index(of: bound.name), at: point).map(bound.excess) }
    }

    /// Those of some points that keep all bounds, in their order; a point without a value keeps none.
    func keeping(_ bounds: [ValueBound], among points: [Int]) -> [Int] {
        let columns = bounds.map { (bound: $0, numbers: numbers[index(of: $0.name)]) }
        return points.filter { point in
            columns.allSatisfy { !$0.numbers[point].isNaN && $0.bound.excess(of: $0.numbers[point]) == 0 }
        }
    }

    /// Those of some points that no other one of them matches in all goals and beats in one; the best first.
    ///
    /// With a single goal, what is bounded counts as well, and tighter is better: so one sees what a tighter bound
    /// costs. Points without a value for one of these are left out.
    func frontier(of goals: [Goal], _ bounds: [ValueBound], among points: [Int]) -> [Int] {
        let wanted = goals.count == 1 ? goals + Self.tightenings(of: bounds, beside: goals) : goals
        let columns = wanted.map { (goal: $0, numbers: numbers[index(of: $0.indicator)]) }
        let judged = points.filter { point in columns.allSatisfy { !$0.numbers[point].isNaN } }
        let losses = judged.map { point in columns.map { $0.goal.loss(of: $0.numbers[point]) } }
        return ParetoFront(of: losses).members.sorted { one, other in
            losses[one] == losses[other] ? one < other : losses[one].lexicographicallyPrecedes(losses[other])
        }.map { judged[$0] }
    }

    /// The first of each run of points that are the same in all goals.
    func distinct(_ points: [Int], in goals: [Goal]) -> [Int] {
        var last: [Double]?
        return points.filter { point in
            let losses = losses(of: goals, at: point)
            defer { last = losses }
            return losses != last
        }
    }

    /// What is bounded from one side, as goals: less of what has a most, more of what has a least.
    static func tightenings(of bounds: [ValueBound], beside goals: [Goal]) -> [Goal] {
        var senses: [String: Set<Goal.Sense>] = [:]
        var names: [String] = []
        for bound in bounds where !goals.contains(where: { $0.indicator == bound.name }) {
            if senses[bound.name] == nil { names.append(bound.name) }
            switch bound.relation {
            case .atMost, .below: senses[bound.name, default: []].insert(.less)
            case .atLeast, .above: senses[bound.name, default: []].insert(.more)
            case .equal: senses[bound.name, default: []].formUnion([.less, .more])
            }
        }
        return names.compactMap { name in
            guard let sense = senses[name], sense.count == 1, let only = sense.first else { return nil }
            return Goal(name, only)
        }
    }
}

// MARK: - For people and files

extension EvaluatedPoints {
    /// The values of a point as a study writes the parameters of a sweep: `{storeys: [7], use: [residential]}`.
    func parametersText(of point: Int) -> String {
        let entries = parameters.indices.map { "\(parameters[$0]): [\(value(of: $0, at: point).studyText)]" }
        return "{\(entries.joined(separator: ", "))}"
    }

    /// Writes the values of a point as an object by the names of the parameters.
    func writeValues(of point: Int, to writer: inout JSONWriter) {
        writer.key("parameters")
        writer.beginObject()
        for (column, name) in parameters.enumerated() {
            writer.key(name)
            writer.value(value(of: column, at: point))
        }
        writer.endObject()
    }

    /// Writes what the indicators say at a point, as an object by their identifiers.
    func writeNumbers(of point: Int, only chosen: [Int]? = nil, to writer: inout JSONWriter) {
        writer.key("indicators")
        writer.beginObject()
        for column in chosen ?? Array(indicators.indices) {
            writer.member(indicators[column], number(of: column, at: point))
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a value of a parameter.
    mutating func value(_ value: ParameterValue) {
        switch value {
        case .number(let number): self.value(number)
        case .text(let text): self.value(text)
        case .boolean(let flag): self.value(flag)
        }
    }
}

extension CSVWriter {
    /// Writes a value of a parameter.
    mutating func cell(_ value: ParameterValue) {
        switch value {
        case .number(let number): cell(number)
        case .text(let text): cell(text)
        case .boolean(let flag): cell(flag)
        }
    }
}

extension ParameterValue {
    /// The value as a study writes it in a list.
    var studyText: String {
        guard case .text(let text) = self else { return self.text }
        let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        let isWord = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        guard !isWord || text.first?.isLetter != true || words.contains(text.lowercased()) else { return text }
        var writer = JSONWriter()
        writer.value(text)
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    /// The value for a cell of a table.
    var cellText: String {
        if case .number(let number) = self { return number.shortest }
        return text
    }
}
