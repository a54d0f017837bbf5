import QuartierGeometry
public import QuartierModel
import QuartierTransit

/// A scenario in the making: what the edits so far have changed, and what was wrong with them.
public struct ScenarioDraft {
    /// The city as the edits so far leave it.
    public private(set) var view: CityView
    /// The assumptions as the edits so far leave them.
    public internal(set) var assumptions: Assumptions
    /// The parameters as the edits so far leave them.
    public internal(set) var parameters: Parameters
    /// The scenario or stage whose edits are being applied.
    var part = ScenarioName("")
    /// What was wrong or worth knowing.
    public internal(set) var findings: Findings
    /// How many elements each edit matched, added or changed, in order.
    public internal(set) var matches: [Int] = []
    private let baseline: Baseline
    private let crew: Crew

    init(of baseline: Baseline, crew: Crew) {
        view = CityView(base: baseline.city)
        assumptions = baseline.assumptions
        parameters = baseline.parameters
        findings = Findings()
        self.baseline = baseline
        self.crew = crew
    }

    /// The indicator whose name says another distance of green than this one, if the study measures it.
    func indicatorNamedOther(thanGreenWithin limit: Double) -> String? {
        guard limit != baseline.parameters.greenAccess.limit else { return nil }
        let named = [Indicator.residentsNearGreen, Indicator.residentsNearGreenOnFoot].map {
            $0(baseline.parameters.greenAccess).definition.id
        }
        let measured = named.filter { id in baseline.indicators.contains { $0.definition.id == id } }
        return measured.isEmpty ? nil : measured.joined(separator: "' and '")
    }

    /// What the edits so far change in the timetable; nil for a study without one.
    var transitPatch: TransitPatch? {
        view.patch.transit ?? baseline.city.transit.map { TransitPatch(ServiceChanges(of: $0.base)) }
    }

    /// Takes over a changed timetable.
    mutating func set(_ transit: TransitPatch) { view.patch.transit = transit }

    /// Applies an edit; stops of timetables can be changed by these alone.
    mutating func apply(_ edit: any ScenarioEdit) {
        guard edit.layer != .stops || baseline.city.transit == nil else { return refuseStops(at: edit.place) }
        edit.apply(to: &self)
    }

    /// Makes the stops what the timetable says of them, when all edits are made.
    mutating func settleStops() {
        let window = parameters.stopAccess.window
        view.patch.settleStops(
            in: baseline.city, window: window == baseline.parameters.stopAccess.window ? nil : window)
    }

    /// The kernel that edits may use.
    var kernel: GeometryKernel { crew.kernel }

    /// The plot and district of every row of a layer; an edit that asks for them has had the base place the layer.
    func placements<E: Element>(of layer: LayerView<E>) throws -> [Placements.Placement] {
        guard let placed = try baseline.placements.placements(of: layer, among: view.plots, crew: crew) else {
            preconditionFailure("the plots of \(E.layer.rawValue) were not asked for when the base was made")
        }
        return placed
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
        var placed: [Placements.Placement]?
        if !filter.attributeNames.isDisjoint(with: Self.placementNames(for: E.layer)) {
            do {
                let plots = filter.attributeNames.contains("plot") ? view.plots : nil
                placed = try baseline.placements.placements(of: layer, among: plots, crew: crew)
            } catch {
                noteFailure(error, of: layer, at: place)
                return nil
            }
        }
        let condition: BoundFilter
        do throws(FilterError) {
            let ground = FilterGround(shape: layer.shape, kernel: crew.kernel)
            condition = try BoundFilter(filter, known: attributeNames(of: layer), ground: ground) {
                attribute($0, of: layer, placed)
            }
        } catch {
            findings.add(error.finding(in: filter.text, at: place))
            return nil
        }
        do throws(GeometryError) {
            guard let identifiers = filter.possibleIdentifiers else { return try condition.matching(layer.rows) }
            return try condition.matching(rows(identifiedBy: identifiers, in: layer))
        } catch {
            findings.add(
                Finding(
                    .error, "geometry-failure",
                    "where the scenario's \(E.layer.rawValue) lie cannot be told: \(error.message)", at: place,
                    remedy: "Check the shapes of the elements that the scenario adds"))
            return nil
        }
    }

    /// The rows of a layer that are there and have one of some identifiers, in order.
    func rows<E: Element>(identifiedBy identifiers: Set<String>, in layer: LayerView<E>) -> [Int] {
        let known = baseline.identifiers[E.layer] ?? IdentifierIndex()
        let added = layer.patch.added.identifiers.enumerated().filter { identifiers.contains($0.element) }
        let rows = identifiers.flatMap(known.rows).sorted() + added.map { layer.base.count + $0.offset }
        return rows.filter(layer.isPresent)
    }

    /// Notes that an element could not be placed: a condition on its plot or district can then not be asked.
    private mutating func noteFailure<E: Element>(_ error: any Error, of layer: LayerView<E>, at place: Place) {
        let reason = (error as? GeometryError)?.message ?? "\(error)"
        findings.add(
            Finding(
                .error, "geometry-failure",
                "the plot and district of the scenario's \(E.layer.rawValue) cannot be told: \(reason)", at: place,
                remedy: "Check the shapes of the elements that the scenario adds"))
    }

    private func attributeNames<E: Element>(of layer: LayerView<E>) -> [String] {
        ["id"] + E.attributes.map(\.name) + Self.placementNames(for: E.layer)
            + Set((layer.base.foreign + layer.patch.added.foreign).map(\.name)).sorted()
    }

    private static func placementNames(for layer: LayerKind) -> [String] {
        switch layer {
        case .districts: []
        case .plots: ["district"]
        case .buildings, .green, .surfaces, .trees, .places, .stops, .streets: ["plot", "district"]
        }
    }

    private func attribute<E: Element>(
        _ name: String, of layer: LayerView<E>, _ placed: [Placements.Placement]?
    ) -> FilterAttribute? {
        if name == "id" { return FilterAttribute(kind: .text) { .text(layer.identifier($0)) } }
        if let attribute = E.attribute(named: name) {
            return FilterAttribute(kind: attribute.kind) { attribute.value(layer.element($0)) }
        }
        if Self.placementNames(for: E.layer).contains(name) { return placement(name, placed) }
        let (base, added) = (layer.base.foreign(named: name), layer.patch.added.foreign(named: name))
        guard base != nil || added != nil else { return nil }
        let count = layer.base.count
        return FilterAttribute(kind: nil) { row in
            (row < count ? base?[row] : added?[row - count]) ?? .missing
        }
    }

    private func placement(_ name: String, _ placed: [Placements.Placement]?) -> FilterAttribute? {
        guard let placed else { return nil }
        let placements = baseline.placements
        let plots = view.plots
        return FilterAttribute(kind: .text) { row in
            name == "plot" ? placements.plot(of: placed[row], among: plots) : placements.district(of: placed[row])
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
        case .surfaces: \.surfaces
        case .trees: \.trees
        case .places: \.places
        case .stops: \.stops
        case .streets: \.streets
        }
    }
}
