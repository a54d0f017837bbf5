import QuartierModel
import QuartierScenario

extension Solution {
    /// The answer for people, for a terminal so many characters wide.
    public func text(width: Int) -> String {
        var lines = question + [""] + way
        if frontier.isEmpty {
            lines += [""] + shortfall(width)
        } else {
            if let best { lines += [""] + account(of: best, width) }
            if problem.goals.count > 1, !problem.constraints.isEmpty { lines += [""] + constraintLines }
            lines += front(width)
            lines += ["", hint(for: frontier[0])]
        }
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    // MARK: - Question

    private var question: [String] {
        var lines = ["wanted: \(problem.goals.map(\.description).joined(separator: ", "))"]
        for constraint in problem.constraints { lines.append("  with \(constraint)") }
        lines.append("by the parameters of the sweep '\(problem.sweep.id)'")
        for parameter in problem.varied { lines.append("  \(parameter.name): \(parameter.words)") }
        for (name, value) in problem.fixed { lines.append("  \(name): \(value), its standard value") }
        return lines
    }

    /// How the answer was found, and what that is worth.
    private var way: [String] {
        let made = "\(points.count) evaluation\(points.count == 1 ? "" : "s")"
        var lines: [String]
        switch ending {
        case .exhausted:
            lines = ["searched: every combination, \(made); nothing better exists among them"]
        case .settled:
            lines = [
                "searched: \(made) by direct multisearch, until no neighbour was better at the finest steps",
                "  (something better may lie elsewhere; a larger --evaluations begins with more points)",
            ]
        case .budget:
            lines = [
                "searched: \(made) by direct multisearch, which is as many as it was given",
                "  (something better may exist: --evaluations \(min(points.count * 4, SolveRequest.largestCount)))",
            ]
        case .interrupted: lines = ["interrupted after \(made)"]
        }
        for (status, words) in [(Status.failed, "failed"), (.undefined, "have no value to judge")] {
            guard let first = verdicts.firstIndex(where: { $0.status == status }) else { continue }
            let reason = verdicts[first].reason.map { ": \($0)" } ?? ""
            lines.append("  \(count(status)) \(words); the first is evaluation \(first + 1)\(reason)")
        }
        return lines
    }

    // MARK: - Answer

    private func account(of point: Int, _ width: Int) -> [String] {
        let others = equals == 0 ? "" : "; \(equals) more \(equals == 1 ? "is" : "are") as good"
        var lines = ["best: evaluation \(point + 1)\(others)"]
        var values = TextTable(["", "", ""], [.left, .left, .left])
        for (column, name) in points.parameters.enumerated() {
            values.add(["  " + name, points.value(of: column, at: point).description, ""])
        }
        lines += values.lines(width: width).dropFirst()
        var table = TextTable(["  indicator", "value", "base", ""], [.left, .right, .right, .left])
        for name in problem.named {
            let column = points.index(of: name)
            let notes = problem.goals.filter { $0.indicator == name }.map(note) + boundNotes(on: name)
            table.add([
                "  " + name, points.number(of: column, at: point).map(PlainNumber.text) ?? "–",
                base[column].map(PlainNumber.text) ?? "–", notes.joined(separator: "; "),
            ])
        }
        lines += table.lines(width: max(width, 120))
        return lines + targetLines
    }

    private func note(_ goal: Goal) -> String {
        switch goal.sense {
        case .more: "the most"
        case .less: "the least"
        case .near(let number): "the nearest to \(number.shortest)"
        }
    }

    private func boundNotes(on name: String) -> [String] {
        problem.bounds.enumerated().filter { $0.element.name == name }.map { number, bound in
            "\(bound.relation.rawValue) \(bound.limit.shortest)\(binding(number))"
        }
    }

    /// What a constraint keeps out by itself, in words; nothing where it keeps out nothing.
    private func binding(_ constraint: Int) -> String {
        let count = keptOut[constraint]
        return count == 0 ? "" : " (binding: alone keeps out \(count) better evaluation\(count == 1 ? "" : "s"))"
    }

    private var targetLines: [String] {
        problem.targets.enumerated().map { number, target in
            "  target met: \(target)\(binding(problem.bounds.count + number))"
        }
    }

    private var constraintLines: [String] {
        problem.constraints.enumerated().map { number, constraint in "kept: \(constraint)\(binding(number))" }
    }

    // MARK: - Front

    private func front(_ width: Int) -> [String] {
        let isSingle = problem.goals.count == 1
        let tightened = EvaluatedPoints.tightenings(of: problem.bounds, beside: problem.goals)
        let wanted = isSingle ? problem.goals + tightened : problem.goals
        let distinct = points.distinct(frontier, in: wanted)
        // With one goal and no bound, the others are as good as the best one, which says so.
        guard distinct.count > 1 || !isSingle else { return [] }
        let alike = frontier.count - distinct.count
        let heading =
            (isSingle ? "what a tighter bound costs" : "frontier")
            + ": \(frontier.count) evaluations that none matches in all and beats in one"
            + (alike == 0 ? "" : "; \(alike) like the ones shown left out")
        let (rows, rest) = PointTable.excerpt(of: distinct)
        return ["", heading] + table(of: rows, wanted, width) + [rest].compactMap { $0 }
    }

    private func table(of rows: [Int], _ wanted: [Goal], _ width: Int, keptOutBy: Bool = false) -> [String] {
        let others = problem.named.filter { name in !wanted.contains { $0.indicator == name } }
        let varied = problem.varied.map(\.name)
        var table = PointTable(
            points, parameters: points.parameters.indices.filter { varied.contains(points.parameters[$0]) },
            indicators: (wanted.map(\.indicator) + others).map(points.index),
            heads: wanted.map { "\($0.indicator)\($0.arrow)" } + others, noun: "evaluation")
        for row in rows { table.add(row, named: "\(row + 1)") }
        return table.lines(width: width)
    }

    private func hint(for point: Int) -> String {
        let which = best == nil ? "evaluation \(point + 1)" : "it"
        let values = points.parametersText(of: point)
        return "To see \(which) as a scenario, let these be the parameters of the sweep: \(values)"
    }

    // MARK: - Nothing found

    private func shortfall(_ width: Int) -> [String] {
        guard let first = nearest.first else { return ["found nothing: no evaluation could be judged"] }
        var lines = ["found nothing that keeps everything; these come nearest"]
        lines += table(of: nearest, problem.goals, width)
        var table = TextTable(
            ["constraint", "broken in", "by evaluation \(first + 1)"], [.left, .right, .left], longestCell: width / 2)
        for (number, constraint) in problem.constraints.enumerated() {
            let broken = verdicts.count { $0.status == .ok && $0.excesses[number] > 0 }
            table.add([constraint, "\(broken) of \(count(.ok))", breach(of: number, at: first)])
        }
        return lines + [""] + table.lines(width: width)
    }

    /// How an evaluation breaks a constraint, in words.
    private func breach(of constraint: Int, at point: Int) -> String {
        let excess = verdicts[point].excesses[constraint]
        guard excess > 0 else { return "kept" }
        guard constraint < problem.bounds.count else {
            return "not met in \(PlainNumber.percent(excess)) of the zones"
        }
        let column = points.index(of: problem.bounds[constraint].name)
        return points.number(of: column, at: point).map { "it is \(PlainNumber.text($0))" } ?? ""
    }
}

extension Goal {
    /// The direction behind the head of a column.
    var arrow: String {
        switch sense {
        case .more: " ↑"
        case .less: " ↓"
        case .near(let number): " → \(number.shortest)"
        }
    }
}
