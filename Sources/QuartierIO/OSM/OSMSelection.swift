internal import QuartierModel

/// Which objects of an OpenStreetMap file make a layer, by their tags.
struct OSMSelection: Sendable {
    /// Kinds of feature, as bits.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt32

        static let point = Kinds(rawValue: 1)
        static let line = Kinds(rawValue: 2)
        static let area = Kinds(rawValue: 4)
        /// What would be a line, if it is tagged as an area or is a relation.
        static let statedArea = Kinds(rawValue: 8)
    }

    /// A tag that makes an object a feature of some kinds, or keeps it from being one.
    struct Rule: Sendable {
        var key: String
        /// The value, or nil for any.
        var value: String?
        var kinds: Kinds
        var excludes = false
    }

    /// The name of the layer.
    var name: String
    var rules: [Rule]

    init(_ name: String, _ kinds: Kinds, _ tags: [String: [String]], except: [String: [String]] = [:]) {
        self.name = name
        rules = Self.rules(tags, kinds, excludes: false) + Self.rules(except, kinds, excludes: true)
    }

    private static func rules(_ tags: [String: [String]], _ kinds: Kinds, excludes: Bool) -> [Rule] {
        tags.sorted { $0.key < $1.key }.flatMap { key, values -> [Rule] in
            guard !values.isEmpty else { return [Rule(key: key, value: nil, kinds: kinds, excludes: excludes)] }
            return values.map { Rule(key: key, value: $0, kinds: kinds, excludes: excludes) }
        }
    }
}

extension OSMSelection {
    /// What makes a layer of a study; nil for layers that OpenStreetMap does not define.
    static func selection(for layer: LayerKind) -> OSMSelection? {
        switch layer {
        case .buildings: buildings
        case .green: green
        case .surfaces: surfaces
        case .trees: trees
        case .places: places
        case .stops: stops
        case .streets: streets
        case .districts, .plots: nil
        }
    }

    static let buildings = OSMSelection("buildings", .area, ["building": []], except: ["building": ["no"]])

    static let green = OSMSelection(
        "green", .area,
        [
            "leisure": [
                "park", "garden", "pitch", "playground", "golf_course", "nature_reserve", "dog_park", "common",
                "recreation_ground",
            ],
            "landuse": [
                "grass", "forest", "recreation_ground", "village_green", "allotments", "meadow", "orchard", "vineyard",
                "farmland", "cemetery", "greenfield", "flowerbed", "plant_nursery",
            ],
            "natural": ["wood", "scrub", "grassland", "heath", "wetland", "shrubbery", "beach", "sand"],
        ])

    static let stops = OSMSelection(
        "stops", .point,
        [
            "public_transport": ["platform", "stop_position"], "highway": ["bus_stop"],
            "railway": ["tram_stop", "station", "halt"],
        ])

    /// What is one cover by definition, and what is an area by definition and may state its surface.
    ///
    /// Closed ways of streets and tracks are none: they are drawn as lines.
    static let surfaces = OSMSelection(
        "surfaces", .area,
        [
            "area:highway": [], "amenity": ["parking"], "leisure": ["pitch"], "place": ["square"],
            "landuse": ["farmland", "flowerbed", "forest", "grass", "meadow", "reservoir", "vineyard"],
            "natural": ["grassland", "heath", "scrub", "shrubbery", "water", "wetland", "wood"],
            "waterway": ["riverbank"],
        ])

    static let trees = OSMSelection("trees", .point, ["natural": ["tree"]])
    static let places = OSMSelection("places", [.point, .area], ["amenity": [], "shop": []])

    /// Ways are lines unless they are tagged as areas, which are squares; platforms are walked like paths; barriers are
    /// nodes of ways, entrances of outlines.
    static let streets: OSMSelection = {
        var streets = OSMSelection(
            "streets", [.line, .statedArea], ["highway": [], "railway": ["platform"]], except: [:])
        streets.rules.append(Rule(key: "area", value: "yes", kinds: .line, excludes: true))
        streets.rules.append(Rule(key: "barrier", value: nil, kinds: .point))
        streets.rules.append(Rule(key: "entrance", value: nil, kinds: .point))
        return streets
    }()
}
