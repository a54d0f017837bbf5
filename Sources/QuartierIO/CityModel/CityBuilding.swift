internal import QuartierModel

/// A building or a part of one, as a city model has it.
struct CityObject {
    /// The identifier in the file.
    var identifier: String?
    /// The surfaces that bound it, of every level of detail.
    var surfaces: [CitySurface] = []
    /// The attributes in the order of the file.
    var attributes: [(name: String, value: AttributeValue)] = []
    /// What makes its geometry unusable, and where.
    var fault: (fault: GeometryFault, path: String?)?
    /// Where a ring was left open and is closed now.
    var mended: String?
    /// What is left unread of its geometry, and may be why it has no footprint.
    var hindrance: GeometryFault?
}

/// A building with its parts: one feature.
struct CityBuilding {
    /// Where it begins in the file.
    var line: Int
    /// The building itself, then its parts.
    var objects: [CityObject]

    var identifier: String? { objects.first?.identifier }
}

/// What a building states, its parts spoken for.
///
/// The building's own word goes first. What only its parts state counts where all that state it agree; of heights and
/// storeys the largest counts, since a building is as high as its highest part.
struct CityAttributes {
    private(set) var values: [(name: String, value: AttributeValue)]
    /// The attributes that are the largest of several different ones.
    private(set) var raised: [String] = []
    /// The attributes in which the parts differ.
    private(set) var unclear: [String] = []

    private static let growing: Set<String> = ["measuredHeight", "storeysAboveGround"]

    init(of building: CityBuilding) {
        values = building.objects.first?.attributes ?? []
        let own = Set(values.filter { $0.value != .missing }.map(\.name))
        var names: [String] = []
        var stated: [String: Set<AttributeValue>] = [:]
        for (name, value) in building.objects.dropFirst().flatMap(\.attributes) where !own.contains(name) {
            if stated[name] == nil { names.append(name) }
            stated[name, default: []].formUnion(value == .missing ? [] : [value])
        }
        values.removeAll { stated[$0.name] != nil }
        for name in names { add(name, stated[name] ?? []) }
    }

    private mutating func add(_ name: String, _ different: Set<AttributeValue>) {
        if different.count <= 1 {
            values.append((name, different.first ?? .missing))
        } else if Self.growing.contains(name), let largest = Self.largest(of: different) {
            values.append((name, largest))
            raised.append(name)
        } else {
            values.append((name, .missing))
            unclear.append(name)
        }
    }

    private static func largest(of values: Set<AttributeValue>) -> AttributeValue? {
        let numbers = values.compactMap { value -> Double? in
            switch value {
            case .number(let number): number
            case .text(let text): AttributeValue.number(inText: text)
            default: nil
            }
        }
        return numbers.count == values.count ? numbers.max().map(AttributeValue.number) : nil
    }
}
