import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Reads the conditions of a study's edits and makes the edits of them.
struct EditLoader: Sendable {
    private let file: StudyFile
    /// The edits of sweeps, once for everything that must be loaded for them.
    let variants: [SweepVariant]
    private var filters: [PlacedText: Filter] = [:]
    /// The layers that conditions are asked of.
    private var layers: [PlacedText: LayerKind] = [:]
    /// Fields that conditions ask for and that no standard attribute is, by layer.
    private(set) var foreignFields: [LayerKind: Set<String>] = [:]
    /// Layers whose conditions ask for `plot` or `district`.
    private(set) var placedLayers: Set<LayerKind> = []

    init(_ file: StudyFile) {
        self.file = file
        variants = SweepVariant.all(of: file)
    }

    /// How the study reads a layer.
    func source(of layer: LayerKind) -> StudyFile.LayerSource? { file.layers[layer] }

    /// Reads all conditions; what is wrong with any of them is found at once.
    mutating func readFilters(findings: inout Findings) {
        for edit in file.scenarios.flatMap(\.allEdits) { readFilter(of: edit, &findings) }
        for variant in variants {
            var found = Findings()
            readFilter(of: variant.edit, &found)
            for finding in found.all { findings.add(variant.explained(finding)) }
        }
    }

    private mutating func readFilter(of edit: StudyFile.Edit, _ findings: inout Findings) {
        switch edit {
        case .change(let change): read(change.filter, of: change.layer, &findings)
        case .remove(let removal): read(removal.filter, of: removal.layer, &findings)
        case .replaceGeometry(let replacement): read(replacement.filter, of: replacement.layer, &findings)
        case .paint(let painting):
            read(painting.filter, of: .plots, &findings)
            check(painting, &findings)
        case .surface(let surfacing): read(surfacing.filter, of: .surfaces, &findings)
        case .add, .assume, .transit: break
        }
    }

    /// A condition: one that was read before, or of a value that nobody could know then.
    ///
    /// One that names shapes would have to be brought into the plane of the study, so it must be known.
    func filter(_ text: PlacedText) -> Filter? {
        if let filter = filters[text] { return filter }
        guard let filter = try? Filter(text.text), !filter.namesShapes else { return nil }
        return filter
    }

    /// Reads the condition of a target, whose zones may be of several kinds.
    mutating func read(_ text: PlacedText, ofAnyOf zones: [LayerKind], findings: inout Findings) {
        do throws(FilterError) {
            let filter = try Filter(text.text)
            filters[text] = filter
            for layer in zones {
                // Zones have no plot, and only plots have a district.
                for name in filter.attributeNames where name != "plot" && (name != "district" || layer == .plots) {
                    note(name, of: layer)
                }
            }
        } catch {
            findings.add(error.finding(in: text.text, at: text.place))
        }
    }

    /// Says which layer a condition is asked of, now that it is known.
    mutating func bind(_ text: PlacedText, to layer: LayerKind) { layers[text] = layer }

    private mutating func read(_ text: PlacedText, of layer: LayerKind, _ findings: inout Findings) {
        do throws(FilterError) {
            let filter = try Filter(text.text)
            filters[text] = filter
            for name in filter.attributeNames { note(name, of: layer) }
            layers[text] = layer
        } catch {
            findings.add(error.finding(in: text.text, at: text.place))
        }
    }

    /// Brings the shapes that conditions name into the plane of the study; those that cannot be are found at once.
    mutating func projectFilters(
        onto plane: CRS, site: Coordinate, by operation: String?, in city: City, kernel: GeometryKernel,
        findings: inout Findings
    ) throws(ProjectionError) {
        let naming = filters.filter { $0.value.namesShapes }.sorted { $0.key.place.precedes($1.key.place) }
        guard !naming.isEmpty else { return }
        // The way that results go back by.
        var transform = try CoordinateTransform(from: .wgs84, to: plane, near: site, by: operation)
        for (text, filter) in naming {
            var filter = filter
            var extent = city.districts.shapes.extent
            if let layer = layers[text] { extent.formUnion(city.shapes(of: layer).extent) }
            do throws(FilterError) {
                try filter.project(by: &transform, near: extent, site: site, kernel: kernel)
                filters[text] = filter
            } catch {
                filters[text] = nil
                findings.add(error.finding(in: text.text, at: text.place))
            }
        }
    }

    private mutating func note(_ name: String, of layer: LayerKind) {
        if name == "plot" || name == "district" {
            placedLayers.insert(layer)
        } else if name != "id", !layer.attributeNames.contains(name) {
            foreignFields[layer, default: []].insert(name)
        }
    }

