internal import QuartierModel

/// Makes a building of a tree.
struct CityGMLBuilding {
    private let walk: CityGMLWalk
    private let isNorthFirst: Bool
    private let elsewhere: [String: [CitySurface]]
    /// Where an identifier stands in the tree; made only if something refers to one.
    private var places: [String: Int]?
    /// The polygons that objects have, since a solid mostly refers to those that bound it.
    private var taken: Set<Taken> = []
    /// References into other buildings that were not found.
    private(set) var unresolved: Set<String> = []

    private struct Taken: Hashable {
        var object: Int
        var polygon: Int
        var lod: Double?
    }

    /// A building; `elsewhere` holds surfaces of the file that stand in other city objects.
    init(_ tree: XMLTree, isNorthFirst: Bool, elsewhere: [String: [CitySurface]]) {
        walk = CityGMLWalk(tree)
        self.isNorthFirst = isNorthFirst
        self.elsewhere = elsewhere
    }

    /// The building with its parts.
    mutating func building(noting losses: inout ValueLosses, file: String) -> CityBuilding {
        let tree = walk.tree
        var objects = walk.objects.enumerated().map { index, node in
            var object = CityObject(identifier: tree.nodes[node]["id"])
            if walk.haveTemplates.contains(index) { object.hindrance = .template }
            var attributes = CityGMLAttributes(of: node, in: tree, file: file, losses: losses)
            object.attributes = attributes.read()
            losses = attributes.losses
            return object
        }
        for face in walk.faces { add(face, to: &objects[face.context.object]) }
        return CityBuilding(line: tree.nodes.first?.line ?? 1, objects: objects)
    }

    /// The surfaces of the tree that stand under one of some identifiers.
    static func surfaces(
        of wanted: Set<String>, in tree: XMLTree, isNorthFirst: Bool
    ) -> [String: [CitySurface]] {
        var found: [String: [CitySurface]] = [:]
        let building = CityGMLBuilding(tree, isNorthFirst: isNorthFirst, elsewhere: [:])
        for (number, node) in tree.nodes.enumerated() {
            guard let identifier = node["id"], wanted.contains(identifier) else { continue }
            found[identifier] = building.polygons(in: number).compactMap { building.surface($0, as: nil).0 }
        }
        return found
    }
}

// MARK: - Surfaces

extension CityGMLBuilding {
    private mutating func add(_ face: CityGMLWalk.Face, to object: inout CityObject) {
        switch face.source {
        case .polygon(let node): add(node, face.context, to: &object)
        case .reference(let reference): add(reference, face.context, to: &object)
        }
    }

    private mutating func add(_ polygon: Int, _ context: CityGMLWalk.Context, to object: inout CityObject) {
        guard taken.insert(Taken(object: context.object, polygon: polygon, lod: context.lod)).inserted else { return }
        let (surface, fault) = surface(polygon, as: context)
        if let surface { object.surfaces.append(surface) }
        guard let fault else { return }
        let path = "\(object.identifier ?? "building"), line \(walk.tree.nodes[polygon].line)"
        switch fault {
        case .curve: object.hindrance = object.hindrance ?? fault
        case .unclosedRing: object.mended = object.mended ?? path
        default: object.fault = object.fault ?? (fault, path)
        }
    }

    private mutating func add(_ reference: String, _ context: CityGMLWalk.Context, to object: inout CityObject) {
        let identifier = String(reference.drop { $0 == "#" })
        if let node = place(of: identifier) {
            for polygon in polygons(in: node) {
                var known = walk.polygons[polygon] ?? context
                known.role = context.role ?? known.role
                known.lod = context.lod
                known.object = context.object
                known.isOfSolid = context.isOfSolid
                known.isReversed = known.isReversed != context.isReversed
                add(polygon, known, to: &object)
            }
        } else if let surfaces = elsewhere[identifier] {
            for var surface in surfaces {
                surface.role = context.role ?? (surface.role == .ground ? .shell : surface.role)
                surface.lod = context.lod ?? 0
                surface.isOfSolid = context.isOfSolid
                object.surfaces.append(surface)
            }
        } else {
            unresolved.insert(identifier)
            object.hindrance = object.hindrance ?? .unresolvedReference
        }
    }

    private mutating func place(of identifier: String) -> Int? {
        if let places { return places[identifier] }
        var made: [String: Int] = [:]
        for (number, node) in walk.tree.nodes.enumerated() where node.name.space == .gml {
            if let id = node["id"], made[id] == nil { made[id] = number }
        }
        places = made
        return made[identifier]
    }

    private func polygons(in node: Int) -> [Int] {
        (node..<walk.tree.nodes[node].end).filter { walk.polygons[$0] != nil }
    }

    /// The surface of a polygon and what is wrong with it; with a ring that was left open there is a surface all the same.
    private func surface(_ node: Int, as context: CityGMLWalk.Context?) -> (CitySurface?, GeometryFault?) {
        guard let context = context ?? walk.polygons[node] else { return (nil, nil) }
        let polygon = GMLPolygon(node, in: walk.tree, dimension: context.dimension, isNorthFirst: isNorthFirst)
        guard polygon.fault == nil || polygon.fault == .unclosedRing else { return (nil, polygon.fault) }
        let lod = context.lod ?? 0
        let rings = context.isReversed ? polygon.rings.map { Array($0.reversed()) } : polygon.rings
        let surface = CitySurface(
            role: context.role ?? (lod < 1 ? .footprint : .shell), lod: lod, rings: rings,
            isOfSolid: context.isOfSolid, hasHeights: polygon.hasHeights)
        return (surface, polygon.fault)
    }
}
