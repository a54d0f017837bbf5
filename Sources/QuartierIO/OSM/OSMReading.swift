internal import COsmium
internal import QuartierGeometry
internal import QuartierModel

/// What the C++ side made of a file, for as long as the value lives.
struct OSMReading: ~Copyable {
    private let handle: OpaquePointer
    private let content: cosmium_table

    init(_ bytes: UnsafeRawBufferPointer, _ selection: OSMSelection, _ limits: ReadingLimits) {
        var bounds = cosmium_limits()
        bounds.features = UInt64(max(0, limits.features))
        bounds.coordinates = UInt64(max(0, min(limits.coordinates, ShapePool.maximumCoordinates)))
        let made = OSMRules.withRules(of: selection) { rules, count in
            cosmium_read(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, rules, count, bounds)
        }
        // Nil only if there is no memory for a few bytes: nothing a user's data can cause.
        guard let made else { preconditionFailure("there is no memory for reading a file") }
        handle = made
        content = cosmium_result(made).pointee
    }

    deinit { cosmium_free(handle) }

    /// What makes the file unusable, and at which byte.
    var problem: (message: String, offset: Int)? {
        cosmium_error(handle).map { (String(cString: $0), cosmium_error_offset(handle)) }
    }

    /// The features as a table.
    func table(
        _ name: String, _ file: String, _ options: FeatureFileOptions, findings: inout Findings
    ) -> FeatureTable {
        var table = FeatureTable(name: name, file: file, crs: .wgs84, crsSource: "OpenStreetMap")
        table.vocabulary = .osm
        table.positionsAreLines = false
        table.positions = Array(repeating: 0, count: content.feature_count)
        table.identifiers.reserveCapacity(content.feature_count)
        table.shapes.reserveCapacity(shapes: content.feature_count, coordinates: content.coordinate_count)
        var tags = OSMTagColumns(texts: texts, options: options)
        var cursor = Cursor()
        for row in 0..<content.feature_count {
            let feature = content.features[row]
            addShape(feature, row, &cursor, &table)
            table.identifiers.append(Self.identifier(of: feature))
            while cursor.tag < Int(feature.tags_end) {
                tags.add(content.tags[cursor.tag].key, content.tags[cursor.tag].value, row: row)
                cursor.tag += 1
            }
        }
        (table.columns, table.fieldNames) = tags.finished(rows: table.count)
        if tags.isOverfull {
            findings.add(
                Finding(
                    .error, "too-many-fields", "the features have more than \(options.limits.fields) different tags",
                    at: Place(file: file, layer: name), remedy: "Keep those needed"))
        }
        return table
    }

    /// What was counted and makes no rows.
    func findings(_ layer: String, _ file: String) -> [Finding] {
        func finding(_ note: cosmium_note, _ code: String, _ message: String, _ remedy: String) -> Finding? {
            guard note.count > 0 else { return nil }
            return Finding(
                .warning, code, "\(message): \(text(note.examples))", at: Place(file: file, layer: layer),
                remedy: remedy, count: Int(clamping: note.count))
        }
        let (open, repeated, outlines) = content.notes
        return [
            finding(
                open, "open-way", "ways with the tags of \(layer) are open lines and make no areas",
                "Close them in OpenStreetMap"),
            finding(
                repeated, "repeated-object", "objects are in the file more than once, the first is used",
                "Merge extracts with 'osmium merge'"),
            finding(
                outlines, "tagged-twice",
                "ways are tagged as \(layer) and so is the relation they are the outline of; the relation is used",
                "Leave the tag to the relation in OpenStreetMap"),
        ].compactMap { $0 }
    }

    private func text(_ number: UInt32) -> String {
        var length = 0
        let start = cosmium_text(handle, number, &length)
        return String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    }

    /// Every text once, so that equal tags of many features share it.
    private var texts: [String] { (0..<content.text_count).map { text(UInt32(truncatingIfNeeded: $0)) } }
}

// MARK: - Shapes

extension OSMReading {
    /// How far the flat arrays are read.
    private struct Cursor {
        var part = 0
        var ring = 0
        var coordinate = 0
        var tag = 0
    }

    private func addShape(
        _ feature: cosmium_feature, _ row: Int, _ cursor: inout Cursor, _ table: inout FeatureTable
    ) {
        while cursor.part < Int(feature.parts_end) {
            while cursor.ring < Int(content.part_ends[cursor.part]) {
                addRing(&cursor, &table.shapes)
                cursor.ring += 1
            }
            table.shapes.closePart()
            cursor.part += 1
        }
        table.shapes.closeShape(Self.kind(of: feature))
        guard let fault = Self.fault(of: feature) else { return }
        let detail = feature.detail == 0 ? nil : text(feature.detail)
        table.defects.append(GeometryDefect(row: row, fault, path: detail))
    }

    private func addRing(_ cursor: inout Cursor, _ shapes: inout ShapePool) {
        while cursor.coordinate < Int(content.ring_ends[cursor.ring]) {
            let x = content.coordinates[2 * cursor.coordinate]
            let y = content.coordinates[2 * cursor.coordinate + 1]
            shapes.append(Coordinate(x: x, y: y))
            cursor.coordinate += 1
        }
        shapes.closeRing()
    }

    private static func kind(of feature: cosmium_feature) -> ShapeKind {
        switch Int32(feature.kind) {
        case COSMIUM_POINT: .point
        case COSMIUM_LINE: .line
        default: .area
        }
    }

    private static func identifier(of feature: cosmium_feature) -> String {
        switch feature.type {
        case UInt8(ascii: "n"): "node/\(feature.id)"
        case UInt8(ascii: "w"): "way/\(feature.id)"
        default: "relation/\(feature.id)"
        }
    }

    private static func fault(of feature: cosmium_feature) -> GeometryFault? {
        switch Int32(feature.fault) {
        case COSMIUM_SOUND: nil
        case COSMIUM_TOO_FEW_NODES: Int32(feature.kind) == COSMIUM_LINE ? .tooFewLinePositions : .tooFewPositions
        case COSMIUM_MISSING_NODES: .missingNodes
        case COSMIUM_MISSING_MEMBERS: .missingMembers
        case COSMIUM_OPEN_RING: .openRing
        case COSMIUM_CROSSING_RINGS: .crossingRings
        case COSMIUM_OUT_OF_RANGE: .outOfRange
        case COSMIUM_TOO_INTRICATE: .tooIntricate
        default: .noArea
        }
    }
}
