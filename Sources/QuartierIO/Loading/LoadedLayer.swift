public import QuartierGeometry
public import QuartierModel

/// A layer in the study's plane, with an account of how it came there.
public struct LoadedLayer<E: Element>: Sendable {
    /// The layer.
    public var layer: Layer<E>
    /// How it came to be, for the manifest.
    public var report: LayerReport
}

/// How a layer was read: for the manifest and for `check`.
public struct LayerReport: Hashable, Sendable {
    /// A geometry that was not used as it stands in the file.
    public struct GeometryCase: Hashable, Sendable {
        /// What was done: "repaired", "left-out".
        public var action: String
        /// The feature, as messages name it.
        public var feature: String
        /// What was wrong.
        public var reason: String
        /// The area in m² before, as far as it can be told.
        public var areaBefore: Double?
        /// The area in m² after.
        public var areaAfter: Double?
    }

    /// The layer of the study.
    public var layer: LayerKind
    /// The file, as the study names it.
    public var file: String
    /// The layer inside the file.
    public var fileLayer: String
    /// The CRS of the file.
    public var crs: String
    /// How the CRS was found.
    public var crsSource: String
    /// The coordinate operation into the study's plane.
    public var operation: OperationInfo
    /// The features in the file.
    public var featuresRead: Int
    /// The features used.
    public var featuresUsed: Int
    /// Features without any geometry.
    public var featuresWithoutGeometry = 0
    /// Features whose Z or M values were dropped.
    public var droppedDimensions: Int
    /// Geometries repaired or left out.
    public var geometryCases: [GeometryCase] = []
    /// For each mapped attribute, how many used features state it.
    public var filled: [String: Int] = [:]

    /// A layer of which everything was used as it stands.
    public init(
        layer: LayerKind, file: String, fileLayer: String, crs: String, crsSource: String, operation: OperationInfo,
        featuresRead: Int, featuresUsed: Int, droppedDimensions: Int = 0
    ) {
        self.layer = layer
        self.file = file
        self.fileLayer = fileLayer
        self.crs = crs
        self.crsSource = crsSource
        self.operation = operation
        self.featuresRead = featuresRead
        self.featuresUsed = featuresUsed
        self.droppedDimensions = droppedDimensions
    }
}
