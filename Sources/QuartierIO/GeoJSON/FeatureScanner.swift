internal import QuartierGeometry
internal import QuartierModel

/// Reads features, one after the other, into a table; shared by GeoJSON and GeoJSON text sequences.
struct FeatureScanner {
    /// The geometries read, and the cursor.
    var geometry: GeoJSONGeometryScanner
    var table: FeatureTable
    var findings: Findings
    var lines: TextLines
    var columns: PropertyColumns
    let limits: ReadingLimits
    /// Findings of the open feature, whose identifier may still come.
    private var pending: [Finding] = []
    private var defects: [GeometryDefect] = []
    private var identifier: String?
    /// How many features have no properties member, and where the first is.
    private var withoutProperties: (count: Int, place: Place)?

    init(
        _ scanner: JSONScanner, table: FeatureTable, findings: Findings, fields: FieldSelection, limits: ReadingLimits
    ) {
        geometry = GeoJSONGeometryScanner(scanner, coordinateLimit: limits.coordinates)
        lines = TextLines(scanner.bytes)
        columns = PropertyColumns(fields, limit: limits.fields)
        self.table = table
        self.findings = findings
        self.limits = limits
    }

    var bytes: UnsafeRawBufferPointer { geometry.scanner.bytes }
    var row: Int { geometry.shapes.count }
}

// MARK: - A feature

extension FeatureScanner {
    private struct Members: OptionSet {
        var rawValue: UInt8
        static let type = Members(rawValue: 1)
        static let geometry = Members(rawValue: 2)
        static let properties = Members(rawValue: 4)
        static let id = Members(rawValue: 8)
    }

    /// Reads the feature whose brace is at the cursor; what is wrong in it becomes findings and defects.
    ///
    /// Throws only where the text is not JSON; the open feature is then forgotten.
    mutating func feature(outer: Int) throws(ScanError) {
        let start = geometry.scanner.position
        begin()
        do throws(ScanError) {
            let (kind, isFeature) = try members(start: start, outer: outer + 1)
            if isFeature { finish(kind: kind, start: start) } else { abandon(at: start) }
        } catch {
            abandon(at: start)
            throw error
        }
    }

    /// Forgets the feature read last, so that findings between features do not name it.
    mutating func forgetFeature() { identifier = nil }

    private mutating func begin() {
        forgetFeature()
        pending.removeAll(keepingCapacity: true)
        defects.removeAll(keepingCapacity: true)
        geometry.mended.removeAll(keepingCapacity: true)
        geometry.hasMoreDimensions = false
        columns.beginFeature()
    }

    private mutating func members(start: Int, outer: Int) throws(ScanError) -> (kind: ShapeKind?, isFeature: Bool) {
        geometry.scanner.position += 1
        var seen: Members = []
        var kind: ShapeKind?
        var foreign = KeyStack()
        foreign.open()
        var isFeature = true
        var isFirst = true
        while let key = try geometry.scanner.nextKey(isFirst: &isFirst) {
            guard let member = member(key) else {
                foreign.add(key, in: geometry.scanner)
                noteDuplicate(try geometry.scanner.skipValue(outer: outer))
                continue
            }
            guard seen.insert(member).inserted else {
                noteDuplicate(key.start - 1)
                try geometry.scanner.skipValue(outer: outer)
                continue
            }
            switch member {
            case .type: isFeature = try type(outer: outer)
            case .geometry: kind = try geometryMember(outer: outer)
            case .properties: try properties(outer: outer)
            default: try identifierMember(outer: outer)
            }
        }
        noteDuplicate(foreign.close(in: geometry.scanner))
        guard isFeature, seen.contains(.type) else {
            note("not-a-feature", "this is not a feature", at: start, remedy: "Write \"type\": \"Feature\"")
            return (kind, false)
        }
        if !seen.contains(.geometry) { defects.append(GeometryDefect(row: row, .missingGeometry)) }
        if !seen.contains(.properties) { countMissingProperties(start) }
        return (kind, true)
    }

    private func member(_ key: JSONText) -> Members? {
        let scanner = geometry.scanner
        if scanner.says(key, "type") { return .type }
        if scanner.says(key, "properties") { return .properties }
        if scanner.says(key, "geometry") { return .geometry }
        if scanner.says(key, "id") { return .id }
        return nil
    }

    private mutating func type(outer: Int) throws(ScanError) -> Bool {
        guard try geometry.scanner.peek() == UInt8(ascii: "\"") else {
            try geometry.scanner.skipValue(outer: outer)
            return false
        }
        let text = try geometry.scanner.string()
        return geometry.scanner.says(text, "Feature")
    }

