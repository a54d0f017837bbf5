public import QuartierIO
import QuartierModel
import QuartierScenario

// MARK: - CSV

extension Solution {
    /// Every evaluation in the order they were made: parameters, all indicators, and what is said of it.
    public func csv(_ dialect: CSVDialect = .standard) -> [UInt8] {
        var writer = CSVWriter(dialect)
        let own = ["number", "round", "feasible", "violation", "on_frontier", "status", "reason"]
        // A parameter may be called like a column of ours.
        let parameters = points.parameters.map { own.contains($0) ? "parameter_\($0)" : $0 }
        writer.row(own.prefix(2) + parameters + points.indicators + own.dropFirst(2))
        let onFrontier = Set(frontier)
        for (point, verdict) in verdicts.enumerated() {
            writer.cell(point + 1)
            writer.cell(verdict.round)
            for column in points.parameters.indices { writer.cell(points.value(of: column, at: point)) }
            for column in points.indicators.indices { writer.cell(points.number(of: column, at: point)) }
            writer.cell(verdict.violation.map { String($0 == 0) })
            writer.cell(verdict.violation)
            writer.cell(onFrontier.contains(point))
            writer.cell(verdict.status.rawValue)
            writer.cell(verdict.reason)
            writer.endRow()
        }
        return writer.takeBytes()
    }
}

// MARK: - JSON

extension Solution {
    /// The question, the way, the answer and every evaluation as JSON, always with the same members.
    public func json() -> [UInt8] {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.key("problem")
        writer.beginObject()
        writeProblem(to: &writer)
        writer.endObject()
        writer.key("search")
        writer.beginObject()
        writeSearch(to: &writer)
        writer.endObject()
        writer.array("constraints", Array(problem.constraints.enumerated())) { constraint, writer in
            writer.member("constraint", constraint.element)
            writer.member("keeps_out", keptOut[constraint.offset])
        }
        writer.key("best")
        if let best {
            writer.beginObject()
            write(best, to: &writer)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.array("frontier", frontier) { write($0, to: &$1) }
        writer.array("nearest", nearest) { write($0, to: &$1) }
        writer.array("evaluations", Array(verdicts.indices)) { write($0, to: &$1) }
        writer.endObject()
        return writer.takeBytes()
    }

    private func writeProblem(to writer: inout JSONWriter) {
        writer.member("study", problem.study.file.name)
        writer.member("sweep", problem.sweep.id)
        writer.array("goals", problem.goals) { goal, writer in
            writer.member("indicator", goal.indicator)
            switch goal.sense {
            case .more: writer.member("sense", "maximise")
            case .less: writer.member("sense", "minimise")
            case .near: writer.member("sense", "reach")
            }
            if case .near(let number) = goal.sense {
                writer.member("value", number)
            } else {
                writer.member("value", nil as Double?)
            }
        }
        writer.array("bounds", problem.bounds) { bound, writer in
            writer.member("indicator", bound.name)
            writer.member("relation", bound.relation.rawValue)
            writer.member("limit", bound.limit)
        }
        writer.texts("targets", problem.targets.map(\.description))
        writer.array("varied", problem.varied) { parameter, writer in
            writer.member("parameter", parameter.name)
            writer.member("domain", parameter.words)
            writer.key("values")
            if let count = parameter.levelCount { writer.value(count) } else { writer.null() }
        }
        writer.array("fixed", problem.fixed) { fixed, writer in
            writer.member("parameter", fixed.name)
            writer.key("value")
            writer.value(fixed.value)
        }
    }

    private func writeSearch(to writer: inout JSONWriter) {
        writer.member("method", problem.search.isExhaustive ? "every_combination" : "direct_multisearch")
        writer.member("ending", ending.rawValue)
        writer.member("budget", problem.evaluations)
        writer.member("evaluations", points.count)
        writer.member("failed", count(.failed))
        writer.member("undefined", count(.undefined))
    }

    private func write(_ point: Int, to writer: inout JSONWriter) {
        let verdict = verdicts[point]
        writer.member("number", point + 1)
        writer.member("round", verdict.round)
        points.writeValues(of: point, to: &writer)
        points.writeNumbers(of: point, to: &writer)
        writer.key("feasible")
        if let violation = verdict.violation { writer.value(violation == 0) } else { writer.null() }
        writer.member("violation", verdict.violation)
        writer.member("status", verdict.status.rawValue)
        writer.member("reason", verdict.reason)
    }
}
