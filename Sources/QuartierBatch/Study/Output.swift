extension StudyFile {
    /// Where results go and how they are written.
    public struct Output: Hashable, Sendable {
        /// The directory, relative to the study file or absolute; nil where the study leaves it to the command.
        public internal(set) var directory: PlacedText?
        /// The formats, without repetition; GeoJSON and CSV where the file does not say.
        public internal(set) var formats: [OutputFormat] = [.geojson, .csv]
        /// The operation from the study's system to WGS 84, by name or code; nil where it is chosen by rule.
        public internal(set) var crsOperation: PlacedText?
        /// How CSV files are written.
        public internal(set) var csv = CSVStyle()
        /// Whether each scenario also gets a file of the zones it changes, with the differences to the base.
        public internal(set) var difference = false
        /// The maps of public transport that each scenario also gets.
        public internal(set) var transit: [TransitMap] = []

        init() {}
    }

    /// A map of public transport, as a GeoJSON file of its own.
    public enum TransitMap: String, Hashable, Sendable, CaseIterable {
        /// The stops with their categories, intervals and lines (Haltestellenkategorien).
        case stops
        /// The areas of the quality classes (ÖV-Güteklassen).
        case classes
        /// The buildings with their classes.
        case buildings
    }

    /// A format of results.
    public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
        /// A GeoJSON file for each scenario and kind of zone.
        case geojson
        /// The same as a sequence of texts, a feature a line (RFC 8142), which can be read piece by piece.
        case geojsonseq
        /// One GeoPackage with a layer for each scenario and kind of zone, styled for QGIS.
        case gpkg
        /// A table of all values.
        case csv
    }

    /// How CSV files are written.
    public struct CSVStyle: Hashable, Sendable {
        /// What stands between two values.
        public internal(set) var separator = Separator.comma
        /// What stands before the decimals; never the same as the separator.
        public internal(set) var decimal = DecimalMark.point
        /// Whether the file begins with a byte order mark, which makes Excel read it as UTF-8.
        public internal(set) var bom = false

        init() {}
    }

    /// What stands between two values of a CSV file.
    public enum Separator: String, Hashable, Sendable, CaseIterable {
        /// The comma of RFC 4180.
        case comma = ","
        /// The semicolon that German spreadsheets expect.
        case semicolon = ";"
        /// The tab.
        case tab = "\t"
    }

    /// What stands before the decimals of a number.
    public enum DecimalMark: String, Hashable, Sendable, CaseIterable {
        /// The point.
        case point = "."
        /// The comma that German spreadsheets expect.
        case comma = ","
    }
}
