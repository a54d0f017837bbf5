import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

extension StudyLoader {
    mutating func request(
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

    mutating func loadLayers(
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

    mutating func load<E: Element>(
        _ type: E.Type, _ request: LayerRequest, on ground: Ground
    ) throws -> LoadedLayer<E>? {
        note(input: request.path, as: request.displayName)
        guard let loader = LayerLoader(request, findings: &findings) else { return nil }
        return try loader.load(type, into: ground.plane, near: ground.site, crew: crew, findings: &findings)
    }
}
