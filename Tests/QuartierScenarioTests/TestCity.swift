import QuartierGeometry
import QuartierModel

@testable import QuartierScenario

/// A city of rectangles in metres, quick to write down.
struct TestCity {
    var city = City()

    mutating func district(_ id: String, _ box: Box) { add(id, [box.ring]) { (_: inout District) in } }

    mutating func plot(_ id: String, _ box: Box, _ state: (inout Plot) -> Void = { _ in }) {
        add(id, [box.ring], state)
    }

    mutating func building(_ id: String, _ box: Box, _ state: (inout Building) -> Void = { _ in }) {
        add(id, [box.ring], state)
    }

    /// A building with a storey count and a use.
    mutating func building(_ id: String, _ box: Box, storeys: Double?, _ use: BuildingUse? = .residential) {
        building(id, box) {
            $0.storeys = storeys
            $0.use = use
        }
    }

    mutating func green(_ id: String, _ box: Box, isPublic: Bool? = true, kind: GreenKind? = .park) {
        add(id, [box.ring]) { (space: inout GreenSpace) in
            space.isPublic = isPublic
            space.kind = kind
        }
    }

    mutating func surface(_ id: String, _ box: Box, _ kind: SurfaceKind?) {
        add(id, [box.ring]) { (surface: inout Surface) in surface.kind = kind }
    }

    mutating func tree(_ id: String, _ x: Double, _ y: Double, crown: Double?) {
        city.trees.shapes.appendPoint(Coordinate(x: x, y: y))
        var tree = Tree()
        tree.crownDiameter = crown
        city.trees.elements.append(tree)
        city.trees.identifiers.append(id)
        city.trees.isStated = true
    }

    mutating func stop(_ id: String, _ x: Double, _ y: Double, departures: Double? = nil) {
        city.stops.shapes.appendPoint(Coordinate(x: x, y: y))
        var stop = Stop()
        stop.departuresPerHour = departures
        city.stops.elements.append(stop)
        city.stops.identifiers.append(id)
        city.stops.isStated = true
    }

    /// A street through some places.
    mutating func street(_ id: String, _ places: (Double, Double)..., state: (inout Street) -> Void = { _ in }) {
        street(id, through: places, state)
    }

    /// A street through some places.
    mutating func street(_ id: String, through places: [(Double, Double)], _ state: (inout Street) -> Void) {
        for place in places { city.streets.shapes.append(Coordinate(x: place.0, y: place.1)) }
        city.streets.shapes.closeRing()
        city.streets.shapes.closePart()
        city.streets.shapes.closeShape(.line)
        var street = Street()
        state(&street)
        city.streets.elements.append(street)
        city.streets.identifiers.append(id)
        city.streets.isStated = true
    }

    /// The entrance of a building, on its outline or elsewhere.
    mutating func entrance(_ id: String, _ x: Double, _ y: Double, state: (inout Street) -> Void = { _ in }) {
        city.streets.shapes.appendPoint(Coordinate(x: x, y: y))
        var street = Street()
        street.kind = .entrance
        state(&street)
        city.streets.elements.append(street)
        city.streets.identifiers.append(id)
        city.streets.isStated = true
    }

    /// Adds an area with any rings, the shell first.
    mutating func add<E: Element>(_ id: String, _ rings: [[Coordinate]], _ state: (inout E) -> Void) {
        var element = E()
        state(&element)
        city[keyPath: E.path].shapes.appendArea(rings: rings)
        city[keyPath: E.path].shapes.normaliseOrientation()
        city[keyPath: E.path].elements.append(element)
        city[keyPath: E.path].identifiers.append(id)
        city[keyPath: E.path].isStated = true
    }

    /// States a layer without elements: an empty layer is no missing one.
    mutating func state<E: Element>(_ type: E.Type) { city[keyPath: E.path].isStated = true }
}

/// A rectangle by its south-western corner and its extent.
struct Box {
    var x, y, width, height: Double

    init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    /// The closed ring, counterclockwise.
    var ring: [Coordinate] {
        QuartierScenarioTests.ring((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    }
}

/// A closed ring through some places.
func ring(_ places: (Double, Double)...) -> [Coordinate] {
    (places + [places[0]]).map { Coordinate(x: $0.0, y: $0.1) }
}

extension Assumptions {
    /// Round numbers: a dwelling for 100 m² of residential floor area, two residents in each.
    static var usual: Assumptions {
        var assumptions = Assumptions()
        assumptions.storeyHeight = ByUse(general: 3)
        assumptions.netToGross = ByUse(general: 0.8)
        assumptions.residentialShare = ByUse(byUse: [.residential: 1, .mixed: 0.5, .office: 0, .retail: 0])
        assumptions.livingAreaPerDwelling = ByUse(general: 80)
        assumptions.householdSize = ByUse(general: 2)
        assumptions.vacancy = ByUse(general: 0)
        assumptions.floorAreaPerJob = ByUse(byUse: [.mixed: 20, .office: 20, .retail: 40])
        return assumptions
    }
}

extension Parameters {
    /// The defaults with some of them changed.
    static func with(_ change: (inout Parameters) -> Void) -> Parameters {
        var parameters = Parameters()
        change(&parameters)
        return parameters
    }
}
