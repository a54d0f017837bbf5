internal import QuartierModel

/// The rules that hold within a sweep.
struct SweepRules {
    private let sweep: StudyFile.Sweep
    /// The first parameter of each name.
    private let byName: [String: StudyFile.Parameter]

    /// The most conditions and files that one edit may have: each is read before anything runs.
    static let largestLoad = 2_000

    init(_ sweep: StudyFile.Sweep) {
        self.sweep = sweep
        byName = Dictionary(sweep.parameters.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Reports what breaks the rules, and says whether samples can be told.
    func check(_ context: inout DecodingContext) -> Bool {
        var inner = context.emptied
        defer { context.findings.add(contentsOf: inner.findings) }
        checkNames(&inner)
        checkIntervals(&inner)
        checkUses(&inner)
        checkCount(&inner)
        guard !inner.findings.hasErrors else { return false }
        checkLoad(&inner)
        for edit in sweep.edits { checkFit(of: edit, &inner) }
        return !inner.findings.hasErrors
    }

    private func checkNames(_ context: inout DecodingContext) {
        for parameter in sweep.parameters where !ParameterText.isName(parameter.name) {
            context.report(
                "invalid-parameter", "\(parameter.name.quotedForMessage) cannot be the name of a parameter",
                at: parameter.place, remedy: "Use letters a-z, digits and '_', and begin with no digit")
        }
    }

    private func checkIntervals(_ context: inout DecodingContext) {
        guard sweep.sampling.method != .latinHypercube else { return }
        for parameter in sweep.parameters where parameter.levelCount == nil {
            context.report(
                "missing-key", "'\(parameter.name)' has no step, and \(sweep.sampling.method.rawValue) needs one",
                at: parameter.place, remedy: "Add a step, or draw samples: sample: {method: latin_hypercube, n: 500}")
        }
    }

    private func checkUses(_ context: inout DecodingContext) {
        var used: Set<String> = []
        for use in sweep.edits.flatMap(\.uses) {
            for (name, offset) in use.text.parameters where byName[name] == nil {
                var place = use.place
                place.column = place.column.map { $0 + offset }
                let known = sweep.parameters.map(\.name)
                let nearest = context.nearestName(to: name, among: known).map { "; did you mean '$\($0)'?" } ?? ""
                context.report(
                    "unknown-parameter", "there is no parameter \(name.quotedForMessage)\(nearest)", at: place,
                    remedy: nearest.isEmpty ? "Add it to 'parameters', or write $$ for a dollar" : nil)
            }
            used.formUnion(use.text.parameters.map(\.name))
        }
        for parameter in sweep.parameters where !used.contains(parameter.name) {
            context.findings.add(
                Finding(
                    .warning, "unused-parameter", "no edit uses the parameter '\(parameter.name)'",
                    at: parameter.place, remedy: "Write $\(parameter.name) where its values belong, or remove it"))
        }
    }

    private func checkCount(_ context: inout DecodingContext) {
        let count = SampleDesign.count(of: sweep)
        guard count ?? .max > StudyFile.Sweep.largestCount else { return }
        let factors = sweep.parameters.map { "\($0.levelCount ?? 0)" }
        let sum = sweep.sampling.method == .grid ? factors.joined(separator: " × ") + " = " : ""
        context.report(
            "too-many-samples",
            "the sweep has \(sum)\(count.map(String.init) ?? "more samples than can be counted"), and "
                + "\(StudyFile.Sweep.largestCount) samples are the most there may be",
            at: sweep.id.place, remedy: "Draw some of them: sample: {method: latin_hypercube, n: 1000}")
    }

    /// Conditions and files are read and checked before anything runs, so there must not be one for every sample.
    private func checkLoad(_ context: inout DecodingContext) {
        for edit in sweep.edits {
            let names = edit.loadingParameters.sorted()
            let count = names.reduce(1) { product, name in
                let levels = byName[name].map { $0.levelCount ?? sweep.sampling.count ?? 1 } ?? 1
                return product.multipliedReportingOverflow(by: levels).overflow ? .max : product * levels
            }
            guard count > Self.largestLoad else { continue }
            context.report(
                "too-many-texts",
                "the conditions, files or built forms of this edit depend on \(names.inWords(joinedBy: "and")), which "
                    + "gives \(count) of them, and \(Self.largestLoad) are the most there may be",
                at: edit.place, remedy: "Give these parameters fewer values, or a coarser step")
        }
    }

    /// Tries every listed value, and the ends of every range, where it is used.
    private func checkFit(of edit: EditTemplate, _ context: inout DecodingContext) {
        let standard = sweep.standardValues
        let known = edit.edit(with: standard).findings
        var told = Set(known)
        for finding in known {
            context.findings.add(edit.explained(finding, with: standard, of: sweep.parameters))
        }
        for parameter in sweep.parameters where edit.parameters.contains(parameter.name) {
            for value in parameter.trials where value != parameter.standardValue {
                var values = standard
                values[parameter.name] = value
                for finding in edit.edit(with: values).findings where told.insert(finding).inserted {
                    context.findings.add(
                        edit.explained(finding, with: values, of: sweep.parameters, varying: parameter.name))
                }
            }
        }
    }
}

extension StudyFile.Parameter {
    /// Values that fit wherever all of them do.
    ///
    /// What a place allows is an interval, of all numbers or of the whole ones: both ends of a range and the first step
    /// between them tell.
    fileprivate var trials: [ParameterValue] {
        switch domain {
        case .values(let values): values
        case .steps(let range): [range[0], range[1], range[range.count - 1]].map { .number($0) }
        case .interval(let from, let to): [from, to, from + (to - from) * 0.381_966].map { .number($0) }
        }
    }
}

extension DecodingContext {
    /// Reports an error at a place that was kept.
    mutating func report(_ code: String, _ message: String, at place: Place, remedy: String? = nil) {
        findings.add(Finding(.error, code, message, at: place, remedy: remedy))
    }
}
