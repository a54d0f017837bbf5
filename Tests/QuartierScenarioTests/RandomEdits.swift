import QuartierGeometry
import QuartierModel

@testable import QuartierScenario

/// Edits from dice, most of which make sense.
struct RandomEdits {
    private let city: RandomCity
    /// The boxes of buildings that entrances are added to.
    private let houses: [BoundingBox]
    private var added = 0

    init(for city: RandomCity, houses: [BoundingBox] = []) {
        self.city = city
        self.houses = houses
    }

    /// One to four edits of anything.
    mutating func next(_ dice: inout SeededGenerator) throws -> [any ScenarioEdit] {
        try (0..<dice.whole(1...4)).map { _ in try edit(&dice) }
    }

    private mutating func edit(_ dice: inout SeededGenerator) throws -> any ScenarioEdit {
        let layer = dice.one(of: [LayerKind.buildings, .buildings, .green, .stops, .plots, .streets], or: .buildings)
        switch dice.whole(0...12) {
        case 0...4:
            return try Edits.change(
                layer, condition(layer, &dice), (0..<dice.whole(1...2)).map { _ in Self.setting(layer, &dice) },
                mayTouchNothing: true)
        case 5, 6: return try Edits.remove(layer, condition(layer, &dice), mayTouchNothing: true)
        case 7, 8: return addition(layer, &dice)
        case 9: return try replacement(&dice)
        case 10: return try painting(&dice)
        case 11: return Self.parameter(&dice)
        default: return Self.assumption(&dice)
        }
    }

    private func condition(_ layer: LayerKind, _ dice: inout SeededGenerator) -> String {
        let doors = city.entrances > 0 && dice.once(in: 2) ? "E" : "W"
        let letter = layer == .streets ? doors : String(layer.rawValue.prefix(1)).uppercased()
        let id = "'\(letter)\(dice.whole(0...city.buildings))'"
        let general = ["id = \(id)", "id = \(id)", "id IN (\(id), '\(letter)1')", "district = 'D00'", "TRUE"]
        let special =
            switch layer {
            case .buildings: ["storeys > 6", "use = 'office'", "use IS NULL", "plot IN ('P0', 'P1')"]
            case .green: ["public = FALSE", "public IS NULL", "kind = 'water'"]
            case .stops: ["departures_per_hour < 4", "departures_per_hour IS NULL"]
            case .surfaces: ["kind IS NULL", "kind = 'asphalt'"]
            case .trees: ["crown_diameter_m IS NULL", "crown_diameter_m > 6"]
            case .places: ["weight > 10"]
            case .streets: ["kind = 'steps'", "walkable IS NULL"]
            case .plots, .districts: ["zone = 'WA'", "use IS NULL"]
            }
        return dice.one(of: general + special, or: "TRUE")
    }

    private static func setting(_ layer: LayerKind, _ dice: inout SeededGenerator) -> (String, ValueChange) {
        let settings: [(String, ValueChange)] =
            switch layer {
            case .buildings:
                [
                    ("storeys", .set(.number(Double(dice.whole(1...12))))), ("storeys", .increase(by: 1)),
                    ("storeys", .multiply(by: 1.5)), ("storeys", .set(.missing)), ("height_m", .set(.number(21))),
                    ("use", .set(.text("residential"))), ("use", .set(.text("office"))), ("use", .set(.missing)),
                    ("dwellings", .set(.number(7))), ("dwellings", .set(.missing)), ("residents", .set(.number(11))),
                    ("jobs", .set(.number(3))), ("tenure", .set(.text("owner"))),
                ]
            case .green:
                [
                    ("public", .set(.boolean(true))), ("public", .set(.boolean(false))), ("public", .set(.missing)),
                    ("kind", .set(.text("water"))), ("kind", .set(.text("park"))), ("kind", .set(.missing)),
                ]
            case .stops:
                [("departures_per_hour", .set(.number(6))), ("departures_per_hour", .set(.missing))]
            case .surfaces:
                [("kind", .set(.text("paving"))), ("kind", .set(.text("water"))), ("kind", .set(.missing))]
            case .trees:
                [
                    ("crown_diameter_m", .set(.number(7))), ("crown_diameter_m", .multiply(by: 1.25)),
                    ("crown_diameter_m", .set(.missing)), ("species", .set(.text("Acer"))),
                ]
            case .places: [("weight", .set(.number(3)))]
            case .streets:
                [
                    ("walkable", .set(.boolean(true))), ("walkable", .set(.boolean(false))),
                    ("private", .set(.boolean(false))), ("direction", .set(.text("backward"))),
                    ("kind", .set(.text("steps"))), ("name", .set(.text("Neu"))),
                ]
            case .plots, .districts:
                [("zone", .set(.text("MK"))), ("use", .set(.text("office"))), ("name", .set(.text("Neu")))]
            }
        return dice.one(of: settings, or: ("name", .set(.missing)))
    }

