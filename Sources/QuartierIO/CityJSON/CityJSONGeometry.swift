internal import QuartierModel

/// Makes surfaces of the geometries of a city object.
struct CityJSONGeometry {
    private let vertices: [CityPosition]
    /// The surfaces so far.
    private(set) var surfaces: [CitySurface] = []
    /// The first fault.
    private(set) var fault: GeometryFault?
    /// What is left unread.
    private(set) var hindrance: GeometryFault?

    private var lod = 0.0
    private var isOfSolid = false
    private var kinds: [String] = []

    init(_ vertices: [CityPosition]) { self.vertices = vertices }

    /// Adds the surfaces of a geometry object.
    mutating func add(_ geometry: JSONValue) {
        guard let depth = depth(of: geometry["type"]?.text), let boundaries = geometry["boundaries"] else { return }
        lod = Self.lod(geometry["lod"])
        isOfSolid = depth > 1
        let semantics = geometry["semantics"]
        kinds = semantics?["surfaces"]?.elements?.map { $0["type"]?.text ?? "" } ?? []
        walk(boundaries, semantics?["values"], depth)
    }

    /// How deep the surfaces of a type lie in its boundaries; nil for what has none.
    private mutating func depth(of type: String?) -> Int? {
        switch type {
        case "MultiSurface", "CompositeSurface": return 1
        case "Solid": return 2
        case "MultiSolid", "CompositeSolid": return 3
        case "MultiPoint", "MultiLineString": return nil
        case "GeometryInstance": hindrance = .template
        default: fault = fault ?? .unknownType
        }
        return nil
    }

    /// "2.2", or 2.2 as version 1.0 writes it; what is none comes last.
    private static func lod(_ value: JSONValue?) -> Double {
        switch value {
        case .number: value?.double ?? 99
        case .text(let text): AttributeValue.number(inText: text) ?? 99
        default: 99
        }
    }

    private mutating func walk(_ boundaries: JSONValue, _ values: JSONValue?, _ depth: Int) {
        guard depth > 0 else { return addSurface(boundaries, values) }
        guard let members = boundaries.elements else {
            fault = fault ?? .boundary
            return
        }
        let meanings = values?.elements
        for (index, member) in members.enumerated() {
            // Of a solid the first shell is the outer one; the others are the walls of cavities.
            if isOfSolid, depth == 2, index > 0 { return }
            walk(member, meanings.flatMap { index < $0.count ? $0[index] : nil }, depth - 1)
        }
    }

    private mutating func addSurface(_ boundary: JSONValue, _ meaning: JSONValue?) {
        guard let rings = boundary.elements else {
            fault = fault ?? .boundary
            return
        }
        var surface = CitySurface(role: role(meaning), lod: lod, rings: [], isOfSolid: isOfSolid)
        for ring in rings {
            guard let positions = positions(of: ring) else { return }
            surface.rings.append(positions)
        }
        surfaces.append(surface)
    }

    private mutating func positions(of ring: JSONValue) -> [CityPosition]? {
        guard let indices = ring.elements else {
            fault = fault ?? .boundary
            return nil
        }
        var positions: [CityPosition] = []
        positions.reserveCapacity(indices.count)
        for index in indices {
            guard case .number(let text) = index, let number = Int(text) else {
                fault = fault ?? .boundary
                return nil
            }
            guard vertices.indices.contains(number) else {
                fault = fault ?? .vertexOutOfRange
                return nil
            }
            guard vertices[number].isFinite else {
                fault = fault ?? .nonFinite
                return nil
            }
            positions.append(vertices[number])
        }
        return positions
    }

    private func role(_ meaning: JSONValue?) -> CitySurface.Role {
        guard case .number(let text) = meaning, let index = Int(text), kinds.indices.contains(index) else {
            return lod < 1 ? .footprint : .shell
        }
        switch kinds[index] {
        case "GroundSurface": return .ground
        case "ClosureSurface", "": return .shell
        default: return .other
        }
    }
}
