import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

extension StudyLoader {
    mutating func loadScenarios(
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
    mutating func loadSweeps(
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
