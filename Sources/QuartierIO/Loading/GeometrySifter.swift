import QuartierGeometry
import QuartierModel

/// Keeps the geometries a layer can use and accounts for the others.
struct GeometrySifter {
    private let table: FeatureTable
    private let request: LayerRequest
    private let kinds: Set<ShapeKind>
    /// The shapes that are used so far, in the CRS of the file.
    private(set) var pool = ShapePool()
    /// The row of the table of each used shape.
    private(set) var rows: [Int] = []
    /// What was done to single geometries.
    private(set) var cases: [LayerReport.GeometryCase] = []
    /// Features that have no geometry at all.
    private(set) var withoutGeometry = 0
    /// What was found.
    private(set) var findings = Findings()
    /// Defects of writing that are mended, by row; they are told once their areas in m² are known.
    private var mended: [Int: [GeometryDefect]] = [:]

    init(table: FeatureTable, request: LayerRequest, kinds: Set<ShapeKind>) {
        self.table = table
        self.request = request
        self.kinds = kinds
    }

    /// Sets aside what is no shape of the layer: null geometries, rings that are none, wrong kinds; and, without a
    /// word, the rows that are none of the layer.
    mutating func dropBroken(except strangers: Set<Int> = []) {
        let defects = Dictionary(grouping: table.defects, by: \.row)
        for row in 0..<table.count where !strangers.contains(row) {
            if let found = defects[row], !judge(found, of: row) { continue }
            if table.shapes.isEmpty(row) {
                withoutGeometry += 1
                leaveOut(row, "no-geometry", "the feature has no geometry", severity: .warning)
                continue
            } else if !kinds.contains(table.shapes.kinds[row]) {
                leaveOut(row, "wrong-geometry-type", "the feature is no \(wanted)", severity: severityOfDefect)
                continue
            }
            rows.append(row)
            pool.appendShape(row, of: table.shapes)
        }
    }

    /// Checks the areas in the plane and repairs, leaves out or refuses the invalid ones.
    mutating func mendInvalid(_ shapes: inout ShapePool, crew: Crew) throws {
        for shape in 0..<shapes.count {
            for defect in mended[rows[shape]] ?? [] { tell(defect, area: shapes.area(of: shape)) }
        }
        let invalid = try Self.invalid(in: shapes, crew: crew)
        guard !invalid.isEmpty else { return }
        var mended = ShapePool()
        var kept: [Int] = []
        for shape in 0..<shapes.count {
            guard let reason = invalid[shape] else {
                mended.appendShape(shape, of: shapes)
                kept.append(rows[shape])
                continue
            }
            if let repaired = judge(shape, reason, shapes, crew.kernel) {
                mended.appendShape(0, of: repaired)
                kept.append(rows[shape])
            }
        }
        mended.normaliseOrientation()
        shapes = mended
        rows = kept
    }

    private static func invalid(in shapes: ShapePool, crew: Crew) throws -> [Int: String] {
        let batch = 256
        let found = try crew.map((shapes.count + batch - 1) / batch) { number, kernel in
            (number * batch..<min((number + 1) * batch, shapes.count)).compactMap { shape -> (Int, String)? in
                guard shapes.kinds[shape] == .area,
                    case .invalid(let reason, _) = kernel.validity(of: shape, in: shapes)
                else { return nil }
                return (shape, reason)
            }
        }
        return Dictionary(uniqueKeysWithValues: found.joined())
    }
}

// MARK: - Judging by the layer's policy

extension GeometrySifter {
    private var wanted: String { kinds.contains(.area) ? "polygon" : kinds.contains(.point) ? "point" : "line" }

    private var severityOfDefect: Severity { request.policy == .refuse ? .error : .warning }

    private var remedyOfRefusal: String {
        "Correct it in the file, or state 'geometry: repair' or 'geometry: skip' for the layer"
    }