    private mutating func identifierMember(outer: Int) throws(ScanError) {
        let start = geometry.scanner.position
        let byte = try geometry.scanner.peek()
        if byte == UInt8(ascii: "\"") {
            identifier = geometry.scanner.content(of: try geometry.scanner.string())
        } else if JSONScanner.beginsNumber(byte) {
            _ = try geometry.scanner.number()
            let text = JSONText(start: start, end: geometry.scanner.position, isPlain: true)
            identifier = geometry.scanner.content(of: text)
        } else {
            try geometry.scanner.skipValue(outer: outer)
            note(
                "bad-id", "the id of a feature is neither a text nor a number", at: start, path: "id",
                remedy: "Write a text or a number, or leave the id out")
        }
    }

    private mutating func countMissingProperties(_ start: Int) {
        if let known = withoutProperties {
            withoutProperties?.count = known.count + 1
        } else {
            withoutProperties = (1, place(at: start))
        }
    }
}

// MARK: - Geometry

extension FeatureScanner {
    private mutating func geometryMember(outer: Int) throws(ScanError) -> ShapeKind? {
        let start = geometry.scanner.position
        if try geometry.scanner.peek() == UInt8(ascii: "n") {
            _ = try geometry.scanner.literal()
            return nil
        }
        return try geometryObject(start: start, root: "geometry", outer: outer)
    }

    /// Reads a geometry object; a fault becomes a defect of the open feature and leaves its shape empty.
    private mutating func geometryObject(start: Int, root: String, outer: Int) throws(ScanError) -> ShapeKind? {
        do throws(ScanError) {
            let before = geometry.shapes.coordinates.count
            let kind = try geometry.geometry(outer: outer)
            // Nothing but empty parts is an empty geometry, in which there is nothing to mend.
            guard geometry.shapes.coordinates.count > before else { return kind }
            // The first ones only: to find the way to each of many thousands would take too long.
            for (fault, offset) in geometry.mended.prefix(8) { addDefect(fault, start, offset, root, isMended: true) }
            return kind
        } catch {
            // Whatever went wrong, the value is passed once more as JSON: a syntax error ends the file.
            geometry.shapes.discardOpenShape()
            geometry.scanner.position = start
            let repeated = try geometry.scanner.skipValue(outer: outer)
            guard let fault = error.fault else { throw error }
            if fault != .duplicateMember { noteDuplicate(repeated) }
            addDefect(fault, start, error.offset, root)
            return nil
        }
    }

    private mutating func addDefect(
        _ fault: GeometryFault, _ start: Int, _ offset: Int, _ root: String, isMended: Bool = false
    ) {
        let path = GeometryPath.path(in: bytes, from: start, to: offset, root: root)
        defects.append(
            GeometryDefect(row: row, fault, path: path, line: lines.line(at: offset), isMended: isMended))
    }

    /// Reads a geometry that stands alone, as a feature without identifier and attributes.
    mutating func bareGeometry(outer: Int) throws(ScanError) {
        let start = geometry.scanner.position
        begin()
        let kind = try geometryObject(start: start, root: "", outer: outer)
        finish(kind: kind, start: start)
    }
}

// MARK: - Properties

extension FeatureScanner {
    private mutating func properties(outer: Int) throws(ScanError) {
        let start = geometry.scanner.position
        let byte = try geometry.scanner.peek()
        guard byte == UInt8(ascii: "{") else {
            try geometry.scanner.skipValue(outer: outer)
            if byte != UInt8(ascii: "n") {
                note(
                    "bad-properties", "the properties are not an object", at: start, path: "properties",
                    remedy: "Write an object or null")
            }
            return
        }
        geometry.scanner.position += 1
        var isFirst = true
        while let key = try geometry.scanner.nextKey(isFirst: &isFirst) {
            guard let field = columns.index(of: key, in: geometry.scanner) else {
                try geometry.scanner.skipValue(outer: outer + 1)
                continue
            }
            guard columns.mark(field) else {
                noteDuplicate(key.start - 1, path: "properties.\(columns.names[field])")
                try geometry.scanner.skipValue(outer: outer + 1)
                continue
            }
            if let column = columns.column(of: field) {
                columns.keep(try value(of: field, outer: outer + 1), column: column)
            } else {
                noteDuplicate(try geometry.scanner.skipValue(outer: outer + 1))
            }
        }
    }

