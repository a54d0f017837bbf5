import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What a test asks of a city's base.
struct Setting {
    var assumptions = Assumptions.usual
    var parameters = Parameters()
    /// Groups and identifiers, as a study names them.
    var indicators = ["all"]
    var kinds: [ZoneKind] = [.districts]
    var jobs = 1

    /// The plane of all tests; only its name matters, for nothing is projected here.
    private static let plane = Result { try CRS("EPSG:31256") }

    /// The same with other assumptions.
    func with(_ assumptions: Assumptions) -> Setting {
        var copy = self
        copy.assumptions = assumptions
        return copy
    }

    /// The same with other parameters.
    func with(_ parameters: Parameters) -> Setting {
        var copy = self
        copy.parameters = parameters
        return copy
    }

    func baseline(of city: City) throws -> Baseline {
        var findings = Findings()
        let selected = IndicatorCatalog.select(
            indicators.map { ($0, Place()) }, parameters: parameters, withTimetables: city.transit != nil,
            findings: &findings)
        try #require(!findings.hasErrors)
        return try Baseline(
            of: city, crs: Self.plane.get(), assumptions: assumptions, parameters: parameters, indicators: selected,
            zoneKinds: kinds, placing: Set(LayerKind.allCases).subtracting([.districts]), crew: Crew(jobs: jobs))
    }
}

extension TestCity {
    func baseline(_ change: (inout Setting) -> Void = { _ in }) throws -> Baseline {
        var setting = Setting()
        change(&setting)
        return try setting.baseline(of: city)
    }
}

/// What every indicator says of every zone, of a base or a scenario.
struct Measured {
    private var table: [String: Measurement] = [:]

    init(_ outcome: ScenarioOutcome, _ indicators: [Indicator]) {
        for zone in outcome.zones {
            for (indicator, measurement) in zip(indicators, zone.measurements) {
                table["\(zone.zone.kind) \(zone.zone.id) \(indicator.definition.id)"] = measurement
            }
        }
    }

    func measurement(_ indicator: String, _ zone: String = "D", of kind: ZoneKind = .districts) throws -> Measurement {
        try #require(table["\(kind) \(zone) \(indicator)"], "\(indicator) of \(zone)")
    }

    func value(_ indicator: String, _ zone: String = "D", of kind: ZoneKind = .districts) throws -> Double? {
        try measurement(indicator, zone, of: kind).value
    }

    func reason(_ indicator: String, _ zone: String = "D", of kind: ZoneKind = .districts) throws -> Undefined? {
        try measurement(indicator, zone, of: kind).reason
    }
}

extension Baseline {
    /// The base as a test asks it.
    var measured: Measured { Measured(baseOutcome(), indicators) }

    /// A scenario of some edits; an error of an edit fails the test.
    func evaluate(_ edits: any ScenarioEdit...) throws -> Measured {
        Measured(try outcome(edits), indicators)
    }

    func outcome(_ edits: [any ScenarioEdit], jobs: Int = 1) throws -> ScenarioOutcome {
        try evaluate(Scenario(id: "s", edits: edits), crew: Crew(jobs: jobs)).get()
    }

    /// What is found about some edits.
    func findings(_ edits: any ScenarioEdit...) -> [Finding] {
        draft(Scenario(id: "s", edits: edits), crew: Crew()).findings.all
    }

    /// The city as some edits leave it.
    func view(_ edits: any ScenarioEdit...) -> CityView { draft(Scenario(id: "s", edits: edits), crew: Crew()).view }
}

/// Edits as a study writes them, without their places.
enum Edits {
    static func change(
        _ layer: LayerKind, _ condition: String, _ settings: [(String, ValueChange)], expect: Int? = nil,
        mayTouchNothing: Bool = false
    ) throws -> ChangeEdit {
        ChangeEdit(
            layer: layer, where: try Filter(condition), at: Place(),
            set: settings.map {
                .init(attribute: $0.0, change: $0.1, place: Place())
            }, expect: expect, mayTouchNothing: mayTouchNothing, place: Place())
    }

    static func remove(
        _ layer: LayerKind, _ condition: String, expect: Int? = nil, mayTouchNothing: Bool = false
    ) throws -> RemoveEdit {
        RemoveEdit(
            layer: layer, where: try Filter(condition), at: Place(), expect: expect, mayTouchNothing: mayTouchNothing,
            place: Place())
    }

    /// Adds what a test city has in a layer.
    static func add<E: Element>(_ type: E.Type, expect: Int? = nil, _ build: (inout TestCity) -> Void) -> AddEdit<E> {
        var city = TestCity()
        build(&city)
        return AddEdit(city.city[keyPath: E.path], expect: expect, place: Place())
    }

    static func surface(
        _ action: SurfaceEdit.Action, _ condition: String, to kind: SurfaceKind, expect: Int? = nil,
        mayTouchNothing: Bool = false
    ) throws -> SurfaceEdit {
        SurfaceEdit(
            action, where: try Filter(condition), at: Place(), to: kind, expect: expect,
            mayTouchNothing: mayTouchNothing, place: Place())
    }

    static func scaled<E: Element>(
        _ type: E.Type, by scale: Double, expect: Int? = nil, _ build: (inout TestCity) -> Void
    ) -> AddEdit<E> {
        var city = TestCity()
        build(&city)
        return AddEdit(city.city[keyPath: E.path], scaledBy: scale, expect: expect, place: Place())
    }

    static func redraw<E: Element>(
        _ type: E.Type, _ condition: String, expect: Int? = nil, mayTouchNothing: Bool = false,
        from source: String = "plan.geojson", _ build: (inout TestCity) -> Void
    ) throws -> ReplaceGeometryEdit<E> {
        var city = TestCity()
        build(&city)
        return ReplaceGeometryEdit(
            where: try Filter(condition), at: Place(), from: city.city[keyPath: E.path], named: source,
            expect: expect, mayTouchNothing: mayTouchNothing, place: Place())
    }

    static func paint(
        _ condition: String, _ form: BuiltForm, share: Double = 1, density: Double = 1, replacing: Bool = false,
        expect: Int? = nil, mayTouchNothing: Bool = false
    ) throws -> PaintEdit {
        PaintEdit(
            where: try Filter(condition), at: Place(), form: form, share: share, density: density,
            replaces: replacing, expect: expect, mayTouchNothing: mayTouchNothing, place: Place())
    }

    static func measure(_ change: (inout StatedParameters) -> Void) -> AssumeEdit {
        var parameters = StatedParameters()
        change(&parameters)
        return AssumeEdit(Assumptions(), parameters, place: Place())
    }

    static func assume(_ change: (inout Assumptions) -> Void) -> AssumeEdit {
        var assumptions = Assumptions()
        change(&assumptions)
        return AssumeEdit(assumptions, place: Place())
    }
}

/// Whether two numbers agree within a relative tolerance, absolute below 1.
func agree(_ first: Double?, _ second: Double?, within tolerance: Double = 1e-9) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}
