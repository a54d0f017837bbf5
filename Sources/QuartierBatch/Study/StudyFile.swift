public import QuartierModel
public import QuartierScenario

/// A study as its file states it: data, assumptions, what to measure, scenarios.
///
/// Nothing is resolved here: paths are texts, filters are texts, layers are not opened. Whatever a later stage may
/// find fault with keeps the place it came from.
public struct StudyFile: Sendable {
    /// The format version this version reads and writes.
    public static let supportedVersion = 1

    /// The file, as the user named it; nil for a text that came from elsewhere.
    public internal(set) var file: String?
    /// The name of the study for people.
    public internal(set) var name = ""
    /// The reference system everything is measured in, or `auto`.
    public internal(set) var crs = PlacedText("")
    /// The reference day as yyyy-mm-dd; a day that exists.
    public internal(set) var date: String?
    /// Where the layers come from; districts are always there.
    public internal(set) var layers: [LayerKind: LayerSource] = [:]
    /// The timetables, in the order of the file; the stops of the city are their stations.
    public internal(set) var feeds: [FeedSource] = []
    /// What is assumed where the data does not say it (Annahmen).
    public internal(set) var assumptions = Assumptions()
    /// The study's own built forms, which go before those of the library, in the order of the file.
    public internal(set) var builtForms: [BuiltForm] = []
    /// The parameters of the indicators.
    public internal(set) var parameters = Parameters()
    /// What to measure; all of it where the file does not say.
    public internal(set) var indicators = IndicatorSelection.all
    /// The zones results are written for; districts where the file does not say.
    public internal(set) var reportBy: [ZoneKind] = [.districts]
    /// What the indicators should come to, in the order of the file.
    public internal(set) var targets: [Target] = []
    /// The scenarios in the order of the file, but `base` first; it is there even where the file leaves it out.
    public internal(set) var scenarios: [Scenario] = []
    /// The sweeps in the order of the file.
    public internal(set) var sweeps: [Sweep] = []
    /// Where results go and how they are written.
    public internal(set) var output = Output()
    /// What its parts come to; set when the file was read.
    var digests = StudyDigests(of: YAMLNode(content: .refused, mark: Mark(line: 1, column: 1)))

    init() {}
}

extension StudyFile {
    /// Which indicators a study asks for.
    public enum IndicatorSelection: Hashable, Sendable {
        /// Every one there is.
        case all
        /// Groups and identifiers; whether they exist is for the catalogue to say.
        case some([PlacedText])
    }
}
