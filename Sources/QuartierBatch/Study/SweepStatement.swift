public import QuartierModel

extension StudyFile {
    /// Many variants of one set of edits, whose values are parameters.
    public struct Sweep: Sendable {
        /// The most samples a sweep may have.
        public static let largestCount = 1_000_000

        /// The place of the whole entry.
        public internal(set) var place = Place()
        /// The identifier, unique among sweeps and scenarios even without regard to case; the name of the table.
        public internal(set) var id = PlacedText("")
        /// The title for people.
        public internal(set) var title: String?
        /// The scenario whose edits come first.
        public internal(set) var basedOn: PlacedText?
        /// What varies, in the order of the file.
        public internal(set) var parameters: [Parameter] = []
        /// Which combinations of values are tried.
        public internal(set) var sampling = Sampling()
        /// Kinds of zone that have rows of their own, beside that of the whole.
        public internal(set) var zones: [ZoneKind] = []
        /// Whether it keeps the rules of its own, so that samples can be told.
        var isSound = false
        /// The edits, with parameters where values stand.
        var edits: [EditTemplate] = []

        init() {}

        /// The value that each parameter has while another one is looked at.
        public var standardValues: [String: ParameterValue] {
            Dictionary(parameters.map { ($0.name, $0.standardValue) }) { first, _ in first }
        }

        /// The edits with the standard values, as far as they make sense.
        var standardEdits: [Edit] { edits.compactMap { $0.edit(with: standardValues).edit } }
    }

    /// Which combinations of the values of parameters are tried.
    public enum SampleMethod: String, Hashable, Sendable, CaseIterable {
        /// Every combination.
        case grid
        /// So many samples that every parameter is spread evenly, whatever the others are.
        case latinHypercube = "latin_hypercube"
        /// The standard values, then each parameter alone.
        case oneAtATime = "one_at_a_time"
    }

    /// How a sweep takes its samples.
    public struct Sampling: Hashable, Sendable {
        /// The method.
        public internal(set) var method = SampleMethod.grid
        /// How many samples; only a Latin hypercube is told.
        public internal(set) var count: Int?
        /// What a Latin hypercube is drawn by; the same seed draws the same samples on every machine.
        public internal(set) var seed: Int?

        init() {}

        /// The seed of a Latin hypercube whose study does not state one.
        public static let standardSeed = 1
    }

    /// What varies in a sweep.
    public struct Parameter: Sendable {
        /// The values a parameter may have.
        public enum Domain: Hashable, Sendable {
            /// These, in the order of the file.
            case values([ParameterValue])
            /// Numbers at equal distances.
            case steps(SteppedRange)
            /// Any number between two, both included.
            case interval(from: Double, to: Double)
        }

        /// The name, as edits write it behind the dollar.
        public let name: String
        /// Where the name stands.
        public let place: Place
        /// What it may be.
        public let domain: Domain
        /// The value it has while another one is looked at, counted from 0 among its values.
        public let standardLevel: Int
        /// Where the values stand: one place each where they are listed, else one for all.
        let places: [Place]

        /// How many values there are; nil where they are any between two.
        public var levelCount: Int? {
            switch domain {
            case .values(let values): values.count
            case .steps(let range): range.count
            case .interval: nil
            }
        }

        /// The value it has while another one is looked at; the lower end where any number will do.
        public var standardValue: ParameterValue { value(atLevel: standardLevel) }

        /// One of the values, counted from 0; the lower end where they are any between two.
        public func value(atLevel level: Int) -> ParameterValue {
            switch domain {
            case .values(let values): values[level]
            case .steps(let range): .number(range[level])
            case .interval(let from, _): .number(from)
            }
        }

        /// A number of an interval, by the share of the way from its lower end.
        func value(at share: Double) -> ParameterValue {
            guard case .interval(let from, let to) = domain else { return standardValue }
            return .number(min(to, max(from, from + (to - from) * share)))
        }
    }
}
