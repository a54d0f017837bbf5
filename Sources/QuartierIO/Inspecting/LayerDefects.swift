import QuartierGeometry
import QuartierModel

/// What is wrong or odd about the geometries of a layer, as an inspection shows it.
struct LayerDefects {
    private(set) var findings: Findings
    private(set) var copies = 0
    private(set) var overlaps: Overlaps?
    private let table: FeatureTable
    /// The rows of areas that GEOS calls invalid.
    private let invalid: Set<Int>
    private var counts: [String: Int] = [:]
    private var isMisplaced = false

    /// Looks at the geometries one by one; `findings` are those of reading.
    init(of table: FeatureTable, crew: Crew, findings: Findings) throws {
        self.table = table
        self.findings = findings
        let found = try Self.invalid(in: table.shapes, crew: crew)
        invalid = Set(found.map(\.row))
        noteDefects()
        for (row, reason, position) in found { noteInvalid(row, reason, position) }
        noteOddities()
    }

    /// How many geometries are broken or invalid for each reason, most frequent first.
    var faults: [(reason: String, count: Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    private var place: Place { Place(file: table.file, layer: table.name) }

    private static func invalid(
        in shapes: ShapePool, crew: Crew
    ) throws -> [(row: Int, reason: String, at: Coordinate?)] {
        let batch = 256
        let found = try crew.map((shapes.count + batch - 1) / batch) { number, kernel in
            (number * batch..<min((number + 1) * batch, shapes.count)).compactMap {
                row -> (row: Int, reason: String, at: Coordinate?)? in
                guard shapes.kinds[row] == .area, !shapes.isEmpty(row),
                    case .invalid(let reason, let position) = kernel.validity(of: row, in: shapes)
                else { return nil }
                return (row, reason, position)
            }
        }
        return Array(found.joined())
    }
}

// MARK: - One by one

extension LayerDefects {
    private mutating func noteDefects() {
        for defect in table.defects {
            counts[defect.reason, default: 0] += 1
            findings.add(
                Finding(
                    .warning, defect.code, "the geometry is broken: \(defect.reason)",
                    at: table.place(ofFeature: defect.row, path: defect.path)))
        }
    }

    private mutating func noteInvalid(_ row: Int, _ reason: String, _ position: Coordinate?) {
        counts[reason, default: 0] += 1
        var place = table.place(ofFeature: row)
        place.position = position
        findings.add(Finding(.warning, "invalid-geometry", "the polygon is invalid: \(reason)", at: place))
    }

    private mutating func noteOddities() {
        if let dropped = ShapeCensus.finding(ofDroppedDimensionsIn: table) { findings.add(dropped) }
        let census = ShapeCensus(table.shapes, metresPerUnit: table.crs?.metresPerUnit ?? 111_320)
        for finding in census.findings(in: table, rows: Array(0..<table.count)) { findings.add(finding) }
    }

    /// Notes coordinates that contradict the CRS or the names of fields.
    mutating func notePlace(fields: [Inspection.Field]) {
        guard let crs = table.crs, !table.shapes.coordinates.isEmpty else { return }
        if var finding = LayerLoader.misplacement(of: table, crs) {
            isMisplaced = true
            finding.severity = .warning
            findings.add(finding)
        } else if let field = latitudeInX(fields) {
            findings.add(
                Finding(
                    .warning, "axes-swapped",
                    "x and y may be swapped: the values of the field '\(field)' are those of x", at: place,
                    remedy: "Write x (east, longitude) first in the file"))
        }
    }

    /// A field that is named for latitudes and has the range of x, not that of y.
    private func latitudeInX(_ fields: [Inspection.Field]) -> String? {
        let box = table.shapes.extent.expanded(by: 1e-3)
        return fields.first { field in
            guard CoordinateColumns.isLatitude(field.name), let range = field.range else { return false }
            let isX = box.minX <= range.lowerBound && range.upperBound <= box.maxX
            return isX && !(box.minY <= range.lowerBound && range.upperBound <= box.maxY)
        }?.name
    }
}

// MARK: - Side by side

extension LayerDefects {
    /// Notes what takes two geometries, or an area in m².
    mutating func noteNeighbours(near site: Coordinate?, crew: Crew) throws {
        noteTwins()
        guard !isMisplaced, let shapes = shapesInMetres(near: site) else { return }
        let slivers = ShapeCensus.slivers(in: shapes)
        let rows = Array(0..<table.count)
        if let finding = ShapeCensus.finding(ofSlivers: slivers, in: table, rows: rows, severity: .note) {
            findings.add(finding)
        }
        do {
            overlaps = try Overlaps(in: shapes, crew: crew)
        } catch let error as GeometryError {
            findings.add(
                Finding(.note, "overlaps-unknown", "overlaps cannot be measured: \(error.message)", at: place))
        }
        if let overlaps, let worst = overlaps.worst { note(overlaps, worst) }
    }

    private mutating func noteTwins() {
        let twins = Twins(in: table.shapes)
        copies = twins.pairs.count
        guard let (first, copy) = twins.pairs.first else { return }
        let subject = copies == 1 ? "1 feature has" : "\(copies) features have"
        findings.add(
            Finding(
                .note, "duplicate-geometry",
                "\(subject) the same geometry as an earlier one, such as \(table.label(ofFeature: copy)) and "
                    + table.label(ofFeature: first),
                at: place))
    }

    private mutating func note(_ overlaps: Overlaps, _ worst: Overlaps.Pair) {
        let count = overlaps.pairs.count
        findings.add(
            Finding(
                .note, "overlapping-areas",
                "\(count) pair\(count == 1 ? " of areas overlaps" : "s of areas overlap"), by "
                    + "\(OverlapCheck.hectares(overlaps.area)) in all; most: \(table.label(ofFeature: worst.first)) and "
                    + "\(table.label(ofFeature: worst.second)), \(OverlapCheck.hectares(worst.area))",
                at: place))
    }

    /// The sound areas in a plane of metres, row by row; nil if there are none or the CRS leads to no plane.
    private func shapesInMetres(near site: Coordinate?) -> ShapePool? {
        guard let crs = table.crs, let site, table.shapes.kinds.contains(.area) else { return nil }
        var shapes = ShapePool()
        for row in 0..<table.count {
            if table.shapes.kinds[row] == .area, !invalid.contains(row) {
                shapes.appendShape(row, of: table.shapes)
            } else {
                shapes.closeShape(.area)
            }
        }
        if !crs.isMetric || crs.isWebMercator {
            do throws(ProjectionError) {
                var transform = try CoordinateTransform(from: crs, to: .equalArea(centredAt: site), near: site)
                try transform.apply(to: &shapes, densifyingEdgesOver: 1_000)
            } catch {
                return nil
            }
        }
        shapes.normaliseOrientation()
        return shapes
    }
}
