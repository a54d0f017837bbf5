/// A column of a layer to be written, with what people should know of it.
public struct GeoPackageColumn: Hashable, Sendable {
    /// What a column holds; any of its values may be missing.
    public enum Kind: String, Sendable {
        /// Texts.
        case text = "TEXT"
        /// Numbers.
        case real = "REAL"
        /// Yes or no.
        case boolean = "BOOLEAN"
    }

    /// The name in the table.
    public var name: String
    /// What it holds.
    public var kind: Kind
    /// The title for people.
    public var title: String
    /// What it means, with its unit.
    public var description: String

    /// A column.
    public init(_ name: String, _ kind: Kind, title: String, description: String) {
        self.name = name
        self.kind = kind
        self.title = title
        self.description = description
    }
}

/// A layer to be written: its name, what it shows and its columns.
public struct GeoPackageTable: Hashable, Sendable {
    /// The name, unique in the file whatever the case of its letters.
    public var name: String
    /// What the layer shows, as a sentence for people.
    public var description: String
    /// The columns beside the key and the geometry.
    public var columns: [GeoPackageColumn]

    /// The column with the primary key, and the one with the geometry: the names GDAL gives them.
    static let key = "fid"
    /// The column with the geometry.
    public static let geometry = "geom"

    /// A layer.
    public init(name: String, description: String, columns: [GeoPackageColumn]) {
        self.name = name
        self.description = description
        self.columns = columns
    }
}

/// A way to show a layer, kept in the file where QGIS looks for it.
public struct GeoPackageStyle: Hashable, Sendable {
    /// The layer it is for.
    public var layer: String
    /// The name that people choose it by.
    public var name: String
    /// What it shows.
    public var description: String
    /// The style in QGIS's own language.
    public var qml: String
    /// Whether QGIS takes it when the layer is opened.
    public var isDefault: Bool

    /// A style.
    public init(layer: String, name: String, description: String, qml: String, isDefault: Bool) {
        self.layer = layer
        self.name = name
        self.description = description
        self.qml = qml
        self.isDefault = isDefault
    }
}
