import QuartierGeometry
import QuartierModel

@testable import QuartierScenario

/// Small cities from dice: a few districts, and everything else thrown over them and beyond.
struct RandomCity {
    /// Districts beside each other in each direction, 100 m wide.
    var districts = 2
    var buildings = 12
    var plots = 5
    var green = 6
    var stops = 3
    var surfaces = 0
    var trees = 0
    var streets = 7
    /// Doors on the outlines of buildings, or nearly so.
    var entrances = 0
    /// Whether buildings state dwellings, residents and jobs here and there.
    var hasCounts = false
    /// Whether buildings, plots and green keep clear of the borders.
    var isClear = false

    private var extent: Int { districts * 100 }

    func build(_ dice: inout SeededGenerator) -> City {
        var city = TestCity()
        for row in 0..<districts {
            for column in 0..<districts {
                city.district("D\(row)\(column)", Box(Double(column) * 100, Double(row) * 100, 100, 100))
            }
        }
        city.state(Plot.self)
        city.state(Building.self)
        city.state(GreenSpace.self)
        city.state(Stop.self)
        city.state(Street.self)
        for number in 0..<plots { addPlot("P\(number)", to: &city, &dice) }
        for number in 0..<buildings { addBuilding("B\(number)", to: &city, &dice) }
        for number in 0..<green { addGreen("G\(number)", to: &city, &dice) }
        for number in 0..<surfaces { addSurface("S\(number)", to: &city, &dice) }
        for number in 0..<trees { addTree("T\(number)", to: &city, &dice) }
        for number in 0..<stops { addStop("S\(number)", to: &city, &dice) }
        for number in 0..<streets { addStreet("W\(number)", to: &city, &dice) }
        for number in 0..<entrances {
            let boxes = city.city.buildings.shapes.boxes
            addEntrance("E\(number)", on: boxes[dice.whole(0...boxes.count - 1)], to: &city, &dice)
        }
        return city.city
    }

    /// A rectangle with corners on quarters of a metre.
    private func box(upTo size: Int, _ dice: inout SeededGenerator) -> Box {
        let (width, height) = (dice.quarter(2...size), dice.quarter(2...size))
        guard isClear else {
            return Box(dice.quarter(-20...extent), dice.quarter(-20...extent), width, height)
        }
        let column = Double(dice.whole(0...districts - 1)) * 100
        let row = Double(dice.whole(0...districts - 1)) * 100
        return Box(column + dice.quarter(1...98 - size), row + dice.quarter(1...98 - size), width, height)
    }

    func addPlot(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        city.plot(id, box(upTo: 60, &dice)) {
            $0.zone = dice.one(of: ["WA", "MU", "GE"], or: "WA")
            $0.use = dice.once(in: 3) ? nil : .mixed
        }
    }

    func addBuilding(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        city.building(id, box(upTo: 30, &dice)) { building in
            building.storeys = dice.once(in: 12) ? nil : dice.quarter(1...9)
            building.height = dice.once(in: 4) ? dice.quarter(3...40) : nil
            building.use = dice.once(in: 15) ? nil : dice.one(of: [.residential, .mixed, .office, .retail], or: .mixed)
            guard hasCounts else { return }
            building.dwellings = dice.once(in: 2) ? Double(dice.whole(0...30)) : nil
            building.residents = dice.once(in: 4) ? Double(dice.whole(0...60)) : nil
            building.jobs = dice.once(in: 3) ? Double(dice.whole(0...40)) : nil
        }
    }

    func addGreen(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        city.green(
            id, box(upTo: 50, &dice), isPublic: dice.once(in: 12) ? nil : !dice.once(in: 4),
            kind: dice.one(of: [.park, .wood, .water, nil], or: .park))
    }

    func addSurface(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        city.surface(
            id, box(upTo: 60, &dice), dice.once(in: 8) ? nil : dice.one(of: SurfaceKind.allCases, or: .lawn))
    }

    func addTree(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        city.tree(
            id, dice.quarter(-5...extent + 5), dice.quarter(-5...extent + 5),
            crown: dice.once(in: 5) ? nil : dice.quarter(2...14))
    }

    func addStop(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        city.stop(
            id, dice.quarter(-150...extent + 150), dice.quarter(-150...extent + 150),
            departures: dice.once(in: 12) ? nil : Double(dice.whole(0...12)))
    }

    /// A street between corners of a grid, where it meets others, mostly along it.
    func addStreet(_ id: String, to city: inout TestCity, _ dice: inout SeededGenerator) {
        let step = 40.0
        var place = (Double(dice.whole(0...extent / 40)) * step, Double(dice.whole(0...extent / 40)) * step)
        var places = [place]
        for _ in 0..<dice.whole(1...4) {
            switch dice.whole(0...5) {
            case 0, 1: place.0 += step
            case 2, 3: place.1 += step
            case 4: place.0 -= step
            default: place = (place.0 + step, place.1 - step)
            }
            places.append(place)
        }
        let kind = dice.one(of: [StreetKind.local, .footway, .steps, .motorway, nil], or: .local)
        let isPrivate = dice.once(in: 5)
        let isOneWay = dice.once(in: 6)
        city.street(id, through: places) { street in
            street.kind = kind
            street.isPrivate = isPrivate
            street.direction = isOneWay ? .forward : nil
        }
    }

    /// An entrance in a wall of a rectangle, or up to three quarters of a metre beside it.
    func addEntrance(_ id: String, on box: BoundingBox, to city: inout TestCity, _ dice: inout SeededGenerator) {
        let aside = Double(dice.whole(-3...3)) / 4
        let share = Double(dice.whole(0...4)) / 4
        let (along, across) = (box.minX + share * (box.maxX - box.minX), box.minY + share * (box.maxY - box.minY))
        let places = [
            (along, box.minY + aside), (along, box.maxY + aside), (box.minX + aside, across),
            (box.maxX + aside, across),
        ]
        let place = dice.one(of: places, or: places[0])
        let isPrivate = dice.once(in: 3)
        let isLocked = dice.once(in: 5)
        city.entrance(id, place.0, place.1) {
            $0.isPrivate = isPrivate ? true : nil
            $0.isWalkable = isLocked ? false : nil
        }
    }

    /// Parameters near enough that some are within and some are not.
    static let parameters = Parameters.with {
        $0.greenAccess.distance = .both
        $0.stopAccess.distance = .both
        $0.walking.snapLimit = 35
        $0.greenAccess.limit = 40
        $0.greenAccess.minimumArea = 600
        $0.stopAccess.limits = [60, 120]
        $0.stopAccess.minimumDeparturesPerHour = 3
        $0.minimumCoverage = 0.5
        $0.minimumPopulation = 5
    }
}
