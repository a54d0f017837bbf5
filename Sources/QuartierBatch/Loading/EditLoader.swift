import QuartierIO
import QuartierModel
import QuartierScenario

/// Reads the conditions of a study's edits and makes the edits of them.
struct EditLoader {
    private let file: StudyFile
    private var filters: [PlacedText: Filter] = [:]
    /// Fields that conditions ask for and that no standard attribute is, by layer.
    private(set) var foreignFields: [LayerKind: Set<String>] = [:]
    /// Layers whose conditions ask for `plot` or `district`.
    private(set) var placedLayers: Set<LayerKind> = []

    init(_ file: StudyFile) {
        self.file = file
    }

    /// How the study reads a layer.
    func source(of layer: LayerKind) -> StudyFile.LayerSource? { file.layers[layer] }

    /// Reads all conditions; what is wrong with any of them is found at once.
    mutating func readFilters(findings: inout Findings) {
        for edit in file.scenarios.flatMap(\.edits) {
            switch edit {
            case .change(let change): read(change.filter, of: change.layer, &findings)
            case .remove(let removal): read(removal.filter, of: removal.layer, &findings)
            case .add, .assume: break
            }
        }
    }

    private mutating func read(_ text: PlacedText, of layer: LayerKind, _ findings: inout Findings) {
        do throws(FilterError) {
            let filter = try Filter(text.text)
            filters[text] = filter
            for name in filter.attributeNames { note(name, of: layer) }
        } catch {
            var place = text.place
            place.column = text.place.column.map { $0 + error.column - 1 }
            findings.add(
                Finding(
                    .error, "invalid-condition", "in \"\(text.text)\", column \(error.column): \(error.message)",
                    at: place, remedy: error.remedy))
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
        filters[change.filter].map { filter in
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
        filters[removal.filter].map { filter in
            RemoveEdit(
                layer: removal.layer, where: filter, at: removal.filter.place, expect: removal.expect,
                mayTouchNothing: removal.mayTouchNothing, place: removal.place)
        }
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
