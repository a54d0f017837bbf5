internal import QuartierGeometry
internal import QuartierModel

/// One GeoJSON document being read: the root object and what follows from its members.
struct GeoJSONDocument {
    var features: FeatureScanner
    private let start: Int
    private let stated: CRS?
    private var type: String?
    private var coordinateSystem: GeoJSONCoordinateSystem?
    private var hasFeatures = false
    private var isInFeature = false

    /// A document whose root object begins at the cursor; `stated` is the CRS the caller states.
    init(_ features: FeatureScanner, stated: CRS?) {
        self.features = features
        start = features.geometry.scanner.position
        self.stated = stated
    }

    /// Reads everything; nil if the root is no GeoJSON object.
    mutating func read() -> FeatureTable? {
        do throws(ScanError) {
            try root()
            guard try content() else { return nil }
            try features.geometry.scanner.finish()
        } catch {
            features.report(error, inFeature: isInFeature)
            // A file whose first value is broken before any feature may be anything.
            guard hasFeatures || features.row > 0 else { return nil }
        }
        let system = coordinateSystem ?? .prescribed
        system.apply(to: &features.table, stated: stated, findings: &features.findings)
        let result = features.finished()
        features.findings = result.findings
        if result.table.crsSource == GeoJSONCoordinateSystem.standard {
            DegreeCheck.report(in: result.table, to: &features.findings)
        }
        return result.table
    }

    // MARK: Root

    private mutating func root() throws(ScanError) {
        features.geometry.scanner.position += 1
        var keys = KeyStack()
        keys.open()
        var isFirst = true
        while let key = try features.geometry.scanner.nextKey(isFirst: &isFirst) {
            keys.add(key, in: features.geometry.scanner)
            try member(key)
        }
        guard let repeated = keys.close(in: features.geometry.scanner) else { return }
        var place = features.place(at: repeated)
        place.feature = nil
        features.findings.add(
            Finding(.error, "duplicate-key", "an object has a member twice", at: place, remedy: "Keep one of them"))
    }

    private mutating func member(_ key: JSONText) throws(ScanError) {
        let scanner = features.geometry.scanner
        let first = try features.geometry.scanner.peek()
        if scanner.says(key, "features"), first == UInt8(ascii: "["), !hasFeatures {
            try collection()
        } else if scanner.says(key, "type"), first == UInt8(ascii: "\"") {
            let text = try features.geometry.scanner.string()
            type = features.geometry.scanner.content(of: text)
        } else if scanner.says(key, "name"), first == UInt8(ascii: "\"") {
            let text = try features.geometry.scanner.string()
            features.table.name = features.geometry.scanner.content(of: text)
        } else if scanner.says(key, "crs") {
            let start = features.geometry.scanner.position
            try features.geometry.scanner.skipValue(outer: 1)
            var again = features.geometry.scanner
            again.position = start
            let line = features.lines.line(at: start)
            coordinateSystem = GeoJSONCoordinateSystem(member: try JSONValue(from: &again), line: line)
        } else {
            try features.geometry.scanner.skipValue(outer: 1)
        }
    }

    private mutating func collection() throws(ScanError) {
        hasFeatures = true
        features.geometry.scanner.position += 1
        var isFirst = true
        while try features.geometry.scanner.nextElement(isFirst: &isFirst) {
            guard features.row < features.limits.features else {
                throw ScanError(.tooManyFeatures, features.geometry.scanner.position)
            }
            isInFeature = true
            if try features.geometry.scanner.peek() == UInt8(ascii: "{") {
                try features.feature(outer: 2)
            } else {
                features.forgetFeature()
                let place = features.place(at: features.geometry.scanner.position)
                try features.geometry.scanner.skipValue(outer: 2)
                features.findings.add(
                    Finding(
                        .error, "not-a-feature", "this is not a feature", at: place,
                        remedy: "Write \"type\": \"Feature\""))
            }
            isInFeature = false
        }
    }

    // MARK: What the root is

    /// Reads what the root is if it is no collection; false if it is nothing GeoJSON knows.
    private mutating func content() throws(ScanError) -> Bool {
        if type == "FeatureCollection", hasFeatures { return true }
        let end = features.geometry.scanner.position
        defer { features.geometry.scanner.position = end }
        if !hasFeatures, type == "Feature" {
            features.geometry.scanner.position = start
            try features.feature(outer: 0)
            return true
        }
        if !hasFeatures, GeometryType.allCases.contains(where: { "\($0.name)" == type }) {
            features.geometry.scanner.position = start
            try features.bareGeometry(outer: 0)
            return true
        }
        features.findings.add(
            Finding(
                .error, "not-geojson", wrongRoot, at: Place(file: features.table.file, line: 1),
                remedy: FileFormats.advice))
        return false
    }

    private var wrongRoot: String {
        switch type {
        case "FeatureCollection": "the FeatureCollection has no array of features"
        case "Topology": "this is TopoJSON, not GeoJSON"
        case nil: "this JSON does not say which type of GeoJSON it is"
        case let type?: "'\(type)' is not a type of GeoJSON object that holds features"
        }
    }
}

/// Checks that coordinates which should be degrees can be degrees.
enum DegreeCheck {
    static func report(in table: FeatureTable, to findings: inout Findings) {
        // A little more than the globe: some programs write 180.00000001.
        let globe = BoundingBox(minX: -180, minY: -90, maxX: 180, maxY: 90).expanded(by: 1e-6)
        let outside = table.shapes.boxes.indices.filter {
            !table.shapes.boxes[$0].isEmpty && !globe.contains(table.shapes.boxes[$0])
        }
        guard let first = outside.first else { return }
        var place = table.place(ofFeature: first)
        place.layer = nil
        findings.add(
            Finding(
                .error, "not-degrees", "the coordinates are not longitude and latitude, as GeoJSON prescribes",
                at: place,
                remedy: "State the layer's CRS in the study file, for example crs: EPSG:31256", count: outside.count))
    }
}
