import QuartierGeometry
import QuartierModel
import QuartierScenario

/// Makes the edits of scenarios, with everything they name read and loaded before.
struct EditMaker: Sendable {
    /// What an edit takes from a file, or from the study itself.
    enum Source: Hashable, Sendable {
        /// New elements of a layer.
        case added(LayerKind, StudyFile.Elements)
        /// New shapes of a layer's elements.
        case drawn(LayerKind, StudyFile.LayerSource)
        /// The way of a new line with stops so many metres apart.
        case way(PlacedText, Double)
    }

    /// The conditions and built forms.
    var loader: EditLoader
    /// Whether assumptions may be those of the study already: among the values of a sweep they often are.
    var mayAssumeTheSame = false
    /// The loaded layer of each source, as a `Layer` of its kind of elements or a `DrawnWay`.
    var elements: [Source: any Sendable] = [:]
    /// Where in the plane the places are that edits name in degrees.
    var places: [Coordinate: Coordinate] = [:]

    /// The edit that the study states; nil if something of it could not be read or loaded, which was found before.
    func edit(_ edit: StudyFile.Edit) -> (any ScenarioEdit)? {
        switch edit {
        case .change(let change): loader.edit(change)
        case .remove(let removal): loader.edit(removal)
        case .assume(let assuming):
            AssumeEdit(
                assuming.assumptions, assuming.parameters, mayTouchNothing: mayAssumeTheSame, place: assuming.place)
        case .paint(let painting): loader.edit(painting)
        case .surface(let surfacing): loader.edit(surfacing)
        case .add(let addition): self.edit(addition)
        case .replaceGeometry(let replacement): self.edit(replacement)
        case .transit(let change): self.edit(change)
        }
    }

    private func edit(_ addition: StudyFile.Addition) -> (any ScenarioEdit)? {
        guard addition.layer != .districts else {
            return AddEdit(Layer<District>(), expect: addition.expect, place: addition.place)
        }
        return add(addition.layer.elementType, addition)
    }

    private func add<E: Element>(_ type: E.Type, _ addition: StudyFile.Addition) -> (any ScenarioEdit)? {
        layer(type, .added(E.layer, addition.elements)).map {
            AddEdit($0, scaledBy: addition.scale, expect: addition.expect, place: addition.place)
        }
    }

    private func edit(_ replacement: StudyFile.GeometryReplacement) -> (any ScenarioEdit)? {
        guard replacement.layer != .districts else { return loader.edit(replacement, from: Layer<District>()) }
        return replace(replacement.layer.elementType, replacement)
    }

    private func replace<E: Element>(
        _ type: E.Type, _ replacement: StudyFile.GeometryReplacement
    ) -> (any ScenarioEdit)? {
        layer(type, .drawn(E.layer, replacement.source)).flatMap { loader.edit(replacement, from: $0) }
    }

    private func layer<E: Element>(_ type: E.Type, _ source: Source) -> Layer<E>? { elements[source] as? Layer<E> }
}
