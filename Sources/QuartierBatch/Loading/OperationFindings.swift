import QuartierGeometry
import QuartierIO
import QuartierModel

/// What is doubtful about the coordinate operations of a study.
enum OperationFindings {
    /// Operations that may be further off than this, in metres, are worth a word: it shows on a plan.
    private static let limit = 1.0

    /// A warning for each operation that is less accurate than a metre, wherever it was taken.
    static func doubtful(
        _ reports: [LayerReport], _ toWGS84: OperationInfo, _ file: StudyFile
    ) -> [Finding] {
        var findings: [Finding] = []
        var told: Set<String> = []
        for report in reports where told.insert(report.operation.name).inserted {
            let others = reports.filter { $0.operation.name == report.operation.name }.count - 1
            let more = others == 0 ? "" : " and of \(others) more"
            if let finding = doubt(
                report.operation, about: "the coordinates of \(report.file)\(more)",
                at: Place(file: report.file, layer: report.fileLayer))
            {
                findings.append(finding)
            }
        }
        if let finding = doubt(
            toWGS84, about: "results in WGS 84",
            at: file.output.crsOperation?.place ?? file.crs.place)
        {
            findings.append(finding)
        }
        return findings
    }

    private static func doubt(_ operation: OperationInfo, about what: String, at place: Place) -> Finding? {
        guard !operation.isIdentity, operation.accuracy.map({ $0 > limit }) ?? true else { return nil }
        let extent = operation.accuracy.map { "may be \($0) m off" } ?? "are off by what nobody states"
        let grids = operation.missingGrids.joined(separator: ", ")
        return Finding(
            .warning, "coarse-operation", "\(what) \(extent): they go by '\(operation.name)'", at: place,
            remedy: grids.isEmpty
                ? "Name a better operation with crs_operation; the manifest lists them"
                : "Put \(grids) of PROJ's data collection into \(CoordinateTransform.gridFolder), or name another "
                    + "operation with crs_operation; the manifest lists them")
    }
}
