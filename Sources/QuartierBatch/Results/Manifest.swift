import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// The account of a run: what went in, how it was computed, what came out.
///
/// Everything but the member `run` depends on inputs, study and versions alone.
struct Manifest {
    /// A result file.
    struct Output: Hashable, Sendable {
        var file: String
        var bytes: Int
        var digest: String
    }

    /// What became of a scenario.
    struct ScenarioRecord: Sendable {
        var name: ScenarioName
        var title: String?
        /// What its results depend on; nil for the base.
        var key: String?
        var matches: [Int]
        /// In how many zones each target of the study is met; nil for one that asks nothing of this stage yet.
        var targets: [TargetTally?] = []
        var failure: String?

        /// The scenario's identifier, that of a stage with its year.
        var id: String { name.text }
    }

    /// Facts of this run alone: times, machine.
    struct RunFacts: Sendable {
        var startedAt: String
        var seconds: Double
        var jobs: Int
        /// The study file as the folder of results sees it.
        var study: String
        /// How many scenarios were taken over from an earlier run.
        var reused: Int
    }

    let study: Study
    let toWGS84: OperationInfo
    let scenarios: [ScenarioRecord]
    let sweeps: [SweepOutcome]
    let findings: Findings
    let outputs: [Output]
    let run: RunFacts

    /// The file as bytes.
    func bytes() -> [UInt8] {
        var writer = JSONWriter(isPretty: true)
        writer.beginObject()
        writer.member("quartier", Version.current)
        writer.key("versions")
        writeVersions(to: &writer)
        writer.key("study")
        writeStudy(to: &writer)
        writer.array("inputs", study.inputs) { input, writer in
            writer.member("file", input.file)
            writer.member("bytes", input.bytes)
            writer.member("sha256", input.digest)
        }
        writer.key("plane")
        writePlane(to: &writer)
        writer.array("layers", study.reports) { write($0, to: &$1) }
        writer.key("parameters")
        writeParameters(to: &writer)
        writer.key("assumptions")
        writeAssumptions(to: &writer)
        writer.texts("indicators", study.baseline.indicators.map(\.definition.id))
        writer.array("targets", Array(study.baseline.targets.enumerated())) { target, writer in
            TargetAccount(of: target.element, number: target.offset, in: scenarios).write(to: &writer)
        }
        writer.array("scenarios", scenarios) { Self.write($0, to: &$1) }
        writer.array("sweeps", sweeps) { Self.write($0, to: &$1) }
        writer.array("findings", findings.all) { write($0, to: &$1) }
        writer.array("outputs", outputs.sorted { $0.file < $1.file }) { $0.write(to: &$1) }
        writer.key("run")
        writeRun(to: &writer)
        writer.endObject()
        return writer.takeBytes()
    }
}

// MARK: - Members

extension Manifest {
    private func writeVersions(to writer: inout JSONWriter) {
        writer.beginObject()
        for (name, version) in Version.libraries { writer.member(name, version) }
        writer.endObject()
    }

    private func writeStudy(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", study.file.name)
        writer.member("file", study.inputs.first?.file ?? "")
        writer.member("date", study.file.date)
        writer.texts("report_by", study.file.reportBy.map(\.rawValue))
        writer.endObject()
    }

    private func writePlane(to writer: inout JSONWriter) {
        let crs = study.baseline.crs
        writer.beginObject()
        writer.member("crs", crs.code ?? crs.name)
        writer.member("definition", crs.definition)
        writer.member("method", crs.method)
        writer.key("site")
        writer.beginArray()
        writer.fixed(study.site.x, decimals: 7)
        writer.fixed(study.site.y, decimals: 7)
        writer.endArray()
        writer.member("areal_scale_at_site", study.arealScale)
        writer.key("to_wgs84")
        Self.write(toWGS84, to: &writer)
        writer.endObject()
    }

    private static func write(_ operation: OperationInfo, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("operation", operation.name)
        writer.member("accuracy_m", operation.accuracy)
        writer.member("route", operation.route)
        writer.texts("missing_grids", operation.missingGrids)
        writer.member("chosen_by", operation.isIdentity ? nil : operation.isStated ? "study" : "rule")
        writer.member("meant_for_site", operation.coversSite)
        writer.array("candidates", operation.candidates) { candidate, writer in
            writer.member("operation", candidate.name)
            writer.member("accuracy_m", candidate.accuracy)
            writer.member("obstacle", candidate.obstacle?.rawValue)
        }
        writer.endObject()
    }

    /// A file as the study names it: where the study itself was run from is no part of the account.
    private func shown(_ file: String) -> String { file == study.path ? study.inputs.first?.file ?? file : file }

