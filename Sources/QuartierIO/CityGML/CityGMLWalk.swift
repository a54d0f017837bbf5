/// Goes through the tree of a city object and finds what its surfaces are.
struct CityGMLWalk {
    /// What is known around an element.
    struct Context {
        var object = 0
        var role: CitySurface.Role?
        var lod: Double?
        var isOfSolid = false
        var isReversed = false
        var isLeftOut = false
        /// How many numbers a position has, where the file says so.
        var dimension: Int?
    }

    /// A surface of an object: a polygon of the tree, or the identifier of one elsewhere.
    struct Face {
        enum Source {
            case polygon(Int)
            case reference(String)
        }

        var source: Source
        var context: Context
    }

    let tree: XMLTree
    /// The building and its parts, as elements of the tree.
    private(set) var objects: [Int] = []
    /// What bounds them.
    private(set) var faces: [Face] = []
    /// What surrounds each polygon of the tree.
    private(set) var polygons: [Int: Context] = [:]
    /// For each object whether a template is placed there.
    private(set) var haveTemplates: Set<Int> = []

    /// Stands for no object: before the first building of a tree.
    private static let none = -1

    init(_ tree: XMLTree) {
        self.tree = tree
        if !tree.nodes.isEmpty { walk(0, Context(object: Self.none)) }
    }

    // No deeper than the limit of the scanner.
    private mutating func walk(_ node: Int, _ outer: Context) {
        var context = outer
        let name = tree.nodes[node].name
        switch name.space {
        case .gml:
            context.dimension = GMLPolygon.dimension(of: node, in: tree) ?? context.dimension
            if walkGeometry(node, &context) { return }
        case .building where name.local == "Building" || name.local == "BuildingPart":
            context = Context(object: objects.count, dimension: context.dimension)
            objects.append(node)
        case .building, .construction, .core:
            note(name.local, &context)
        default: break
        }
        for child in tree.children(of: node) { walk(child, context) }
    }

    /// What an element of CityGML says about the geometry inside it.
    private mutating func note(_ name: String, _ context: inout Context) {
        if let role = Self.roles[name] {
            context.role = role
        } else if Self.leftOut.contains(name) {
            context.isLeftOut = true
        } else if name == "ImplicitGeometry" {
            if !context.isLeftOut, context.object != Self.none { haveTemplates.insert(context.object) }
            context.isLeftOut = true
        } else if name.hasPrefix("lod"), let digit = name.dropFirst(3).first?.wholeNumberValue, digit <= 4 {
            context.lod = Double(digit)
            context.isOfSolid = name.hasSuffix("Solid")
            if name.hasSuffix("TerrainIntersection") || name.hasSuffix("TerrainIntersectionCurve") {
                context.isLeftOut = true
            }
            // The edge of the roof is not where the building stands.
            if name == "lod0RoofEdge" { context.role = .other }
        }
    }

    /// Notes polygons and references; true if nothing more is inside.
    private mutating func walkGeometry(_ node: Int, _ context: inout Context) -> Bool {
        let element = tree.nodes[node]
        if element.name.local == "OrientableSurface", element["orientation"] == "-" { context.isReversed.toggle() }
        let isPolygon = GMLPolygon.names.contains(element.name.local)
        if isPolygon { polygons[node] = context }
        guard context.object != Self.none, context.lod != nil, !context.isLeftOut else { return isPolygon }
        if isPolygon {
            faces.append(Face(source: .polygon(node), context: context))
        } else if let reference = element["href"], tree.isLeaf(node) {
            faces.append(Face(source: .reference(reference), context: context))
        }
        return isPolygon
    }

    private static let roles: [String: CitySurface.Role] = [
        "GroundSurface": .ground, "RoofSurface": .other, "WallSurface": .other, "OuterFloorSurface": .other,
        "OuterCeilingSurface": .other, "FloorSurface": .other, "CeilingSurface": .other, "InteriorWallSurface": .other,
        "ClosureSurface": .shell,
    ]

    /// What is in or on a building and is not its hull.
    private static let leftOut: Set<String> = [
        "opening", "fillingSurface", "interiorRoom", "interiorBuildingInstallation", "outerBuildingInstallation",
        "buildingInstallation", "buildingConstructiveElement", "buildingFurniture", "buildingRoom",
        "buildingSubdivision", "address", "appearance", "externalReference", "generalizesTo", "pointCloud",
    ]
}
