public import QuartierModel

extension StudyFile {
    /// What the study wants an indicator to be.
    public struct Target: Hashable, Sendable {
        /// The place of the whole entry.
        public internal(set) var place = Place()
        /// The identifier of the indicator.
        public internal(set) var indicator = PlacedText("")
        /// The least value that meets it.
        public internal(set) var atLeast: Double?
        /// The greatest value that meets it.
        public internal(set) var atMost: Double?
        /// Which zones it is set for, as CQL2 text; nil for all.
        public internal(set) var filter: PlacedText?
        /// The kind of these zones; nil where the condition tells, or it is the first kind of the results.
        public internal(set) var zones: ZoneKind?
        /// The year from which on it must be met; nil for always.
        public internal(set) var by: Int?

        init() {}
    }
}