    private func write(_ report: LayerReport, to writer: inout JSONWriter) {
        writer.member("layer", report.layer.rawValue)
        writer.member("file", shown(report.file))
        writer.member("file_layer", report.fileLayer)
        writer.member("crs", report.crs)
        writer.member("crs_source", report.crsSource)
        writer.key("to_plane")
        Self.write(report.operation, to: &writer)
        writer.member("features", report.featuresRead)
        writer.member("features_used", report.featuresUsed)
        writer.member("features_without_geometry", report.featuresWithoutGeometry)
        writer.member("z_or_m_dropped", report.droppedDimensions)
        writer.key("attributes_stated")
        writer.beginObject()
        for (name, count) in report.filled.sorted(by: { $0.key < $1.key }) { writer.member(name, count) }
        writer.endObject()
        writer.array("geometry_cases", report.geometryCases) { found, writer in
            writer.member("feature", found.feature)
            writer.member("action", found.action)
            writer.member("reason", found.reason)
            writer.member("area_before_m2", found.areaBefore)
            writer.member("area_after_m2", found.areaAfter)
        }
    }

    private func writeParameters(to writer: inout JSONWriter) {
        let parameters = study.baseline.parameters
        writer.beginObject()
        writer.member("assign", parameters.assignment.rawValue)
        writer.key("green_access")
        writer.beginObject()
        writer.member("distance", parameters.greenAccess.distance.rawValue)
        writer.member("limit_m", parameters.greenAccess.limit)
        writer.member("minimum_area_m2", parameters.greenAccess.minimumArea)
        writer.member("public_only", parameters.greenAccess.publicOnly)
        writer.endObject()
        writer.key("stop_access")
        writer.beginObject()
        writer.member("distance", parameters.stopAccess.distance.rawValue)
        writer.key("limits_m")
        writer.beginArray()
        for limit in parameters.stopAccess.limits { writer.value(limit) }
        writer.endArray()
        writer.member("minimum_departures_per_hour", parameters.stopAccess.minimumDeparturesPerHour)
        if study.baseline.city.transit != nil { writer.window(parameters.stopAccess.window) }
        writer.endObject()
        if study.baseline.city.transit != nil { writeTransitParameters(parameters, to: &writer) }
        if study.baseline.city.states(.streets) {
            writer.key("walking")
            writer.beginObject()
            writer.member("profile", parameters.walking.profile.rawValue)
            if !parameters.walking.open.isEmpty {
                writer.texts("open", parameters.walking.open.map(\.rawValue).sorted())
            }
            if !parameters.walking.closed.isEmpty {
                writer.texts("closed", parameters.walking.closed.map(\.rawValue).sorted())
            }
            writer.member("snap_limit_m", parameters.walking.snapLimit)
            writer.endObject()
        }
        writer.member("minimum_coverage", parameters.minimumCoverage)
        writer.member("minimum_population", parameters.minimumPopulation)
        writer.endObject()
    }

    private func writeAssumptions(to writer: inout JSONWriter) {
        writer.beginObject()
        for (name, factor) in study.baseline.assumptions.named where factor != ByUse() {
            writer.key(name)
            writer.beginObject()
            writer.member("default", factor.general)
            for (use, value) in factor.byUse.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                writer.member(use.rawValue, value)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    private static func write(_ record: ScenarioRecord, to writer: inout JSONWriter) {
        writer.member("id", record.name.text)
        writer.member("scenario", record.name.scenario)
        writer.member("stage", record.name.stage.map(String.init))
        writer.member("title", record.title)
        writer.member("key", record.key)
        writer.key("edits_matched")
        writer.beginArray()
        for count in record.matches { writer.value(count) }
        writer.endArray()
        writer.member("failure", record.failure)
    }

    private func write(_ finding: Finding, to writer: inout JSONWriter) {
        var place = finding.place
        place.file = place.file.map(shown)
        writer.member("severity", "\(finding.severity)")
        writer.member("code", finding.code)
        writer.member("message", finding.message)
        writer.member("place", place.description)
        writer.member("remedy", finding.remedy)
        writer.member("count", finding.count)
    }

    private func writeRun(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("started", run.startedAt)
        writer.key("seconds")
        writer.fixed(run.seconds, decimals: 3)
        writer.member("jobs", run.jobs)
        writer.member("study", run.study)
        writer.member("scenarios_reused", run.reused)
        writer.member("build", Build.identity)
        writer.endObject()
    }
}

// MARK: - Writing members

extension JSONWriter {
    /// A text, or null.
    mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// A number, or null.
    mutating func member(_ name: String, _ number: Double?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// A whole number.
    mutating func member(_ name: String, _ number: Int) {
        key(name)
        value(number)
    }

    /// A flag.
    mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// A list of texts.
    mutating func texts(_ name: String, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// A list of objects.
    mutating func array<T>(_ name: String, _ elements: [T], _ body: (T, inout JSONWriter) -> Void) {
        key(name)
        beginArray()
        for element in elements {
            beginObject()
            body(element, &self)
            endObject()
        }
        endArray()
    }
}
