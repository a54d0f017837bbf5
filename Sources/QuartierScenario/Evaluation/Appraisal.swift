public import QuartierGeometry
import QuartierModel

/// A scenario, or the base, made ready to be measured and looked into: its city, its zones, and every product.
public struct Appraisal: Sendable {
    let site: Site
    let products: ProductSet
    /// The zones in which a product may differ from the base.
    let affected: ZoneSubset
    /// Whether the zones are not those of the base, because plots came or went.
    let hasOtherZones: Bool
    /// How many elements each edit matched, added or changed, in order.
    public let matches: [Int]
    let indicators: [Indicator]

    /// The zones results are reported for.
    public var zones: [Zone] { site.zones.zones }

    /// How many times the quotient of numerator and denominator an indicator, by its number, is.
    public func scale(of indicator: Int) -> Double { indicators[indicator].definition.scale }

    /// What an indicator, by its number among those of the baseline, says of a zone.
    public func measurement(of indicator: Int, in zone: Int) -> Measurement {
        indicators[indicator].measure(ZoneContext(site: site, products: products, zone: zone))
    }
}

extension Baseline {
    /// The base, ready to be looked into.
    public var appraisal: Appraisal {
        Appraisal(
            site: Site(
                view: CityView(base: city), zones: zones, assumptions: assumptions, parameters: parameters),
            products: products, affected: .none, hasOtherZones: false, matches: [], indicators: indicators)
    }

    /// A scenario, ready to be looked into; its findings tell why if it cannot be.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func appraisal(of scenario: Scenario, crew: Crew) throws -> Result<Appraisal, ScenarioRefusal> {
        let draft = draft(scenario, crew: crew)
        guard !draft.findings.hasErrors else { return .failure(ScenarioRefusal(findings: draft.findings)) }
        return .success(try appraisal(of: draft, crew: crew))
    }

    /// What a draft comes to; products are brought up to date from those of the base wherever they can be.
    func appraisal(of draft: ScenarioDraft, crew: Crew) throws -> Appraisal {
        let changes = Changes(
            of: draft.view.patch, base: city, assumptionsDiffer: draft.assumptions != assumptions,
            parameters: ParameterGroups(from: parameters, to: draft.parameters))
        var site = Site(view: draft.view, zones: zones, assumptions: draft.assumptions, parameters: draft.parameters)
        if zoneKinds.contains(.plots), changes.aspects.contains(.plotShapes) {
            // Other plots are other zones: nothing of the base can be reused.
            site.zones = try ZoneSet(of: draft.view, kinds: zoneKinds, kernel: crew.kernel)
            return Appraisal(
                site: site, products: try plan.products(of: site, crew: crew), affected: .all, hasOtherZones: true,
                matches: draft.matches, indicators: indicators)
        }
        let (products, affected) = try plan.products(updating: products, for: site, changes: changes, crew: crew)
        return Appraisal(
            site: site, products: products, affected: changes.bringsLayer ? .all : affected, hasOtherZones: false,
            matches: draft.matches, indicators: indicators)
    }
}
