public import QuartierModel

/// The groups that a study may ask for by name.
public enum IndicatorGroup: String, Hashable, Sendable, CaseIterable {
    /// Areas, floor space, dwellings, people and jobs.
    case density
    /// Green cover and access to green.
    case green
    /// Land cover: sealing and tree canopy.
    case surfaces
    /// Access to public transport.
    case transit
}

/// Whether more is better.
public enum Direction: String, Hashable, Sendable {
    /// More is better.
    case higher
    /// Less is better.
    case lower
    /// Neither: the number describes.
    case neutral
}

/// What an indicator means: everything a reader of its numbers needs.
public struct IndicatorDefinition: Hashable, Sendable {
    /// Its identifier in studies and results.
    public let id: String
    /// Its title in English.
    public let title: String
    /// Its title in German, the official term where there is one.
    public let germanTitle: String
    /// The unit of its values; "1" for plain ratios and shares.
    public let unit: String
    /// How it is computed.
    public let formula: String
    /// Where the definition comes from.
    public let standard: String
    /// The edition of the source.
    public let edition: String
    /// Whether more is better.
    public let direction: Direction
    /// The group it belongs to.
    public let group: IndicatorGroup
    /// The parameters of the study that it heeds.
    public let parameters: [String]
    /// How many times the quotient of numerator and denominator the value is; 10 000 for "per hectare".
    public let scale: Double
    /// Whether it is a sum or a sum per another one.
    public internal(set) var form = Form.sum
    /// The words that values stand for; nil where a value is a number and nothing else.
    public internal(set) var labels: ValueLabels?
    /// Whether its values may rest on cells of a standard's tables that sources disagree on.
    public internal(set) var mayBeDoubtful = false

    /// Whether an indicator grows with the city it is measured in.
    public enum Form: String, Hashable, Sendable {
        /// A sum: twice the city, twice the number.
        case sum
        /// A quotient of two sums: a share, a density, a number per head.
        case ratio
    }

    /// Whether cities of different size can be compared by it.
    public var isSizeIndependent: Bool { form == .ratio }

    init(
        _ id: String, _ title: String, german: String, unit: String, formula: String,
        standard: String = "Quartier", edition: String = "1", direction: Direction = .neutral,
        group: IndicatorGroup, parameters: [String] = [], scale: Double = 1
    ) {
        self.id = id
        self.title = title
        self.germanTitle = german
        self.unit = unit
        self.formula = formula
        self.standard = standard
        self.edition = edition
        self.direction = direction
        self.group = group
        self.parameters = parameters
        self.scale = scale
    }
}

/// An indicator: its definition, the products it reads, and how it measures one zone.
public struct Indicator: Sendable {
    /// What it means.
    public let definition: IndicatorDefinition
    /// The layers without which it has no data.
    public let layers: [LayerKind]
    /// Whether it has no data without timetables.
    public internal(set) var needsTimetables = false
    /// The products it reads.
    let products: [any Product.Type]
    /// What it is made of.
    let composition: Composition
    private let needs: LayerNeeds
    private let measurement: @Sendable (ZoneContext) -> Measurement

    init(
        _ definition: IndicatorDefinition, layers: [LayerKind] = [], products: [any Product.Type] = [],
        made composition: Composition, measure: @escaping @Sendable (ZoneContext) -> Measurement
    ) {
        var definition = definition
        definition.form = composition.denominator == nil ? .sum : .ratio
        self.definition = definition
        self.composition = composition
        self.layers = layers
        needs = LayerNeeds { layers.contains($0) }
        self.products = products
        self.measurement = measure
    }

    /// The same indicator of timetables: it has no data without them.
    func ofTimetables(labels: ValueLabels? = nil, mayBeDoubtful: Bool = false) -> Indicator {
        var definition = definition
        definition.labels = labels
        definition.mayBeDoubtful = mayBeDoubtful
        var copy = Indicator(definition, layers: layers, products: products, made: composition, measure: measurement)
        copy.needsTimetables = true
        return copy
    }

    /// What the indicator says about a zone.
    func measure(_ context: ZoneContext) -> Measurement {
        guard hasLayers(in: context) else { return .undefined(.noData) }
        if needsTimetables, context.site.view.base.transit == nil { return .undefined(.noData) }
        return measurement(context)
    }

    /// Whether the study or the scenario has all layers without which the indicator has no data.
    func hasLayers(in context: ZoneContext) -> Bool { context.stated.isSuperset(of: needs) }
}

/// One zone of an evaluation, as an indicator sees it.
struct ZoneContext {
    let site: Site
    let products: ProductSet
    let zone: Int
    /// The layers that the study or the scenario has.
    let stated: LayerNeeds

    init(site: Site, products: ProductSet, zone: Int) {
        self.site = site
        self.products = products
        self.zone = zone
        stated = LayerNeeds(where: site.view.states)
    }

    /// The kind of the zone.
    var kind: ZoneKind { site.zones.zones[zone].kind }
    /// The area of the zone's polygon in m².
    var area: Double { site.zones.areas[zone] }
    /// The sums over the zone's buildings.
    var tally: ZoneTally { products[ZoneTotals.self].tallies[zone] }
    /// The coverage below which values are withheld.
    var minimumCoverage: Double { site.parameters.minimumCoverage }
}
