/// Which values each sample of a sweep has: told from its number alone.
struct SampleDesign: Sendable {
    private enum Arrangement: Sendable {
        case grid, oneAtATime
        case hypercube([LatinColumn])
    }

    /// How many samples there are.
    let count: Int
    private let parameters: [StudyFile.Parameter]
    private let arrangement: Arrangement

    /// The design of a sweep whose samples can be counted.
    init(of sweep: StudyFile.Sweep) {
        guard let count = Self.count(of: sweep) else { preconditionFailure("the samples were counted before") }
        self.count = count
        parameters = sweep.parameters
        arrangement =
            switch sweep.sampling.method {
            case .grid: .grid
            case .oneAtATime: .oneAtATime
            case .latinHypercube:
                .hypercube(
                    sweep.parameters.map {
                        LatinColumn(
                            $0, strata: count, seed: sweep.sampling.seed ?? StudyFile.Sampling.standardSeed)
                    })
            }
    }

    /// How many samples a sweep has; nil if there are more than can be counted.
    static func count(of sweep: StudyFile.Sweep) -> Int? {
        let levels = sweep.parameters.map { $0.levelCount ?? 1 }
        switch sweep.sampling.method {
        case .grid:
            return levels.reduce(1 as Int?) { product, count in
                product.flatMap {
                    let (product, overflow) = $0.multipliedReportingOverflow(by: count)
                    return overflow ? nil : product
                }
            }
        case .latinHypercube: return sweep.sampling.count ?? 1
        // Lists and ranges are counted in numbers of 52 bits: their sum is far from the largest one.
        case .oneAtATime: return levels.reduce(1) { $0 + $1 - 1 }
        }
    }

    /// How many values a parameter has among the samples; one for each sample where any number may be drawn.
    func levelCount(_ parameter: Int) -> Int { parameters[parameter].levelCount ?? count }

    /// The values of a sample, counted from 0, as their numbers among those of each parameter.
    func levels(of sample: Int) -> [Int] {
        precondition(sample >= 0 && sample < count, "a sample of the sweep")
        switch arrangement {
        case .grid: return gridLevels(of: sample)
        case .oneAtATime: return singleLevels(of: sample)
        case .hypercube(let columns): return columns.map { $0.level(of: sample) }
        }
    }

    /// A value of a parameter by its number.
    func value(_ parameter: Int, level: Int) -> ParameterValue {
        if case .hypercube(let columns) = arrangement, parameters[parameter].levelCount == nil {
            return parameters[parameter].value(at: columns[parameter].share(ofStratum: level))
        }
        return parameters[parameter].value(atLevel: level)
    }

    /// The values of a sample, counted from 0, in the order of the parameters.
    func values(of sample: Int) -> [ParameterValue] {
        levels(of: sample).enumerated().map { value($0.offset, level: $0.element) }
    }

    /// The last parameter changes from sample to sample, the first one least often.
    private func gridLevels(of sample: Int) -> [Int] {
        var levels = [Int](repeating: 0, count: parameters.count)
        var rest = sample
        for index in parameters.indices.reversed() {
            let quotient = rest.quotientAndRemainder(dividingBy: levelCount(index))
            (rest, levels[index]) = (quotient.quotient, quotient.remainder)
        }
        return levels
    }

    /// First all at their standard values, then each parameter through its other values.
    private func singleLevels(of sample: Int) -> [Int] {
        var levels = parameters.map(\.standardLevel)
        var rest = sample - 1
        guard rest >= 0 else { return levels }
        for index in parameters.indices {
            let others = levelCount(index) - 1
            if rest < others {
                levels[index] = rest < levels[index] ? rest : rest + 1
                break
            }
            rest -= others
        }
        return levels
    }
}

extension SampleDesign {
    /// A few samples that show what is wrong with any value: all of them if they are few, or those of a grid in which one
    /// parameter differs from the first sample, and some that lie evenly among all.
    func probes(atMost limit: Int) -> [Int] {
        guard count > limit else { return Array(0..<count) }
        var probes: Set<Int> = [0, count - 1]
        if case .grid = arrangement {
            var stride = count
            for index in parameters.indices {
                let levels = levelCount(index)
                stride /= levels
                for level in Self.spread(levels, limit / parameters.count) { probes.insert(level * stride) }
            }
        }
        return probes.union(Self.spread(count, limit - probes.count)).sorted()
    }

    /// So many numbers below a limit, the first and the last among them.
    private static func spread(_ limit: Int, _ count: Int) -> [Int] {
        guard limit > count, count > 1 else { return Array(0..<min(limit, max(1, count))) }
        return (0..<count).map { $0 * (limit - 1) / (count - 1) }
    }
}
