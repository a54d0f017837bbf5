import QuartierGeometry
import QuartierModel

/// What an evaluation looks at: a city as one scenario sees it, its zones, and what is assumed.
struct Site: Sendable {
    var view: CityView
    var zones: ZoneSet
    var assumptions: Assumptions
    var parameters: Parameters
}

/// An intermediate result that several indicators share, made once for the base and brought up to date for a
/// scenario.
///
/// Contract: `updated` gives what making the product anew would give; counts and sums bit for bit (they are summed
/// in a fixed order per zone, or are whole numbers), areas within 1e-9. It costs what the changes touch and not what
/// the city has: values go into a `SparseColumn` over those of the base, and rows are found by indexes made once.
/// Changed assumptions, and plots that come or go, touch everything.
protocol Product: Sendable {
    /// What the product reads of the city; a scenario that changes none of it reuses the product of the base.
    static var reads: Aspects { get }
    /// The parameters it is made with; a scenario with other ones makes it anew, and what needs it.
    static var heeds: ParameterGroups { get }
    /// The products it is made from.
    static var needs: [any Product.Type] { get }
    /// Makes the product for a whole site.
    init(of site: Site, from products: ProductSet, crew: Crew) throws
    /// The product after changes, and the zones in which it may differ.
    func updated(for site: Site, from products: ProductSet, changes: Changes, crew: Crew) throws -> (Self, ZoneSubset)
}

extension Product {
    static var heeds: ParameterGroups { [] }
    static var needs: [any Product.Type] { [] }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (Self, ZoneSubset) {
        (try Self(of: site, from: products, crew: crew), .all)
    }
}

/// The products of an evaluation, found by their type.
struct ProductSet: Sendable {
    private var products: [ObjectIdentifier: any Product] = [:]

    /// The product of a type; asking for one that the plan does not hold is a mistake in a declaration of needs.
    subscript<P: Product>(_ type: P.Type) -> P {
        guard let product = products[ObjectIdentifier(type)] as? P else {
            preconditionFailure("\(type) was asked for but not declared as needed")
        }
        return product
    }

    /// The product of a type, if the plan holds it.
    func optional<P: Product>(_ type: P.Type) -> P? { products[ObjectIdentifier(type)] as? P }

    mutating func set(_ product: some Product) { products[ObjectIdentifier(type(of: product))] = product }
}
