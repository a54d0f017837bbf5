public import QuartierIO
public import QuartierModel

extension StudyFile {
    /// Where a layer comes from.
    public struct LayerSource: Hashable, Sendable {
        /// The place of the whole entry.
        public internal(set) var place = Place()
        /// The file, relative to the study file or absolute; never empty.
        public internal(set) var path = PlacedText("")
        /// The layer or table inside a file that has several.
        public internal(set) var layer: PlacedText?
        /// The field with the identifier.
        public internal(set) var id: PlacedText?
        /// The reference system, where the file does not state it.
        public internal(set) var crs: PlacedText?
        /// The operation into the study's system, by name or code; nil where it is chosen by rule.
        public internal(set) var crsOperation: PlacedText?
        /// Which fields of the file hold the standard attributes, in the order of the study file.
        public internal(set) var fields: [FieldMapping] = []
        /// The scheme of the values of the fields; nil where they are standard values or the format's own.
        public internal(set) var vocabulary: ValueScheme?
        /// The standard values of the file's own words, attribute by attribute.
        public internal(set) var values: [String: [String: String]] = [:]
        /// Which features of the file are of the layer, as CQL2 text; nil for all.
        public internal(set) var filter: PlacedText?
        /// What to do about broken geometry; nil where the study leaves it to `GeometryPolicy.standard(for:)`.
        public internal(set) var geometry: GeometryPolicy?

        init() {}

        /// A source of which only the path is stated.
        init(path: PlacedText) {
            self.path = path
            place = path.place
        }
    }

    /// Where a timetable comes from.
    public struct FeedSource: Hashable, Sendable {
        /// The place of the whole entry.
        public internal(set) var place = Place()
        /// A GTFS archive or a folder of its text files, relative to the study file or absolute.
        public internal(set) var path = PlacedText("")

        init() {}

        /// A source of which only the path is stated.
        init(path: PlacedText) {
            self.path = path
            place = path.place
        }
    }

    /// A standard attribute and the field of the file that holds it.
    public struct FieldMapping: Hashable, Sendable {
        /// The standard name, such as `storeys`; `x` and `y` are the coordinates of CSV files.
        public let attribute: String
        /// The name in the file, with its place in the study file.
        public let field: PlacedText
    }
}
