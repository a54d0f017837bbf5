public import QuartierModel

extension StudyFile {
    /// Adds elements to a layer.
    public struct Addition: Hashable, Sendable {
        /// The place of the whole edit.
        public let place: Place
        /// The layer.
        public let layer: LayerKind
        /// The new elements.
        public let elements: Elements
        /// How many elements there must be.
        public let expect: Int?
        /// How many times its area each element has, about its centroid; 0 leaves them out.
        public let scale: Double
    }

    /// Where the elements of an `add` edit come from.
    public enum Elements: Hashable, Sendable {
        /// A file; its geometry policy is not stated.
        case file(LayerSource)
        /// Features written out in the study file.
        case features(InlineFeatures)
    }

    /// Features written out in the study file.
    public struct InlineFeatures: Hashable, Sendable {
        /// A FeatureCollection of GeoJSON with the features in the order of the file.
        public let geoJSON: String
        /// The places of the features, in the same order.
        public let places: [Place]
        /// The property with the identifier.
        public let id: PlacedText?
        /// The reference system, where the coordinates are not WGS 84.
        public let crs: PlacedText?
        /// The operation into the study's system, by name or code; nil where it is chosen by rule.
        public let crsOperation: PlacedText?
        /// Which properties hold the standard attributes.
        public let fields: [FieldMapping]
    }
}