    private mutating func addition(_ layer: LayerKind, _ dice: inout SeededGenerator) -> any ScenarioEdit {
        added += 1
        let id = "N\(added)"
        switch layer {
        case .green: return Edits.add(GreenSpace.self) { city.addGreen(id, to: &$0, &dice) }
        case .stops: return Edits.add(Stop.self) { city.addStop(id, to: &$0, &dice) }
        case .plots: return Edits.add(Plot.self) { city.addPlot(id, to: &$0, &dice) }
        case .surfaces: return Edits.add(Surface.self) { city.addSurface(id, to: &$0, &dice) }
        case .streets:
            guard city.entrances > 0, dice.once(in: 2) else {
                return Edits.add(Street.self) { city.addStreet(id, to: &$0, &dice) }
            }
            let box = houses[dice.whole(0...houses.count - 1)]
            return Edits.add(Street.self) { city.addEntrance(id, on: box, to: &$0, &dice) }
        case .trees: return Edits.add(Tree.self) { city.addTree(id, to: &$0, &dice) }
        case .buildings, .places, .districts: return Edits.add(Building.self) { city.addBuilding(id, to: &$0, &dice) }
        }
    }

    /// New shapes for one building, plot or green space, which may be gone by now.
    private func replacement(_ dice: inout SeededGenerator) throws -> any ScenarioEdit {
        switch dice.whole(0...2) {
        case 0:
            let id = "B\(dice.whole(0...city.buildings))"
            return try Edits.redraw(Building.self, "id = '\(id)'", mayTouchNothing: true) {
                city.addBuilding(id, to: &$0, &dice)
            }
        case 1:
            let id = "P\(dice.whole(0...city.plots))"
            return try Edits.redraw(Plot.self, "id = '\(id)'", mayTouchNothing: true) {
                city.addPlot(id, to: &$0, &dice)
            }
        default:
            let id = "G\(dice.whole(0...city.green))"
            return try Edits.redraw(GreenSpace.self, "id = '\(id)'", mayTouchNothing: true) {
                city.addGreen(id, to: &$0, &dice)
            }
        }
    }

    private func painting(_ dice: inout SeededGenerator) throws -> any ScenarioEdit {
        try Edits.paint(
            "id IN ('P\(dice.whole(0...city.plots))', 'P1')", dice.one(of: BuiltFormLibrary.forms, or: BuiltForm()),
            share: Double(dice.whole(1...4)) / 4, density: dice.once(in: 2) ? 1 : 1.25,
            replacing: !dice.once(in: 3), mayTouchNothing: true)
    }

    private static func parameter(_ dice: inout SeededGenerator) -> any ScenarioEdit {
        let number = Double(dice.whole(1...9))
        let choice = dice.whole(0...8)
        return Edits.measure {
            switch choice {
            case 0: $0.assignment = Assignment.allCases[Int(number) % 3]
            case 1: $0.greenAccess.limit = number * 15
            case 2: $0.greenAccess.minimumArea = number * 200
            case 3: $0.greenAccess.publicOnly = false
            case 4: $0.stopAccess.minimumDeparturesPerHour = number
            case 5: $0.walking.snapLimit = number * 8
            case 6: $0.walking.profile = .stepFree
            case 7: $0.minimumCoverage = number / 9
            default: $0.minimumPopulation = number * 3
            }
        }
    }

    private static func assumption(_ dice: inout SeededGenerator) -> any ScenarioEdit {
        let number = Double(dice.whole(1...4))
        let choice = dice.whole(0...3)
        return Edits.assume {
            switch choice {
            case 0: $0.householdSize.general = number + 0.5
            case 1: $0.residentialShare.byUse[.mixed] = number / 8
            case 2: $0.storeysWhereUnknown.general = number
            default: $0.livingAreaPerDwelling.byUse[.residential] = 40 + number
            }
        }
    }
}
