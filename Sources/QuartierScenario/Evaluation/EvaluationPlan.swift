import QuartierGeometry
import QuartierModel

/// Which products the asked indicators need, in an order in which each can be made.
struct EvaluationPlan: Sendable {
    let indicators: [Indicator]
    private let order: [any Product.Type]

    /// A plan for indicators, and for products that are asked for besides.
    init(for indicators: [Indicator], besides others: [any Product.Type] = []) {
        self.indicators = indicators
        var order: [any Product.Type] = []
        for type in indicators.flatMap(\.products) + others { Self.append(type, to: &order) }
        self.order = order
    }

    private static func append(_ type: any Product.Type, to order: inout [any Product.Type]) {
        guard !order.contains(where: { $0 == type }) else { return }
        for needed in type.needs { append(needed, to: &order) }
        order.append(type)
    }

    /// What any of the products reads.
    var reads: Aspects { order.reduce(into: Aspects()) { $0.formUnion($1.reads) } }

    /// All products of a site, made from nothing.
    func products(of site: Site, crew: Crew) throws -> ProductSet {
        var products = ProductSet()
        for type in order { products.set(try type.init(of: site, from: products, crew: crew)) }
        return products
    }

    /// The products after changes, and the zones in which any of them may differ from the base.
    ///
    /// A product is brought up to date only if the changes touch an aspect it reads, or a product it needs. One that
    /// heeds other parameters than those of the base is made anew: there is nothing to bring up to date.
    func products(
        updating base: ProductSet, for site: Site, changes: Changes, crew: Crew
    ) throws -> (ProductSet, ZoneSubset) {
        var products = base
        var affected = ZoneSubset.none
        var updated: [any Product.Type] = []
        var anew: [any Product.Type] = []
        for type in order {
            let rests = type.needs.contains { needed in anew.contains { $0 == needed } }
            guard !rests, type.heeds.isDisjoint(with: changes.parameters) else {
                products.set(try type.init(of: site, from: products, crew: crew))
                anew.append(type)
                continue
            }
            let isTouched = !type.reads.isDisjoint(with: changes.aspects)
            let isFed = type.needs.contains { needed in updated.contains { $0 == needed } }
            guard isTouched || isFed else { continue }
            let zones = try Self.update(type, in: &products, for: site, changes: changes, crew: crew)
            affected.formUnion(zones)
            updated.append(type)
        }
        return (products, changes.parameters.isEmpty ? affected : .all)
    }

    private static func update<P: Product>(
        _ type: P.Type, in products: inout ProductSet, for site: Site, changes: Changes, crew: Crew
    ) throws -> ZoneSubset {
        let (product, zones) = try products[type].updated(for: site, from: products, changes: changes, crew: crew)
        products.set(product)
        return zones
    }

    /// What all indicators say about a zone.
    func measure(_ zone: Int, _ site: Site, _ products: ProductSet) -> [Measurement] {
        let context = ZoneContext(site: site, products: products, zone: zone)
        return indicators.map { $0.measure(context) }
    }
}
