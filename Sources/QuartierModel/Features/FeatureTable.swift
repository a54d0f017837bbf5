public import QuartierGeometry

/// The features of one layer of one file, as they stand there: before any transformation, mapping or repair.
///
/// Row `i` of every array belongs to feature `i`, in file order. Coordinates are in the file's CRS with the axes
/// already put in order (x east, y north).
public struct FeatureTable: Sendable {
    /// The name of the layer or collection, or the file's stem.
    public var name: String
    /// The file the features came from, as the user named it.
    public var file: String
    /// The CRS the file states, or that its format prescribes.
    public var crs: CRS?
    /// How the CRS was found: "RFC 7946", "crs member", "gpkg_spatial_ref_sys", "study file".
    public var crsSource: String
    /// The scheme of the attributes' values, where the format prescribes one.
    public var vocabulary: ValueScheme?
    /// One shape a feature; empty where the geometry is null, empty or too broken to hold.
    public var shapes = ShapePool()
    /// The identifier each feature states (numbers as they are written), or nil.
    public var identifiers: [String?] = []
    /// Where each feature begins: a line of a text file, a row id of a table.
    public var positions: [Int] = []
    /// The attributes that were asked for.
    public var columns: [Column] = []
    /// Every attribute name met in the file, in order of first appearance.
    public var fieldNames: [String] = []
    /// Geometries that break the rules; their rows hold an empty shape, or a mended one (`isMended`).
    public var defects: [GeometryDefect] = []
    /// How many features carried a Z or M value, which is dropped.
    public var droppedDimensions = 0
    /// Whether `positions` are lines (true) or row ids (false).
    public var positionsAreLines = true

    /// A table without features.
    public init(name: String, file: String, crs: CRS? = nil, crsSource: String = "") {
        self.name = name
        self.file = file
        self.crs = crs
        self.crsSource = crsSource
    }

    /// The number of features.
    public var count: Int { shapes.count }

    /// The column of an attribute, if it was read.
    public func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// How messages name a feature: its identifier, or its position in the file from 1.
    public func label(ofFeature row: Int) -> String { identifiers[row] ?? "#\(row + 1)" }

    /// The place of a feature for a finding.
    public func place(ofFeature row: Int, path: String? = nil) -> Place {
        Place(
            file: file, layer: name, line: positionsAreLines ? positions[row] : nil, feature: label(ofFeature: row),
            path: path)
    }
}

/// A geometry that does not make a shape, and why.
public struct GeometryDefect: Hashable, Sendable {
    /// The row of the feature.
    public var row: Int
    /// A stable name of the reason: "too-few-positions", "unclosed-ring", "non-finite-coordinate".
    public var code: String
    /// What is wrong, as a plain phrase.
    public var reason: String
    /// The path inside the feature, where known.
    public var path: String?
    /// The line in the file, where known.
    public var line: Int?
    /// Whether the table nevertheless holds a shape in which the defect is mended the only way it can be (an
    /// unclosed ring closed); to be used only where the layer's policy is to repair.
    public var isMended: Bool

    /// A defect of a feature's geometry.
    public init(
        row: Int, code: String, reason: String, path: String? = nil, line: Int? = nil, isMended: Bool = false
    ) {
        self.row = row
        self.code = code
        self.reason = reason
        self.path = path
        self.line = line
        self.isMended = isMended
    }
}
