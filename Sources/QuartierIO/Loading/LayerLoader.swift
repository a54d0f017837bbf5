public import QuartierGeometry
public import QuartierModel

/// Turns the features of a file into a layer of the study: transformed, checked, repaired or refused, mapped.
///
/// Nothing is lost without a finding that names it.
public struct LayerLoader {
    private let request: LayerRequest
    private let table: FeatureTable
    private let crs: CRS

    /// Reads the file of a request; nil if it cannot be used at all, and findings say why.
    public init?(_ request: LayerRequest, findings: inout Findings) {
        do throws(Finding) {
            let stated = try Self.statedCRS(request)
            guard let table = Self.read(request, stated, findings: &findings) else { return nil }
            self.init(request, table, findings: &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Reads features that stand in a study; nil if they cannot be used at all, and findings say why.
    ///
    /// `geoJSON` is a FeatureCollection as text, `places` says where each of its features stands in the study.
    public init?(_ request: LayerRequest, inline geoJSON: String, places: [Place], findings: inout Findings) {
        let stated: CRS?
        do throws(Finding) {
            stated = try Self.statedCRS(request)
        } catch {
            findings.add(error)
            return nil
        }
        let read = Array(geoJSON.utf8).withUnsafeBytes {
            GeoJSONReader.read(
                $0, name: request.layer.rawValue, displayName: request.displayName, fields: .all, crs: stated,
                findings: &findings)
        }
        guard var table = read else { return nil }
        table.positions = table.positions.indices.map { row in
            row < places.count ? places[row].line ?? table.positions[row] : table.positions[row]
        }
        self.init(request, table, findings: &findings)
    }

    private init?(_ request: LayerRequest, _ table: FeatureTable, findings: inout Findings) {
        guard let crs = table.crs else {
            Self.noteMissingCRS(of: table, &findings)
            return nil
        }
        guard Self.checkFields(request, table, findings: &findings),
            Self.checkUnknownFields(Self.completed(request, for: table), table, findings: &findings)
        else { return nil }
        let table = Strays.setAside(in: table, crs)
        if let finding = Self.misplacement(of: table, crs) { findings.add(finding) }
        self.request = Self.completed(request, for: table)
        self.table = Self.named(table, by: self.request.identifierField)
        self.crs = crs
    }

    /// The table with the identifiers of the field that the study names, so that findings name features by them.
    private static func named(_ table: FeatureTable, by field: String?) -> FeatureTable {
        var table = table
        if let column = field.flatMap(table.column) {
            table.identifiers = (0..<table.count).map { column[$0].identifier }
        } else {
            table.identifiers = table.identifiers.map { $0 == "" ? nil : $0 }
        }
        return table
    }

    /// The middle of the layer in degrees, for an equal-area plane and for choosing coordinate operations.
    public func geographicCenter() throws(ProjectionError) -> Coordinate {
        var places = [table.shapes.extent.center]
        var transform = try CoordinateTransform.toDegrees(from: crs, at: places[0])
        try transform.apply(to: &places)
        return places[0]
    }

    /// The middle of the layer to some hundred metres, as it stands and with x and y swapped; nil for what is nowhere.
    ///
    /// In degrees of the file's own datum, so that no operation has to be meant for a place that may be wrong.
    public func roughCenters() -> (drawn: Coordinate?, swapped: Coordinate?) {
        let center = table.shapes.extent.center
        return (crs.ownDegrees(of: center), crs.ownDegrees(of: Coordinate(x: center.y, y: center.x)))
    }

    /// Whether the file has any usable coordinates.
    public var isEmpty: Bool { table.shapes.coordinates.isEmpty }

    /// The CRS the features are in.
    public var sourceCRS: CRS { crs }

    /// The layer in a metric plane, the study's CRS.
    ///
    /// `site` is the place of the study in degrees, which decides between coordinate operations. Returns nil if the
    /// layer's policy or its coordinates forbid to use it; findings say why. Throws what GEOS could not do.
    public func load<E: Element>(
        _ type: E.Type, into plane: CRS, near site: Coordinate?, crew: Crew, findings: inout Findings
    ) throws -> LoadedLayer<E>? {
        var sifter = GeometrySifter(table: table, request: request, kinds: E.shapeKinds)
        var others: Set<Int> = []
        if let selection = request.selection {
            guard let left = selection.leftOut(of: table, as: E.layer, findings: &findings) else { return nil }
            others = left
        }
        let strangers = Strangers(type, of: request, in: table, except: others)
        if let finding = strangers.finding { findings.add(finding) }
        sifter.dropBroken(except: strangers.rows.union(others))
        noteOddities(of: sifter, &findings)
        guard var pool = transformed(sifter.pool, to: plane, near: site, findings: &findings) else { return nil }
        pool.shapes.normaliseOrientation()
        try sifter.mendInvalid(&pool.shapes, crew: crew)
        findings.add(contentsOf: sifter.findings)
        let rows = sifter.rows
        let slivers = ShapeCensus.finding(
            ofSlivers: ShapeCensus.slivers(in: pool.shapes), in: table, rows: rows,
            severity: E.areZones ? .warning : .note)
        if let slivers { findings.add(slivers) }
        var mapping = AttributeMapping<E>(table: table, request: request)
        var layer = Layer<E>()
        layer.shapes = pool.shapes
        layer.elements = mapping.elements(of: rows)
        layer.identifiers = mapping.identifiers(of: rows, findings: &findings)
        layer.foreign = mapping.foreignColumns(of: rows)
        layer.isStated = true
        if E.areZones { layer.sortByIdentifier() } else { layer.sortByPlace() }
        noteEmptiness(of: layer, &findings)
        for finding in mapping.findings(used: rows.count) { findings.add(finding) }
        var report = LayerReport(
            layer: E.layer, file: table.file, fileLayer: table.name, crs: crs.code ?? crs.name,
            crsSource: table.crsSource, operation: pool.operation, featuresRead: table.count,
            featuresUsed: rows.count, droppedDimensions: table.droppedDimensions)
        report.featuresWithoutGeometry = sifter.withoutGeometry
        report.geometryCases = sifter.cases
        report.filled = mapping.filled
        return sifter.findings.hasErrors ? nil : LoadedLayer(layer: layer, report: report)
    }

    /// What is valid and nevertheless not as it should be.
    private func noteOddities(of sifter: GeometrySifter, _ findings: inout Findings) {
        if let dropped = ShapeCensus.finding(ofDroppedDimensionsIn: table) { findings.add(dropped) }
        let census = ShapeCensus(sifter.pool, metresPerUnit: crs.metresPerUnit ?? 111_320)
        for finding in census.findings(in: table, rows: sifter.rows) { findings.add(finding) }
    }

    /// A layer without a single element is hardly what was meant; one whose every feature fell out is wrong.
    private func noteEmptiness<E: Element>(of layer: Layer<E>, _ findings: inout Findings) {
        guard layer.count == 0 else { return }
        let place = Place(file: table.file, layer: table.name)
        if table.count == 0 {
            findings.add(
                Finding(
                    .warning, "empty-layer", "the file has no features: there are no \(E.layer.rawValue)", at: place,
                    remedy: "Leave the layer out of the study if nothing is known of it"))
        } else {
            findings.add(
                Finding(
                    .error, "nothing-usable", "none of \(table.count) features can be used as \(E.layer.rawValue)",
                    at: place, remedy: "Check that the file is the one you meant"))
        }
    }

    private func transformed(
        _ pool: ShapePool, to plane: CRS, near site: Coordinate?, findings: inout Findings
    ) -> (shapes: ShapePool, operation: OperationInfo)? {
        var pool = pool
        do throws(ProjectionError) {
            var transform = try CoordinateTransform(
                from: crs, to: plane, near: site, by: request.crsOperation?.text)
            // A straight edge of the file is no straight edge in the plane; beyond a kilometre that shows.
            try transform.apply(to: &pool, densifyingEdgesOver: 1_000)
            if let finding = Self.elsewhere(transform.operation, request) { findings.add(finding) }
            return (pool, transform.operation)
        } catch {
            let place = error.code == .noOperation ? request.crsOperation?.place : nil
            findings.add(
                Finding(
                    .error, error.code.rawValue, error.message,
                    at: place ?? Place(file: table.file, layer: table.name), remedy: error.remedy))
            return nil
        }
    }

    /// A person may know better than the register's rough areas, but may also have taken the wrong line.
    private static func elsewhere(_ operation: OperationInfo, _ request: LayerRequest) -> Finding? {
        guard operation.isStated, !operation.coversSite, let place = request.crsOperation?.place else { return nil }
        return Finding(
            .warning, "operation-elsewhere",
            "the register means '\(operation.name)' for another area than the site of this study", at: place,
            remedy: "Keep it if the file was made with it; otherwise leave crs_operation out")
    }
}

// MARK: - Before anything is loaded

extension LayerLoader {
    private static func read(
        _ request: LayerRequest, _ stated: CRS?, findings: inout Findings
    ) -> FeatureTable? {
        var wanted = Set(request.fields.map(\.field)).union(request.foreignFields)
        wanted.formUnion(request.customaryFields.map(\.field))
        wanted.formUnion(request.selection?.fields ?? [])
        wanted.formUnion(request.layer.attributeNames)
        for field in [request.identifierField, request.customaryIdentifierField] {
            if let field { wanted.insert(field) }
        }
        wanted.formUnion(request.vocabulary?.fields(of: request.layer) ?? [])
        var options = FeatureFileOptions(fields: .only(wanted), crs: stated, displayName: request.displayName)
        options.studyLayer = request.layer
        if let x = request.fields.first(where: { $0.name == "x" })?.field { options.x = x }
        if let y = request.fields.first(where: { $0.name == "y" })?.field { options.y = y }
        return FeatureFile.read(
            path: request.path, layer: request.fileLayer, options: options, findings: &findings)
    }

    /// The request with the fields that need no mapping because the file has them under a customary name.
    private static func completed(_ request: LayerRequest, for table: FeatureTable) -> LayerRequest {
        var request = request
        // Where a scheme says what a field means, a field that happens to have a standard name means no more.
        let walked = (request.vocabulary ?? table.vocabulary)?.crosswalks(of: request.layer) ?? []
        let offered = walked.filter { $0.sources.contains { table.fieldNames.contains($0.field) } }.map(\.attribute)
        let standard = table.vocabulary == nil ? request.layer.attributeNames.filter { !offered.contains($0) } : []
        for (name, field) in request.customaryFields + standard.map({ ($0, $0) })
        where table.fieldNames.contains(field) && !request.fields.contains(where: { $0.name == name }) {
            request.fields.append((name, field, request.place))
        }
        if request.identifierField == nil, let field = request.customaryIdentifierField,
            table.fieldNames.contains(field)
        {
            request.identifierField = field
        }
        return request
    }

    /// The CRS that the study states for the layer, if it states one.
    private static func statedCRS(_ request: LayerRequest) throws(Finding) -> CRS? {
        guard let text = request.crs else { return nil }
        do throws(ProjectionError) {
            return try CRS(text)
        } catch {
            throw Finding(.error, error.code.rawValue, error.message, at: request.place, remedy: error.remedy)
        }
    }

    private static func noteMissingCRS(of table: FeatureTable, _ findings: inout Findings) {
        guard !findings.all.contains(where: { $0.severity == .error && $0.place.file == table.file }) else { return }
        findings.add(
            Finding(
                .error, "crs-missing", "the layer states no coordinate reference system",
                at: Place(file: table.file, layer: table.name),
                remedy: "State it in the study: crs: EPSG:25832, for example"))
    }

    private static func checkFields(
        _ request: LayerRequest, _ table: FeatureTable, findings: inout Findings
    ) -> Bool {
        guard table.count > 0 else { return true }
        var fields = request.fields.map { (field: $0.field, place: $0.place) }
        if let field = request.identifierField { fields.append((field, request.place)) }
        let missing = fields.filter { !table.fieldNames.contains($0.field) }
        for (field, place) in missing {
            findings.add(
                Finding(
                    .error, "unknown-field", "\(table.file) has no field '\(field)'", at: place,
                    remedy: Suggestion.remedy(for: field, known: table.fieldNames)))
        }
        return missing.isEmpty
    }

    private static func checkUnknownFields(
        _ request: LayerRequest, _ table: FeatureTable, findings: inout Findings
    ) -> Bool {
        guard request.refusesUnknownFields else { return true }
        let known = request.fields.map(\.field) + request.foreignFields + [request.identifierField ?? ""]
        let unknown = table.fieldNames.filter { !known.contains($0) }
        for field in unknown {
            findings.add(
                Finding(
                    .error, "unknown-field", "'\(field)' is no attribute of \(request.layer.rawValue)",
                    at: request.place,
                    remedy: Suggestion.remedy(for: field, known: request.layer.attributeNames)))
        }
        return unknown.isEmpty
    }

    /// What contradicts the CRS a layer is said to be in; nil if its coordinates make sense there.
    static func misplacement(of table: FeatureTable, _ crs: CRS) -> Finding? {
        guard !table.shapes.coordinates.isEmpty, let found = crs.misplacement(of: table.shapes.extent) else {
            return nil
        }
        let place = Place(file: table.file, layer: table.name)
        let name = crs.code ?? crs.name
        switch found {
        case .outOfDegrees:
            return Finding(
                .error, "coordinates-out-of-range", "the coordinates are no degrees, but \(name) has degrees",
                at: place, remedy: "State the CRS the coordinates are in: crs: EPSG:25832, for example")
        case .swappedAxes:
            return Finding(
                .error, "axes-swapped", "the coordinates make sense in \(name) only with x and y swapped", at: place,
                remedy: "Write x (east, longitude) first in the file")
        case .outsideAreaOfUse:
            return Finding(
                .error, "outside-area-of-use", "the coordinates lie outside the area \(name) is meant for",
                at: place, remedy: "Check the layer's CRS and state the right one: crs: EPSG:25832, for example")
        }
    }
}
