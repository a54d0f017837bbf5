internal import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Loads a study: file, layers, scenarios, base.
///
/// All findings of all stages come out together.
struct StudyLoader {
    private let path: String
    private let folder: String
    private let crew: Crew
    private var findings = Findings()
    private var reports: [LayerReport] = []
    private var inputs: [Study.Input] = []
    private var inputPaths: [String] = []
    /// Layers that edits take from files, by what was asked of the files.
    private var additions: [String: any Sendable] = [:]
    /// Layers that edits take from files or from the study, by what the edits say.
    private var elements: [EditMaker.Source: any Sendable] = [:]
    /// Where in the plane the places are that edits name in degrees.
    private var places: [Coordinate: Coordinate] = [:]

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

    private mutating func loadAll() throws -> Study? {
        guard let file = StudyFile.read(path: path, findings: &findings) else { return nil }
        note(input: path, as: Self.name(of: path))
        let indicators = selectIndicators(file)
        for finding in MissingLayers(file, indicators).findings { findings.add(finding) }
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

    private mutating func selectIndicators(_ file: StudyFile) -> [Indicator] {
        let names: [(name: String, place: Place)] =
            switch file.indicators {
            case .all: [("all", Place())]
            case .some(let texts): texts.map { ($0.text, $0.place) }
            }
        return IndicatorCatalog.select(
            names, parameters: file.parameters, withTimetables: !file.feeds.isEmpty, findings: &findings)
    }

    private static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Notes the files that a feed is read from.
    private mutating func note(feed name: String) {
        let path = Study.resolve(name, in: folder)
        for file in TransitFeedFile.files(of: path) {
            let folder = name.hasSuffix("/") ? name : name + "/"
            note(input: file, as: file == path ? name : folder + Self.name(of: file))
        }
    }

    private mutating func note(input path: String, as name: String) {
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

// MARK: - The plane

extension StudyLoader {
    /// The plane of the study, where it lies, and the districts' file, which decides both.
    struct Ground {
        var plane: CRS
        var site: Coordinate
        var arealScale: Double
        /// The operation that results go by.
        var toWGS84: OperationInfo
        var districts: LayerLoader
    }

    private mutating func openGround(_ file: StudyFile, _ edits: EditLoader) throws -> Ground? {
        let stated = statedPlane(file)
        guard let source = file.layers[.districts] else { return nil }
        let request = request(for: .districts, source, edits.foreignFields[.districts] ?? [])
        note(input: request.path, as: request.displayName)
        guard let districts = LayerLoader(request, findings: &findings) else { return nil }
        guard !districts.isEmpty else {
            if !findings.hasErrors {
                findings.add(
                    Finding(
                        .error, "empty-layer", "there is no district: no feature has coordinates",
                        at: Place(file: request.displayName),
                        remedy: "Name the file with the areas that results are wanted for"))
            }
            return nil
        }
        // Whatever else there would be to say of districts that lie elsewhere follows from it.
        if let stated { noteSwappedDistricts(districts, stated, request) }
        guard !findings.all.contains(where: { $0.code == "axes-swapped" }) else { return nil }
        do throws(ProjectionError) {
            let site = try districts.geographicCenter()
            guard let plane = stated ?? (file.crs.text == "auto" ? CRS.equalArea(centredAt: site) : nil) else {
                return nil
            }
            let scale = try plane.arealScale(at: site)
            noteScale(scale, of: plane, at: file.crs.place)
            let toWGS84 = try CoordinateTransform(
                from: plane, to: .wgs84, near: site, by: file.output.crsOperation?.text)
            return Ground(
                plane: plane, site: site, arealScale: scale, toWGS84: toWGS84.operation, districts: districts)
        } catch {
            let stated = error.code == .noOperation ? file.output.crsOperation?.place : nil
            note(error, at: stated ?? file.crs.place)
            return nil
        }
    }

    /// Districts with x and y swapped lie in another country or continent, and may make sense there to their CRS.
    ///
    /// The plane of the study says which place is meant: swapped is what lies outside its area and inside when x and
    /// y change places in the file.
    private mutating func noteSwappedDistricts(
        _ districts: LayerLoader, _ plane: CRS, _ request: LayerRequest
    ) {
        guard !findings.all.contains(where: { $0.code == "axes-swapped" }) else { return }
        let (site, swapped) = districts.roughCenters()
        guard let area = plane.areaOfUse, let site, !area.contains(site), let swapped, area.contains(swapped) else {
            return
        }
        func shown(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
        findings.add(
            Finding(
                .error, "axes-swapped",
                "the districts lie at \(shown(site.x)) E, \(shown(site.y)) N; with x and y swapped they lie where "
                    + "\(plane.code ?? plane.name) is meant for",
                at: Place(file: request.displayName), remedy: "Write x (east, longitude) first in the file"))
    }

    private mutating func statedPlane(_ file: StudyFile) -> CRS? {
        guard file.crs.text != "auto" else { return nil }
        do throws(ProjectionError) {
            let plane = try CRS(file.crs.text)
            try plane.checkMeasurable()
            return plane
        } catch {
            note(error, at: file.crs.place)
            return nil
        }
    }

    private mutating func note(_ error: ProjectionError, at place: Place) {
        findings.add(Finding(.error, error.code.rawValue, error.message, at: place, remedy: error.remedy))
    }

    /// No density is worth reporting in a plane that is further off than this.
    private static let largestDistortion = 0.01

    private mutating func noteScale(_ scale: Double, of plane: CRS, at place: Place) {
        guard abs(scale - 1) > 0.001 else { return }
        let percent = (abs(scale - 1) * 100_000).rounded() / 1000
        findings.add(
            Finding(
                abs(scale - 1) > Self.largestDistortion ? .error : .warning, "areal-scale",
                "\(plane.code ?? plane.name) shows areas at the site \(percent) % too \(scale > 1 ? "large" : "small")",
                at: place, remedy: "State 'crs: auto', or the CRS the place is mapped in"))
    }
}

// MARK: - Layers

extension StudyLoader {
    private mutating func request(
        for layer: LayerKind, _ source: StudyFile.LayerSource, _ foreign: Set<String>
    ) -> LayerRequest {
        var request = LayerRequest(
            layer: layer, path: Study.resolve(source.path.text, in: folder), displayName: source.path.text,
            fileLayer: source.layer?.text, crs: source.crs?.text, identifierField: source.id?.text,
            fields: source.fields.map { ($0.attribute, $0.field.text, $0.field.place) },
            policy: source.geometry, place: source.crs?.place ?? source.place)
        request.foreignFields = foreign
        request.crsOperation = source.crsOperation.map { ($0.text, $0.place) }
        request.vocabulary = source.vocabulary
        request.values = source.values
        request.selection = source.filter.flatMap { selection($0) }
        return request
    }

    /// The condition of a layer on the features of its file; nil, with a finding, if it makes no sense.
    private mutating func selection(_ text: PlacedText) -> LayerSelection? {
        do throws(FilterError) {
            let filter = try Filter(text.text)
            return LayerSelection(text: text.text, fields: filter.attributeNames) { table in
                do throws(FilterError) {
                    return .success(try filter.rows(of: table))
                } catch {
                    return .failure(error.finding(in: text.text, at: text.place))
                }
            }
        } catch {
            findings.add(error.finding(in: text.text, at: text.place))
            return nil
        }
    }

    private mutating func loadLayers(
        of file: StudyFile, _ edits: EditLoader, on ground: Ground, into city: inout City
    ) throws {
        if let loaded = try ground.districts.load(
            District.self, into: ground.plane, near: ground.site, crew: crew, findings: &findings)
        {
            city.districts = loaded.layer
            reports.append(loaded.report)
        }
        try load(Plot.self, of: file, edits, on: ground, into: &city)
        try load(Building.self, of: file, edits, on: ground, into: &city)
        try load(GreenSpace.self, of: file, edits, on: ground, into: &city)
        try load(Surface.self, of: file, edits, on: ground, into: &city)
        try load(Tree.self, of: file, edits, on: ground, into: &city)
        try load(Facility.self, of: file, edits, on: ground, into: &city)
        try load(Stop.self, of: file, edits, on: ground, into: &city)
        try load(Street.self, of: file, edits, on: ground, into: &city)
        loadTimetables(of: file, on: ground, into: &city)
    }

    private mutating func loadTimetables(of file: StudyFile, on ground: Ground, into city: inout City) {
        for feed in file.feeds { note(feed: feed.path.text) }
        guard !file.feeds.isEmpty, city.districts.isStated else { return }
        let known = [city.districts.shapes, city.plots.shapes, city.buildings.shapes]
        let extent = known.reduce(into: BoundingBox.empty) { $0.formUnion($1.extent) }
        let loader = TransitLoader(file: file, folder: folder, plane: ground.plane, site: ground.site)
        guard let loaded = loader.load(within: extent, findings: &findings) else { return }
        city.stops = loaded.stops
        city.transit = loaded.transit
        reports.append(loaded.report)
    }

    private mutating func load<E: Element>(
        _ type: E.Type, of file: StudyFile, _ edits: EditLoader, on ground: Ground, into city: inout City
    ) throws {
        guard let source = file.layers[E.layer] else { return }
        let request = request(for: E.layer, source, edits.foreignFields[E.layer] ?? [])
        if let loaded = try load(type, request, on: ground) {
            noteDistance(of: loaded.layer, from: city, request)
            city[keyPath: E.path] = loaded.layer
            reports.append(loaded.report)
        }
    }

    /// A layer that lies somewhere else gives zeros that look like results.
    private mutating func noteDistance<E: Element>(of layer: Layer<E>, from city: City, _ request: LayerRequest) {
        let (here, there) = (city.districts.shapes.extent, layer.shapes.extent)
        guard layer.count > 0, city.districts.count > 0, !here.expanded(by: 1_000).intersects(there) else { return }
        let (dx, dy) = (there.center.x - here.center.x, there.center.y - here.center.y)
        let kilometres = ((dx * dx + dy * dy).squareRoot() / 1000).rounded()
        findings.add(
            Finding(
                .error, "layer-elsewhere",
                "the \(E.layer.rawValue) lie nowhere near the districts, \(kilometres) km away",
                at: Place(file: request.displayName, layer: E.layer.rawValue),
                remedy: "Check the layer's CRS and the order of its axes (x is east or longitude)"))
    }

    private mutating func load<E: Element>(
        _ type: E.Type, _ request: LayerRequest, on ground: Ground
    ) throws -> LoadedLayer<E>? {
        note(input: request.path, as: request.displayName)
        guard let loader = LayerLoader(request, findings: &findings) else { return nil }
        return try loader.load(type, into: ground.plane, near: ground.site, crew: crew, findings: &findings)
    }
}

// MARK: - Scenarios

extension StudyLoader {
    private mutating func loadScenarios(
        of file: StudyFile, _ edits: EditLoader, on ground: Ground
    ) throws -> [Scenario] {
        var line = ScenarioLine(of: file)
        for scenario in file.scenarios {
            try line.add(scenario) { try $0.compactMap { try load($0, edits, on: ground) } }
        }
        return line.scenarios
    }

    private mutating func load(
        _ edit: StudyFile.Edit, _ edits: EditLoader, on ground: Ground
    ) throws -> (any ScenarioEdit)? {
        try loadElements(of: edit, edits, on: ground)
        return EditMaker(loader: edits, elements: elements, places: places).edit(edit)
    }

    /// The sweeps, with everything that any of their samples asks for.
    private mutating func loadSweeps(
        of file: StudyFile, _ edits: EditLoader, _ scenarios: [Scenario], on ground: Ground
    ) throws -> [Sweep] {
        for variant in edits.variants { try loadElements(of: variant.edit, edits, on: ground) }
        let maker = EditMaker(loader: edits, mayAssumeTheSame: true, elements: elements, places: places)
        return file.sweeps.filter(\.isSound).map { sweep in
            // The last stage of a scenario that has them, unless a stage is named.
            let parent = sweep.basedOn.flatMap { base in scenarios.last { $0.name.isAmong([base.text]) } }
            return Sweep(sweep, basedOn: parent?.edits ?? [], maker: maker)
        }
    }

    /// Loads what an edit takes from a file or from the study itself.
    private mutating func loadElements(of edit: StudyFile.Edit, _ edits: EditLoader, on ground: Ground) throws {
        switch edit {
        case .change, .remove, .assume, .paint, .surface: return
        case .add(let addition):
            guard addition.layer != .districts else { return }
            try load(addition.layer.elementType, addition, edits, on: ground)
        case .replaceGeometry(let replacement):
            guard replacement.layer != .districts else { return }
            try load(replacement.layer.elementType, replacement, edits, on: ground)
        case .transit(let change): try load(change, on: ground)
        }
    }

    /// Finds the places that a change of the timetable names, and the way of a new line.
    private mutating func load(_ change: StudyFile.TransitChange, on ground: Ground) throws {
        var unknown = change.positions.filter { places[$0] == nil }
        if !unknown.isEmpty {
            let known = unknown
            var transform = try CoordinateTransform(from: .wgs84, to: ground.plane, near: ground.site)
            do throws(ProjectionError) {
                try transform.apply(to: &unknown)
            } catch {
                note(error, at: change.place)
                return
            }
            for (degrees, plane) in zip(known, unknown) { places[degrees] = plane }
            noteFarPlaces(known, ground, change.place)
        }
        guard let along = change.along, let spacing = change.spacing else { return }
        let source = EditMaker.Source.way(along, spacing)
        guard elements[source] == nil else { return }
        let path = Study.resolve(along.text, in: folder)
        note(input: path, as: along.text)
        let loader = WayLoader(plane: ground.plane, site: ground.site)
        elements[source] = try loader.way(
            path: path, displayName: along.text, spacing: spacing, findings: &findings)
    }

    /// A stop in another country is a mistake of whoever wrote its place.
    private mutating func noteFarPlaces(_ places: [Coordinate], _ ground: Ground, _ place: Place) {
        // A degree of latitude is 111 km; of longitude it is less.
        guard let far = places.first(where: { abs($0.x - ground.site.x) > 2 || abs($0.y - ground.site.y) > 1 }) else {
            return
        }
        let isSwapped = abs(far.y - ground.site.x) <= 2 && abs(far.x - ground.site.y) <= 1
        findings.add(
            Finding(
                .error, "place-elsewhere", "[\(far.x), \(far.y)] lies nowhere near the study", at: place,
                remedy: isSwapped
                    ? "Longitude comes first: [\(far.y), \(far.x)]" : "State longitude and latitude in degrees"))
    }

    private mutating func load<E: Element>(
        _ type: E.Type, _ replacement: StudyFile.GeometryReplacement, _ edits: EditLoader, on ground: Ground
    ) throws {
        let source = EditMaker.Source.drawn(E.layer, replacement.source)
        guard elements[source] == nil else { return }
        var request = request(for: E.layer, replacement.source, [])
        // The elements are found by the field that names them in the layer itself.
        request.customaryIdentifierField = edits.source(of: E.layer)?.id?.text
        elements[source] = try loadOnce(type, request, on: ground)
    }

    /// A file that many scenarios add is read once.
    private mutating func loadOnce<E: Element>(
        _ type: E.Type, _ request: LayerRequest, on ground: Ground
    ) throws -> Layer<E>? {
        let key = request.identity
        if let known = additions[key] as? Layer<E> { return known }
        guard let loaded = try load(type, request, on: ground) else { return nil }
        reports.append(loaded.report)
        additions[key] = loaded.layer
        return loaded.layer
    }

    private mutating func load<E: Element>(
        _ type: E.Type, _ addition: StudyFile.Addition, _ edits: EditLoader, on ground: Ground
    ) throws {
        let source = EditMaker.Source.added(E.layer, addition.elements)
        guard elements[source] == nil else { return }
        let foreign = edits.foreignFields[E.layer] ?? []
        switch addition.elements {
        case .file(let file):
            var request = request(for: E.layer, file, foreign)
            // An added file is written like the layer it is added to, unless the study says otherwise.
            if let base = edits.source(of: E.layer) {
                request.customaryFields = base.fields.map { ($0.attribute, $0.field.text) }
                request.customaryIdentifierField = base.id?.text
                request.vocabulary = request.vocabulary ?? base.vocabulary
                request.values = base.values
            }
            elements[source] = try loadOnce(type, request, on: ground)
        case .features(let features):
            let request = edits.request(for: E.layer, features, in: path, at: addition.place, foreign)
            let loader = LayerLoader(
                request, inline: features.geoJSON, places: features.places, findings: &findings)
            elements[source] = try loader?.load(
                type, into: ground.plane, near: ground.site, crew: crew, findings: &findings)?.layer
        }
    }
}
