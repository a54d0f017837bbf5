public import QuartierModel
internal import QuartierScenario

extension StudyFile {
    /// A scenario as the study file states it.
    public struct Scenario: Hashable, Sendable {
        /// The identifier of the scenario without edits that every other one is compared with.
        public static let baseID = "base"

        /// The place of the whole entry; only the file where `base` was left out.
        public internal(set) var place = Place()
        /// The identifier, unique in the study even without regard to case; part of file names.
        public internal(set) var id = PlacedText("")
        /// The title for people.
        public internal(set) var title: String?
        /// The scenario whose edits come first; it exists, and following it ends at one that is based on none.
        public internal(set) var basedOn: PlacedText?
        /// The edits, in order; those of a scenario with stages are part of its first stage.
        public internal(set) var edits: [Edit] = []
        /// The stages, by rising years; empty for a scenario without.
        public internal(set) var stages: [Stage] = []

        /// The edits of the scenario and of all its stages, in order.
        public var allEdits: [Edit] { edits + stages.flatMap(\.edits) }

        init() {}

        /// The base of a study that does not list it.
        static func base(of file: String?) -> Scenario {
            var base = Scenario()
            base.place = Place(file: file)
            base.id = PlacedText(baseID, place: base.place)
            return base
        }
    }

    /// A stage of a scenario: what is done by a year, beside all that was done before (Bauabschnitt).
    public struct Stage: Hashable, Sendable {
        /// The place of the whole entry.
        public internal(set) var place = Place()
        /// The year.
        public internal(set) var year = 0
        /// The title for people.
        public internal(set) var title: String?
        /// The edits that it adds to those of the stage before, in order.
        public internal(set) var edits: [Edit] = []

        init() {}
    }

    /// The scenarios whose edits a scenario takes over, the first one first, itself last.
    func chain(of scenario: Scenario) -> [Scenario] {
        var chain = [scenario]
        while let parent = chain[0].basedOn,
            let found = scenarios.first(where: { $0.id.text == parent.named.scenario }), chain.count <= scenarios.count
        {
            chain.insert(found, at: 0)
        }
        return chain
    }
}
