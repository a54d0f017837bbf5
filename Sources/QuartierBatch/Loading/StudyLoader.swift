internal import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Loads a study: file, layers, scenarios, base.
///
/// All findings of all stages come out together.
struct StudyLoader {
    let path: String
    let folder: String
    let crew: Crew
    var findings = Findings()
    var reports: [LayerReport] = []
    var inputs: [Study.Input] = []
    var inputPaths: [String] = []
    /// Layers that edits take from files, by what was asked of the files.
    var additions: [String: any Sendable] = [:]
    /// Layers that edits take from files or from the study, by what the edits say.
    var elements: [EditMaker.Source: any Sendable] = [:]
    /// Where in the plane the places are that edits name in degrees.
    var places: [Coordinate: Coordinate] = [:]

    init(path: String, crew: Crew) {
        self.path = path
        folder = Study.folder(of: path)
        self.crew = crew
    }

    func load() throws -> Study {
        var loader = self
        do {
            let study = try loader.loadAll()
            guard let study, !loader.findings.hasErrors else {
                throw StudyError(findings: loader.findings, refused: study)
            }
            return study
        } catch let error as GeometryError {
            throw StudyError(failing: error, at: Place(file: path), after: loader.findings)
        } catch let error as ProjectionError {
            throw StudyError(failing: error, at: Place(file: path), after: loader.findings)
        }
    }

    mutating func loadAll() throws -> Study? {
        guard let file = StudyFile.read(path: path, findings: &findings) else { return nil }
        note(input: path, as: Self.name(of: path))
        let indicators = selectIndicators(file)
        for finding in MissingLayers(file, indicators, after: findings).findings { findings.add(finding) }
        var edits = EditLoader(file)
        edits.readFilters(findings: &findings)
        var targets = TargetLoader(file, indicators)
        targets.read(into: &edits, findings: &findings)
        guard let ground = try openGround(file, edits) else { return nil }
        var city = City()
        try loadLayers(of: file, edits, on: ground, into: &city)
        targets.choose(in: city, &edits, findings: &findings)
        try edits.projectFilters(
            onto: ground.plane, site: ground.site, by: file.output.crsOperation?.text, in: city, kernel: crew.kernel,
            findings: &findings)
        let (baseInputs, baseReports) = (inputs.count, reports.count)
        let scenarios = try loadScenarios(of: file, edits, on: ground)
        let sweeps = try loadSweeps(of: file, edits, scenarios, on: ground)
        // What has no districts or no sound layers has no zones to say anything about.
        guard city.districts.isStated, !findings.hasErrors else { return nil }
        for finding in OperationFindings.doubtful(reports, ground.toWGS84, file) { findings.add(finding) }
        let relations = RelationFindings(of: city, file, crew: crew)
        for finding in try relations.overlaps() { findings.add(finding) }
        var baseline = try Baseline(
            of: city, crs: ground.plane, assumptions: file.assumptions, parameters: file.parameters,
            indicators: indicators, zoneKinds: file.reportBy, placing: edits.placedLayers,
            mapsService: !file.output.transit.isEmpty, crew: crew)
        if let finding = try relations.gaps(between: baseline.zones, baseline.crs, near: ground.site) {
            findings.add(finding)
        }
        for finding in AssumptionFindings.missing(in: baseline, path) { findings.add(finding) }
        let streets = StreetFindings(of: baseline, file: file.layers[.streets]?.path.text ?? path)
        for finding in streets?.findings ?? [] { findings.add(finding) }
        baseline.adopt(targets.targets(edits), crew: crew, findings: &findings)
        let trial = EditTrial(on: baseline, crew: crew)
        findings.add(contentsOf: try trial.findings(of: scenarios))
        for sweep in sweeps { findings.add(contentsOf: try trial.findings(of: sweep)) }
        return Study(
            file: file, path: path, baseline: baseline, scenarios: scenarios, sweeps: sweeps, reports: reports,
            inputs: inputs, inputPaths: inputPaths,
            keys: ScenarioKeys(
                file, inputs: inputs, baseInputs: baseInputs, reports: reports, baseReports: baseReports,
                toWGS84: ground.toWGS84),
            site: ground.site, arealScale: ground.arealScale, findings: findings)
    }

    mutating func selectIndicators(_ file: StudyFile) -> [Indicator] {
        let names: [(name: String, place: Place)] =
            switch file.indicators {
            case .all: [("all", Place())]
            case .some(let texts): texts.map { ($0.text, $0.place) }
            }
        return IndicatorCatalog.select(
            names, parameters: file.parameters, withTimetables: !file.feeds.isEmpty, findings: &findings)
    }

    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Notes the files that a feed is read from.
    mutating func note(feed name: String) {
        let path = Study.resolve(name, in: folder)
        for file in TransitFeedFile.files(of: path) {
            let folder = name.hasSuffix("/") ? name : name + "/"
            note(input: file, as: file == path ? name : folder + Self.name(of: file))
        }
    }

    mutating func note(input path: String, as name: String) {
        guard !inputs.contains(where: { $0.file == name }) else { return }
        do throws(Finding) {
            let file = try MappedFile(path: path, displayName: name)
            inputs.append(
                Study.Input(file: name, bytes: file.bytes.count, digest: FileDigest.sha256(of: file.bytes)))
            inputPaths.append(path)
            for companion in FeatureFile.companions(ofFile: path) {
                let folder = name.dropLast(Self.name(of: name).count)
                note(input: companion, as: folder + Self.name(of: companion))
            }
        } catch {
            // The reader says the same of the file in a moment, with the layer it is for.
            return
        }
        // What a program that has a GeoPackage open has changed may still stand in a file beside it.
        let pending = path + "-wal"
        if path.hasSuffix(".gpkg"), access(pending, F_OK) == 0 { note(input: pending, as: name + "-wal") }
    }
}