    private mutating func value(of field: Int, outer: Int) throws(ScanError) -> AttributeValue {
        let start = geometry.scanner.position
        let byte = try geometry.scanner.peek()
        switch byte {
        case UInt8(ascii: "\""):
            return .text(geometry.scanner.content(of: try geometry.scanner.string()))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            noteDuplicate(try geometry.scanner.skipValue(outer: outer))
            let kind = byte == UInt8(ascii: "{") ? "an object" : "an array"
            let (name, place) = (columns.names[field], place(at: start))
            columns.losses.addUnsupported(field: name, kind: kind, at: place)
            return .missing
        case let byte where JSONScanner.beginsNumber(byte):
            return number(try geometry.scanner.number(), of: field, start: start)
        default:
            return try geometry.scanner.literal().map(AttributeValue.boolean) ?? .missing
        }
    }

    private mutating func number(_ value: Double, of field: Int, start: Int) -> AttributeValue {
        guard value.isFinite else {
            note(
                "non-finite-number", "a number is too large", at: start, path: "properties.\(columns.names[field])",
                remedy: "Write a number below 1.8e308, or null")
            return .missing
        }
        if value.magnitude > 0x1p53 {
            let token = bytes[start..<geometry.scanner.position]
            if !token.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) {
                let (name, place) = (columns.names[field], place(at: start))
                columns.losses.addInexact(field: name, at: place)
            }
        }
        return .number(value)
    }
}

// MARK: - Ends and findings

extension FeatureScanner {
    private mutating func finish(kind: ShapeKind?, start: Int) {
        let row = geometry.shapes.closeShape(kind ?? .area)
        table.identifiers.append(identifier)
        table.positions.append(lines.line(at: start))
        if geometry.hasMoreDimensions { table.droppedDimensions += 1 }
        if !defects.isEmpty { table.defects += defects }
        columns.endFeature(row: row)
        flush(label: identifier ?? "#\(row + 1)")
    }

    private mutating func abandon(at start: Int) {
        geometry.shapes.discardOpenShape()
        flush(label: identifier ?? "#\(row + 1)")
    }

    private mutating func flush(label: String) {
        guard !pending.isEmpty else { return }
        for var finding in pending {
            finding.place.feature = label
            findings.add(finding)
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Notes an error of the open feature at a byte.
    private mutating func note(_ code: String, _ message: String, at offset: Int, path: String? = nil, remedy: String) {
        var place = place(at: offset)
        place.path = path
        pending.append(Finding(.error, code, message, at: place, remedy: remedy))
    }

    /// Notes a repeated key at a byte, if there is one.
    private mutating func noteDuplicate(_ offset: Int?, path: String? = nil) {
        guard let offset else { return }
        note("duplicate-key", "an object has a member twice", at: offset, path: path, remedy: "Keep one of them")
    }

    /// The place of a byte.
    mutating func place(at offset: Int) -> Place {
        Place(file: table.file, line: lines.line(at: offset), feature: identifier ?? "#\(row + 1)")
    }

    /// Adds the finding that the text is not JSON at a byte, naming the feature if one was open.
    mutating func report(_ error: ScanError, inFeature: Bool) {
        let (line, column) = lines.lineAndColumn(at: error.offset)
        let place = Place(
            file: table.file, line: line, column: column, feature: inFeature ? identifier ?? "#\(row + 1)" : nil)
        guard error.kind == .end, geometry.scanner.end < bytes.count else {
            findings.add(Finding(.error, error.code, error.message, at: place, remedy: error.remedy))
            return
        }
        findings.add(
            Finding(
                .error, error.code, "the record ends in the middle of a value", at: place,
                remedy: "Write each feature whole, on one line"))
    }

    /// The finished table and all findings.
    consuming func finished() -> (table: FeatureTable, findings: Findings) {
        table.shapes = geometry.shapes
        table.columns = columns.finished(rows: table.count)
        table.fieldNames = columns.names
        columns.losses.report(to: &findings)
        if columns.isOverfull {
            findings.add(
                Finding(
                    .error, "too-many-fields", "the features have more than \(limits.fields) attributes",
                    at: Place(file: table.file), remedy: "Keep the attributes that are needed"))
        }
        if let withoutProperties {
            findings.add(
                Finding(
                    .warning, "missing-properties", "a feature has no properties member", at: withoutProperties.place,
                    remedy: "Write \"properties\": null", count: withoutProperties.count))
        }
        DuplicateIdentifiers.report(in: table, to: &findings)
        return (table, findings)
    }
}