    /// Whether a shape with defects of writing can be used after all; one that cannot be mended decides.
    private mutating func judge(_ defects: [GeometryDefect], of row: Int) -> Bool {
        let worst = defects.first { !$0.isMended }
        guard request.policy == .repair, worst == nil else {
            let named = worst.map { [$0] } ?? defects
            // One defect decides; a policy to refuse names them all, as all are to be corrected.
            for defect in request.policy == .refuse ? named : [named[0]] {
                leaveOut(row, defect.code, defect.reason, severity: severityOfDefect, path: defect.path)
            }
            return false
        }
        mended[row] = defects
        return true
    }

    private mutating func tell(_ defect: GeometryDefect, area: Double) {
        let hasArea = kinds.contains(.area)
        note(
            defect.row, defect.code,
            "\(defect.reason); repaired" + (hasArea ? ", which leaves an area of \(squareMetres(area))" : ""),
            severity: .warning, path: defect.path, remedy: nil)
        // To close a ring or to leave out nothing takes no area off.
        cases.append(
            .init(
                action: "repaired", feature: table.label(ofFeature: defect.row), reason: defect.reason,
                areaBefore: hasArea ? area : nil, areaAfter: hasArea ? area : nil))
    }

    private mutating func judge(
        _ shape: Int, _ reason: String, _ shapes: ShapePool, _ kernel: GeometryKernel
    ) -> ShapePool? {
        let row = rows[shape]
        let position = positionInFile(row, kernel)
        let before = shapes.area(of: shape)
        switch request.policy {
        case .refuse:
            note(
                row, "invalid-geometry", "the polygon is invalid: \(reason); area as drawn \(squareMetres(before))",
                severity: .error, position: position, remedy: remedyOfRefusal)
            return nil
        case .skip:
            leaveOut(
                row, "invalid-geometry", "the polygon is invalid: \(reason)", severity: .warning, position: position,
                area: before)
            return nil
        case .repair:
            guard let repair = try? kernel.repair(shape, of: shapes), repair.agrees, repair.areaAfter > 0 else {
                leaveOut(
                    row, "invalid-geometry", "the polygon is invalid and cannot be repaired safely: \(reason)",
                    severity: .warning, position: position, area: before)
                return nil
            }
            note(
                row, "invalid-geometry",
                "the polygon was invalid (\(reason)) and was repaired; area \(squareMetres(before)) before, "
                    + "\(squareMetres(repair.areaAfter)) after",
                severity: .warning, position: position, remedy: nil)
            cases.append(
                .init(
                    action: "repaired", feature: table.label(ofFeature: row), reason: reason, areaBefore: before,
                    areaAfter: repair.areaAfter))
            return repair.shape
        }
    }

    /// Where the defect is in the coordinates of the file, which is where its author can look for it.
    private func positionInFile(_ row: Int, _ kernel: GeometryKernel) -> Coordinate? {
        guard case .invalid(_, let position) = kernel.validity(of: row, in: table.shapes) else { return nil }
        return position
    }

    private mutating func leaveOut(
        _ row: Int, _ code: String, _ reason: String, severity: Severity, path: String? = nil,
        position: Coordinate? = nil, area: Double? = nil
    ) {
        let lost = area.map { ", area as drawn \(squareMetres($0))" } ?? ""
        let consequence = severity == .error ? "" : "; the feature is left out\(lost)"
        note(
            row, code, reason + consequence, severity: severity, path: path, position: position,
            remedy: severity == .error ? remedyOfRefusal : nil)
        cases.append(
            .init(action: "left-out", feature: table.label(ofFeature: row), reason: reason, areaBefore: area))
    }

    private mutating func note(
        _ row: Int, _ code: String, _ message: String, severity: Severity, path: String? = nil,
        position: Coordinate? = nil, remedy: String?
    ) {
        var place = table.place(ofFeature: row, path: path)
        place.position = position
        findings.add(Finding(severity, code, message, at: place, remedy: remedy))
    }

    private func squareMetres(_ area: Double) -> String {
        "\((area * 10).rounded() / 10) m²"
    }
}