    /// The edit of a `change`; nil if its condition makes no sense, which was found before.
    func edit(_ change: StudyFile.Change) -> (any ScenarioEdit)? {
        filter(change.filter).map { filter in
            ChangeEdit(
                layer: change.layer, where: filter, at: change.filter.place,
                set: change.settings.map {
                    .init(attribute: $0.attribute, change: $0.value.change, place: $0.place)
                },
                expect: change.expect, mayTouchNothing: change.mayTouchNothing, place: change.place)
        }
    }

    /// The edit of a `remove`; nil if its condition makes no sense, which was found before.
    func edit(_ removal: StudyFile.Removal) -> (any ScenarioEdit)? {
        filter(removal.filter).map { filter in
            RemoveEdit(
                layer: removal.layer, where: filter, at: removal.filter.place, expect: removal.expect,
                mayTouchNothing: removal.mayTouchNothing, place: removal.place)
        }
    }

    /// The edit of a `replace_geometry`; nil if its condition makes no sense, which was found before.
    func edit<E: Element>(
        _ replacement: StudyFile.GeometryReplacement, from drawings: Layer<E>
    ) -> (any ScenarioEdit)? {
        filter(replacement.filter).map { filter in
            ReplaceGeometryEdit(
                where: filter, at: replacement.filter.place, from: drawings, named: replacement.source.path.text,
                expect: replacement.expect, mayTouchNothing: replacement.mayTouchNothing, place: replacement.place)
        }
    }

    /// The edit of a `paint`; nil if its condition or its built form makes no sense, which was found before.
    func edit(_ painting: StudyFile.Painting) -> (any ScenarioEdit)? {
        guard let filter = filter(painting.filter),
            let form = builtForms.first(where: { $0.name == painting.form.text })
        else { return nil }
        return PaintEdit(
            where: filter, at: painting.filter.place, form: form, share: painting.share, density: painting.density,
            replaces: painting.replaces, expect: painting.expect, mayTouchNothing: painting.mayTouchNothing,
            place: painting.place)
    }

    /// The edit of a `surface`; nil if its condition makes no sense, which was found before.
    func edit(_ surfacing: StudyFile.Surfacing) -> (any ScenarioEdit)? {
        filters[surfacing.filter].map { filter in
            SurfaceEdit(
                surfacing.action, where: filter, at: surfacing.filter.place, to: surfacing.kind,
                expect: surfacing.expect, mayTouchNothing: surfacing.mayTouchNothing, place: surfacing.place)
        }
    }

    /// The built forms that edits may name, the study's own first.
    private var builtForms: [BuiltForm] { file.builtForms + BuiltFormLibrary.forms }

    /// Checks that there is the built form, and sees to it that what stands on the plots can be found.
    private mutating func check(_ painting: StudyFile.Painting, _ findings: inout Findings) {
        if painting.replaces { placedLayers.insert(.buildings) }
        let known = builtForms.map(\.name)
        guard !known.contains(painting.form.text) else { return }
        findings.add(
            Finding(
                .error, "unknown-built-form", "there is no built form '\(painting.form.text)'", at: painting.form.place,
                remedy: Suggestion.remedy(for: painting.form.text, known: known)))
    }

    /// The request for features that stand in the study itself.
    func request(
        for layer: LayerKind, _ features: StudyFile.InlineFeatures, in path: String, at place: Place,
        _ foreign: Set<String>
    ) -> LayerRequest {
        var request = LayerRequest(
            layer: layer, path: path, displayName: place.file ?? path, crs: features.crs?.text,
            identifierField: features.id?.text,
            fields: features.fields.map { ($0.attribute, $0.field.text, $0.field.place) }, policy: .refuse,
            place: place)
        request.crsOperation = features.crsOperation.map { ($0.text, $0.place) }
        // Features in the study are written like the layer they are added to, or with the standard names.
        request.customaryFields = source(of: layer)?.fields.map { ($0.attribute, $0.field.text) } ?? []
        request.customaryIdentifierField = source(of: layer)?.id?.text
        request.values = source(of: layer)?.values ?? [:]
        request.refusesUnknownFields = true
        request.foreignFields = foreign
        return request
    }
}

extension StudyFile.NewValue {
    /// The change of a value that an edit makes of it.
    var change: ValueChange {
        switch self {
        case .constant(let value): .set(value)
        case .increasedBy(let amount): .increase(by: amount)
        case .multipliedBy(let factor): .multiply(by: factor)
        case .atLeast(let minimum): .raise(toAtLeast: minimum)
        case .atMost(let maximum): .lower(toAtMost: maximum)
        }
    }
}

extension Place {
    /// The order of places in a study.
    fileprivate func precedes(_ other: Place) -> Bool {
        (line ?? 0, column ?? 0) < (other.line ?? 0, other.column ?? 0)
    }
}
