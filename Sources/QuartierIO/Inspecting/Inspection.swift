public import QuartierGeometry
public import QuartierModel

/// What there is to know about a layer of a file before a study uses it.
public struct Inspection: Sendable {
    /// What a field holds.
    public struct Field: Sendable {
        /// The name of the field.
        public let name: String
        /// How many features state it.
        public let filled: Int
        /// Its kinds of value: "number", "text", "true/false".
        public let kinds: [String]
        /// The smallest and the largest number, if there are numbers.
        public let range: ClosedRange<Double>?
        /// How many different values there are.
        public let distinct: Int
        /// The most frequent values with their counts, most frequent first; all of them if there are few.
        public let frequent: [(value: String, count: Int)]
    }

    /// The layer's name.
    public let layer: String
    /// The CRS, if the file states one or its format prescribes it.
    public let crs: CRS?
    /// How the CRS was found.
    public let crsSource: String
    /// The number of features.
    public let features: Int
    /// How many features have a geometry of each kind, such as "polygon", "multipolygon", "point" or "none".
    public let geometries: [(kind: String, count: Int)]
    /// How many features have a Z or M value, which is not used.
    public let droppedDimensions: Int
    /// How many geometries are broken or invalid for each reason, most frequent first.
    public let faults: [(reason: String, count: Int)]
    /// How many features have the same geometry as an earlier one.
    public let copies: Int
    /// What the areas of the layer overlap; nil if it has none or they cannot be measured.
    public let overlaps: Overlaps?
    /// The extent in the CRS of the file.
    public let extent: BoundingBox
    /// The extent in degrees, where it can be told.
    public let geographicExtent: BoundingBox?
    /// The scheme of the fields' values, where the format brings one along.
    public let vocabulary: ValueScheme?
    /// The identifier of the first feature, if the format has identifiers and every feature states one.
    public let firstIdentifier: String?
    /// The fields, in the order of the file.
    public let fields: [Field]
    /// What is wrong with the layer.
    public let findings: Findings
}

extension Inspection {
    /// Inspects a layer of a file; nil if it cannot be read, and findings say why.
    ///
    /// `x` and `y` are the columns of a CSV, `stated` is the CRS of a file that states none or a wrong one.
    public init?(
        path: String, layer: String?, x: String? = nil, y: String? = nil, stated: CRS? = nil, crew: Crew,
        findings: inout Findings
    ) throws {
        var found = Findings()
        var options = FeatureFileOptions(crs: stated, x: x ?? "x", y: y ?? "y")
        options.needsPlaces = x != nil || y != nil
        guard let table = FeatureFile.read(path: path, layer: layer, options: options, findings: &found) else {
            findings.add(contentsOf: found)
            return nil
        }
        fields = table.columns.map(Field.init)
        let geographicExtent = Self.geographicExtent(of: table)
        var defects = try LayerDefects(of: table, crew: crew, findings: found)
        defects.notePlace(fields: fields)
        try defects.noteNeighbours(near: geographicExtent?.center, crew: crew)
        self.layer = table.name
        crs = table.crs
        crsSource = stated == nil ? table.crsSource : "command line"
        features = table.count
        geometries = Self.geometries(of: table)
        droppedDimensions = table.droppedDimensions
        faults = defects.faults
        copies = defects.copies
        overlaps = defects.overlaps
        vocabulary = table.vocabulary
        firstIdentifier = table.identifiers.contains(nil) ? nil : table.identifiers.first ?? nil
        extent = table.shapes.extent
        self.geographicExtent = geographicExtent
        self.findings = defects.findings
    }

    private static func geometries(of table: FeatureTable) -> [(kind: String, count: Int)] {
        let broken = Set(table.defects.filter { !$0.isMended }.map(\.row))
        var counts: [String: Int] = [:]
        for row in 0..<table.count {
            counts[name(of: row, table.shapes, isBroken: broken.contains(row)), default: 0] += 1
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    private static func name(of row: Int, _ shapes: ShapePool, isBroken: Bool) -> String {
        if isBroken { return "broken" }
        guard !shapes.isEmpty(row) else { return "none" }
        let isMulti = shapes.parts(of: row).count > 1
        return switch shapes.kinds[row] {
        case .point: isMulti ? "multipoint" : "point"
        case .line: isMulti ? "multiline" : "line"
        case .area: isMulti ? "multipolygon" : "polygon"
        }
    }

    private static func geographicExtent(of table: FeatureTable) -> BoundingBox? {
        let box = table.shapes.extent
        guard let crs = table.crs, !box.isEmpty else { return nil }
        var corners = [
            Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
            Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY), box.center,
        ]
        do throws(ProjectionError) {
            var transform = try CoordinateTransform.toDegrees(from: crs, at: box.center)
            try transform.apply(to: &corners)
        } catch {
            return nil
        }
        return corners.reduce(into: BoundingBox.empty) { $0.formUnion($1) }
    }
}

extension Inspection.Field {
    /// As many different values are shown in full.
    private static let shownInFull = 12

    init(_ column: Column) {
        var counts: [AttributeValue: Int] = [:]
        var kinds: Set<String> = []
        var box: ClosedRange<Double>?
        for row in 0..<column.count {
            let value = column[row]
            switch value {
            case .missing: continue
            case .number(let number):
                kinds.insert("number")
                box = min(box?.lowerBound ?? number, number)...max(box?.upperBound ?? number, number)
            case .text: kinds.insert("text")
            case .boolean: kinds.insert("true/false")
            }
            counts[value, default: 0] += 1
        }
        let ranked = counts.map { (value: $0.key.description, count: $0.value) }
            .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
        name = column.name
        filled = counts.values.reduce(0, +)
        self.kinds = kinds.sorted()
        range = box
        distinct = counts.count
        frequent = Array(ranked.prefix(ranked.count <= Self.shownInFull ? Self.shownInFull : 5))
    }
}
