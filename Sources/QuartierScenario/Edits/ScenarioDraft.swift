import QuartierGeometry
public import QuartierModel

/// A scenario in the making: what the edits so far have changed, and what was wrong with them.
public struct ScenarioDraft {
    /// The city as the edits so far leave it.
    public private(set) var view: CityView
    /// The assumptions as the edits so far leave them.
    public internal(set) var assumptions: Assumptions
    /// What was wrong or worth knowing.
    public internal(set) var findings: Findings
    /// How many elements each edit matched, added or changed, in order.
    public internal(set) var matches: [Int] = []
    private let baseline: Baseline
    private let crew: Crew

    init(of baseline: Baseline, crew: Crew) {
        view = CityView(base: baseline.city)
        assumptions = baseline.assumptions
        findings = Findings()
        self.baseline = baseline
        self.crew = crew
    }

    /// A layer as the edits so far leave it.
    func layer<E: Element>(_ type: E.Type) -> LayerView<E> {
        LayerView(base: view.base[keyPath: E.path], patch: view.patch[keyPath: E.patchPath])
    }

    /// Changes the patch of a layer.
    mutating func patch<E: Element>(_ type: E.Type, _ change: (inout LayerPatch<E>) -> Void) {
        change(&view.patch[keyPath: E.patchPath])
    }

    /// The rows a condition is true of; nil if the condition makes no sense for the layer, which is then noted.
    mutating func rows<E: Element>(of type: E.Type, where filter: Filter, at place: Place) -> [Int]? {
        let layer = layer(type)
        do throws(FilterError) {
            let condition = try BoundFilter(filter, known: attributeNames(of: layer)) { attribute($0, of: layer) }
            return layer.rows.filter(condition.matches)
        } catch {
            var found = place
            // The condition stands in one line of the study, so its columns can be pointed at there.
            found.column = place.column.map { $0 + error.column - 1 }
            findings.add(
                Finding(
                    .error, "invalid-condition", "in \"\(filter.text)\", column \(error.column): \(error.message)",
                    at: found, remedy: error.remedy))
            return nil
        }
    }

    private func attributeNames<E: Element>(of layer: LayerView<E>) -> [String] {
        ["id"] + E.attributes.map(\.name) + Self.placementNames(for: E.layer)
            + Set((layer.base.foreign + layer.patch.added.foreign).map(\.name)).sorted()
    }

    private static func placementNames(for layer: LayerKind) -> [String] {
        switch layer {
        case .districts: []
        case .plots: ["district"]
        case .buildings, .green, .stops: ["plot", "district"]
        }
    }

    private func attribute<E: Element>(_ name: String, of layer: LayerView<E>) -> FilterAttribute? {
        if name == "id" { return FilterAttribute(kind: .text) { .text(layer.identifier($0)) } }
        if let attribute = E.attribute(named: name) {
            return FilterAttribute(kind: attribute.kind) { attribute.value(layer.element($0)) }
        }
        if Self.placementNames(for: E.layer).contains(name) { return placement(name, of: layer) }
        guard layer.base.foreign(named: name) != nil || layer.patch.added.foreign(named: name) != nil else {
            return nil
        }
        return FilterAttribute(kind: nil) { layer.foreign(name, $0) }
    }

    private func placement<E: Element>(_ name: String, of layer: LayerView<E>) -> FilterAttribute? {
        let placements = baseline.placements
        guard let base = placements.placements(of: E.layer) else { return nil }
        let added = (try? placements.place(layer.patch.added.shapes, crew: Crew(kernel: crew.kernel))) ?? []
        return FilterAttribute(kind: .text) { row in
            let number = row - base.count
            guard number < added.count else { return .missing }
            let placement = number < 0 ? base[row] : added[number]
            return name == "plot" ? placements.plot(of: placement) : placements.district(of: placement)
        }
    }
}

extension Element {
    /// Where the changes of the layer lie in a patch.
    static var patchPath: WritableKeyPath<CityPatch, LayerPatch<Self>> {
        guard let path = CityPatch.path(of: layer) as? WritableKeyPath<CityPatch, LayerPatch<Self>> else {
            preconditionFailure("the patch of \(layer) is not one of \(Self.self)")
        }
        return path
    }
}

extension CityPatch {
    fileprivate static func path(of layer: LayerKind) -> PartialKeyPath<CityPatch> {
        switch layer {
        case .districts: \.districts
        case .plots: \.plots
        case .buildings: \.buildings
        case .green: \.green
        case .stops: \.stops
        }
    }
}
