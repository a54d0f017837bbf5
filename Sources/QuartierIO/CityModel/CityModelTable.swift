internal import QuartierGeometry
internal import QuartierModel

/// The buildings of a city model as a table of features, with an account of what was made of them.
struct CityModelTable {
    /// The column with the height of the model itself: from its lowest ground to its highest point.
    static let modelHeight = "model_height_m"

    private(set) var table: FeatureTable
    private var columns: CityColumns
    private var account = CityModelAccount()
    private let kernel = GeometryKernel()
    private let limits: ReadingLimits
    private let scale: Double
    /// Whether heights can be told in metres.
    private let isMetric: Bool
    /// Why no more buildings are taken, if there are too many.
    private(set) var excess: Finding?

    /// A table for a file in a CRS, if that is known.
    init(file: String, crs: CRS?, crsSource: String, options: FeatureFileOptions) {
        table = FeatureTable(name: CityModelFormat.layer, file: file, crs: crs, crsSource: crsSource)
        table.vocabulary = .citygml
        let fields = options.fields.including(ValueScheme.citygml.fields(of: .buildings))
        columns = CityColumns(fields, limit: options.limits.fields)
        limits = options.limits
        // A degree of latitude is as near as is needed to tell a floor from a wall.
        scale = crs?.kind == .geographic ? 111_320 : crs?.metresPerUnit ?? 1
        isMetric = crs?.kind == .geographic || abs(scale - 1) < 1e-9
    }

    /// Adds a building as a row.
    mutating func add(_ building: CityBuilding) {
        guard table.count < limits.features else {
            excess =
                excess
                ?? Finding(
                    .error, "too-many-features", "the layer has more features than the limit",
                    at: Place(file: table.file), remedy: "Split the layer")
            return
        }
        let row = table.count
        table.identifiers.append(building.identifier)
        table.positions.append(building.line)
        addAttributes(of: building, row: row)
        addShape(of: building, row: row)
    }

    /// The finished table.
    consuming func finished(findings: inout Findings) -> FeatureTable {
        table.columns = columns.finished(rows: table.count)
        table.fieldNames = columns.names
        if let excess { findings.add(excess) }
        if columns.isOverfull {
            findings.add(
                Finding(
                    .error, "too-many-fields", "the features have more than \(limits.fields) attributes",
                    at: Place(file: table.file), remedy: "Keep the attributes that are needed"))
        }
        account.report(on: table, to: &findings)
        DuplicateIdentifiers.report(in: table, to: &findings)
        return table
    }
}

// MARK: - A building

extension CityModelTable {
    private mutating func addAttributes(of building: CityBuilding, row: Int) {
        let attributes = CityAttributes(of: building)
        for (name, value) in attributes.values { columns.keep(name, value, row: row) }
        let hasHeight = attributes.values.contains { $0.name == "measuredHeight" && $0.value != .missing }
        account.note(raised: attributes.raised, unclear: attributes.unclear, hasHeight: hasHeight)
    }

    private mutating func addShape(of building: CityBuilding, row: Int) {
        defer { table.shapes.closeShape(.area) }
        for object in building.objects {
            guard let (fault, path) = object.fault else { continue }
            table.defects.append(GeometryDefect(row: row, fault, path: path, line: building.line))
            return
        }
        var polygons: [[[Coordinate]]] = []
        var ground = Double.infinity
        var reasons: [(part: String?, reason: GeometryFault)] = []
        for (index, object) in building.objects.enumerated() {
            // A building may leave its geometry to its parts.
            if index == 0, building.objects.count > 1, object.surfaces.isEmpty, object.hindrance == nil { continue }
            guard let footprint = Footprint(of: object, scale: scale) else {
                reasons.append((object.identifier, object.hindrance ?? .noFootprint))
                continue
            }
            account.note(footprint.source)
            polygons += footprint.polygons
            if let lowest = footprint.ground { ground = min(ground, lowest) }
        }
        guard !polygons.isEmpty else {
            let path = building.objects.count > 1 ? reasons.first?.part : nil
            table.defects.append(
                GeometryDefect(row: row, reasons.first?.reason ?? .noFootprint, path: path, line: building.line))
            return
        }
        let shape = kernel.united(polygons)
        guard table.shapes.coordinates.count + shape.coordinates.count <= limits.coordinates else {
            table.defects.append(GeometryDefect(row: row, .tooManyCoordinates, line: building.line))
            return
        }
        append(shape)
        if let path = building.objects.lazy.compactMap(\.mended).first {
            table.defects.append(
                GeometryDefect(row: row, .unclosedRing, path: path, line: building.line, isMended: true))
        }
        account.note(withoutFootprint: reasons.map { $0.part ?? "#\(row + 1)" })
        if ground.isFinite { table.droppedDimensions += 1 }
        addModelHeight(of: building, above: ground, row: row)
    }

    private mutating func append(_ shape: ShapePool) {
        for part in shape.parts(of: 0) {
            for ring in shape.rings(ofPart: part) {
                for position in shape.coordinates(ofRing: ring) { table.shapes.append(position) }
                table.shapes.closeRing()
            }
            table.shapes.closePart()
        }
    }

    private mutating func addModelHeight(of building: CityBuilding, above ground: Double, row: Int) {
        guard isMetric, ground.isFinite else { return }
        let top = building.objects.lazy.flatMap(\.surfaces).filter(\.hasHeights)
            .flatMap { $0.rings.joined().lazy.map(\.z) }.max()
        guard let top, top > ground else { return }
        // Whole millimetres: what lies below comes from subtracting large numbers.
        columns.keep(Self.modelHeight, .number(((top - ground) * 1000).rounded() / 1000), row: row)
        account.noteModelHeight()
    }
}
