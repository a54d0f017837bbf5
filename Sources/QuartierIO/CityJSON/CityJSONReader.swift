internal import QuartierGeometry
internal import QuartierModel

/// Reads the buildings of CityJSON 1.0, 1.1 and 2.0, as one document or as a sequence of features (CityJSONSeq).
///
/// A document is passed twice: once to check it and to find its members, once for the buildings alone. East comes
/// first in its coordinates, whatever the register says of the CRS.
struct CityJSONReader {
    private let file: String
    private let options: FeatureFileOptions
    private let bytes: UnsafeRawBufferPointer
    private var lines: TextLines
    private var findings: Findings
    private var others = OtherCityObjects()
    private var losses = ValueLosses()

    static func read(
        _ bytes: UnsafeRawBufferPointer, options: FeatureFileOptions, file: String, findings: inout Findings
    ) throws(Finding) -> FeatureTable? {
        guard let start = TextStart.find(in: bytes, file: file, findings: &findings) else { return nil }
        var reader = CityJSONReader(bytes, options, file, findings)
        defer { findings = reader.findings }
        return try reader.table(from: start)
    }

    private init(
        _ bytes: UnsafeRawBufferPointer, _ options: FeatureFileOptions, _ file: String, _ findings: Findings
    ) {
        self.bytes = bytes
        self.options = options
        self.file = file
        self.findings = findings
        lines = TextLines(bytes)
    }

    private mutating func table(from start: Int) throws(Finding) -> FeatureTable {
        var scanner = JSONScanner(bytes, from: start)
        let root = try root(&scanner)
        guard root.type == "CityJSON" else {
            throw Finding(
                .error, "header-missing", "the file does not begin with an object of the type CityJSON",
                at: place(start), remedy: "Write the header of the sequence into the first line, with its transform")
        }
        try check(root.version, start)
        var transform = CityJSONTransform.identity
        if let value = root.transform {
            guard let stated = CityJSONTransform(value) else {
                throw Finding(
                    .error, "bad-transform", "the transform does not have three numbers each to scale and translate",
                    at: place(start), remedy: "Export the file again")
            }
            transform = stated
        }
        let system = CityModelFormat.system(
            root.system, "metadata", options, place: Place(file: file, path: "metadata.referenceSystem"),
            findings: &findings)
        var table = CityModelTable(file: file, crs: system.crs, crsSource: system.source, options: options)
        try add(root, scanner, transform, &table)
        scanner.skipSpace()
        if scanner.position < scanner.end { addRecords(from: scanner.position, transform, &table) }
        losses.report(to: &findings)
        let finished = table.finished(findings: &findings)
        others.report(file: file, to: &findings)
        return finished
    }

    /// The root object at the cursor, wholly checked.
    private mutating func root(_ scanner: inout JSONScanner) throws(Finding) -> CityJSONRoot {
        do throws(ScanError) {
            let root = try CityJSONRoot(&scanner)
            if let offset = root.duplicate {
                findings.add(
                    Finding(
                        .error, "duplicate-key", "an object has a member twice", at: place(offset),
                        remedy: "Keep one of them"))
            }
            return root
        } catch {
            throw finding(error, scanner)
        }
    }

    private func check(_ version: String?, _ start: Int) throws(Finding) {
        guard let version, !version.hasPrefix("1."), !version.hasPrefix("2.") else { return }
        var place = Place(file: file)
        place.path = "version"
        throw Finding(
            .error, "unsupported-version", "this is CityJSON \(version.prefix(20)); read are 1.0, 1.1 and 2.0",
            at: place, remedy: "Convert it with cjio: cjio in.json upgrade save out.city.json")
    }
}

// MARK: - Sequences

