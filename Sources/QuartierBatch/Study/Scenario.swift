public import QuartierModel

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
        /// The edits, in order.
        public internal(set) var edits: [Edit] = []

        init() {}

        /// The base of a study that does not list it.
        static func base(of file: String?) -> Scenario {
            var base = Scenario()
            base.place = Place(file: file)
            base.id = PlacedText(baseID, place: base.place)
            return base
        }
    }

    /// The scenarios whose edits a scenario takes over, the first one first, itself last.
    func chain(of scenario: Scenario) -> [Scenario] {
        var chain = [scenario]
        while let parent = chain[0].basedOn,
            let found = scenarios.first(where: { $0.id.text == parent.text }), chain.count <= scenarios.count
        {
            chain.insert(found, at: 0)
        }
        return chain
    }
}
