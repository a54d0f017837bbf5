import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The walk from each building to the nearest large enough green space.
///
/// A space is reached wherever a street or path enters or touches it; one that none does, from the nearest ones.
struct WalkToGreen: Product {
    static let reads: Aspects = [.buildingShapes, .streetShapes, .streetAttributes]
    static let heeds: ParameterGroups = [.greenAccess, .walking]
    static let needs: [any Product.Type] = [
        BuildingPoints.self, Membership.self, GreenSpaces.self, WalkNetwork.self, WalkOrigins.self,
    ]

    private(set) var walks: WalkLengths
    /// The stretches of streets within the parts of the base that belong to a large space.
    private let within: [Int: [StreetSpan]]

    private static let batch = 16

    /// Facilities are contiguous spaces: those of the base by their numbers, and behind them those that are new.
    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let (spaces, walk) = (products[GreenSpaces.self], products[WalkNetwork.self])
        let (parts, points) = (spaces.parts, products[BuildingPoints.self].points)
        let large = parts.isLarge.indices.filter { parts.isLarge[$0] && !spaces.touched.contains($0) }
        let listed = large.flatMap { parts.partsOfSpace[$0] }
        let spans = try crew.map((listed.count + Self.batch - 1) / Self.batch) { number, _ in
            listed[(number * Self.batch)..<min((number + 1) * Self.batch, listed.count)].map {
                walk.network.spans(within: $0, of: parts.shapes)
            }
        }.flatMap { $0 }
        let within = Dictionary(uniqueKeysWithValues: zip(listed, spans))
        self.within = within
        let facilities = try crew.map(large.count) { number, _ in
            let members = Array(parts.partsOfSpace[large[number]])
            return Self.facility(large[number], members.map { (parts.shapes, $0) }, walk) { within[members[$0]] ?? [] }
        }
        walks = try WalkLengths(
            facilities + Self.renewed(spaces, walk, within), limit: site.parameters.greenAccess.limit, products,
            crew: crew
        ) { spaces.hasSpace(within: 0, of: points[$0]) }
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (WalkToGreen, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets) else {
            return (try WalkToGreen(of: site, from: products, crew: crew), .all)
        }
        let spaces = products[GreenSpaces.self]
        let buildings = products[BuildingPoints.self]
        var standing: Set<Int> = []
        for box in spaces.lost.map({ spaces.parts.shapes.boxes[$0] }) + spaces.newBoxes {
            buildings.forEachBaseRow(in: box) { standing.insert($0) }
        }
        let gone = spaces.touched.filter { spaces.parts.isLarge[$0] }.sorted()
        var copy = self
        let differing = copy.walks.update(
            removing: gone.map(Int32.init), adding: Self.renewed(spaces, products[WalkNetwork.self], within),
            and: standing, products[WalkOrigins.self], limits: [site.parameters.greenAccess.limit]
        ) { spaces.hasSpace(within: 0, of: buildings.points[$0]) }
        return (copy, products[Membership.self].zones(of: differing))
    }

    /// The spaces that the base does not have.
    private static func renewed(
        _ spaces: GreenSpaces, _ walk: WalkNetwork, _ within: [Int: [StreetSpan]]
    ) -> [NearestFacility.Facility] {
        let base = spaces.parts.shapes
        return spaces.renewed.enumerated().map { number, space in
            let parts = space.base.map { (base, $0) } + space.added.map { (spaces.added, $0) }
            return facility(spaces.parts.isLarge.count + number, parts, walk) { part in
                guard part < space.base.count else {
                    return walk.network.spans(within: parts[part].1, of: spaces.added)
                }
                return within[space.base[part]] ?? walk.network.spans(within: space.base[part], of: base)
            }
        }
    }

    /// A space, with where it is reached: where streets enter or touch one of its parts, or else from the nearest ones.
    private static func facility(
        _ number: Int, _ parts: [(pool: ShapePool, shape: Int)], _ walk: WalkNetwork, within: (Int) -> [StreetSpan]
    ) -> NearestFacility.Facility {
        var spans = parts.indices.flatMap(within)
        if spans.isEmpty { spans = walk.network.positions(near: parts, walk.rules).map(StreetSpan.init) }
        return NearestFacility.Facility(number: Int32(number), spans: spans)
    }
}