extension CityJSONReader {
    /// Adds the features of a sequence, one a line; a broken one is a finding that names its line.
    private mutating func addRecords(
        from start: Int, _ transform: CityJSONTransform, _ table: inout CityModelTable
    ) {
        guard bytes[start] == UInt8(ascii: "{") else {
            findings.add(finding(ScanError(.trailing, start), JSONScanner(bytes)))
            return
        }
        for record in Records(bytes, from: start) where table.excess == nil {
            var scanner = JSONScanner(bytes, from: record.lowerBound, to: record.upperBound)
            do throws(Finding) {
                let root = try root(&scanner)
                guard root.type == "CityJSONFeature" else {
                    throw Finding(
                        .error, "not-a-feature", "this record is no CityJSONFeature", at: place(record.lowerBound),
                        remedy: "Write one CityJSONFeature in each line behind the header")
                }
                do throws(ScanError) {
                    try scanner.finish()
                } catch {
                    throw finding(error, scanner)
                }
                try add(root, scanner, transform, &table)
            } catch {
                findings.add(error)
            }
        }
    }
}

// MARK: - Buildings

extension CityJSONReader {
    private mutating func add(
        _ root: CityJSONRoot, _ scanner: JSONScanner, _ transform: CityJSONTransform, _ table: inout CityModelTable
    ) throws(Finding) {
        guard let start = root.objects else { return }
        do throws(ScanError) {
            let buildings = try CityJSONObjects(scanner, at: start).buildings(noting: &others)
            guard !buildings.isEmpty else { return }
            var vertices: [CityPosition] = []
            if let start = root.vertices {
                vertices = try CityJSONVertices.read(scanner, at: start, transform, limit: options.limits.coordinates)
            }
            for entries in buildings {
                var objects: [CityObject] = []
                for entry in entries { objects.append(try object(entry, scanner, vertices)) }
                table.add(CityBuilding(line: lines.line(at: entries[0].start), objects: objects))
            }
        } catch {
            throw finding(error, scanner)
        }
    }

    private mutating func object(
        _ entry: CityJSONObjects.Entry, _ scanner: JSONScanner, _ vertices: [CityPosition]
    ) throws(ScanError) -> CityObject {
        var scanner = scanner
        scanner.position = entry.start
        let value = try JSONValue(from: &scanner)
        var object = CityObject(identifier: entry.identifier)
        var geometry = CityJSONGeometry(vertices)
        for (index, member) in (value["geometry"]?.elements ?? []).enumerated() {
            geometry.add(member)
            guard let fault = geometry.fault else { continue }
            object.fault = (fault, "CityObjects.\(entry.identifier).geometry[\(index)]")
            break
        }
        object.surfaces = geometry.surfaces
        object.hindrance = geometry.hindrance
        guard case .object(let members)? = value["attributes"] else { return object }
        for member in members {
            object.attributes.append((member.name, attribute(member, of: entry)))
        }
        return object
    }

    private mutating func attribute(_ member: JSONMember, of entry: CityJSONObjects.Entry) -> AttributeValue {
        switch member.value {
        case .null: return .missing
        case .boolean(let flag): return .boolean(flag)
        case .text(let text): return .text(text)
        case .number: return member.value.double.map(AttributeValue.number) ?? .missing
        case .array(let elements):
            // Functions and usages may be lists; one of a single entry says as much as the entry.
            if elements.count == 1, case .text(let text) = elements[0] { return .text(text) }
            lose(member, "an array", entry)
        case .object: lose(member, "an object", entry)
        }
        return .missing
    }

    private mutating func lose(_ member: JSONMember, _ kind: String, _ entry: CityJSONObjects.Entry) {
        guard options.fields.contains(member.name) else { return }
        var place = place(entry.start)
        place.feature = entry.identifier
        losses.addUnsupported(field: member.name, kind: kind, at: place)
    }
}

// MARK: - Places

extension CityJSONReader {
    private mutating func place(_ offset: Int) -> Place { Place(file: file, line: lines.line(at: offset)) }

    private func finding(_ error: ScanError, _ scanner: JSONScanner) -> Finding {
        let place = Place.file(file, bytes: bytes, offset: error.offset)
        guard error.kind == .end, scanner.end < bytes.count else {
            return Finding(.error, error.code, error.message, at: place, remedy: error.remedy)
        }
        return Finding(
            .error, error.code, "the record ends in the middle of a value", at: place,
            remedy: "Write each feature whole, on one line")
    }
}
