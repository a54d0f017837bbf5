import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// The contract of products under changes of timetables: what is brought up to date equals what is made anew.
@Suite struct TransitUpdateTests {
    @Test(arguments: 0..<Thoroughness.times(24))
    func whatIsReusedEqualsWhatIsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed + 7_000)
        let place = RandomService(&dice)
        let standard = QualityStandard.all[seed % QualityStandard.all.count]
        let base = try place.city.baseline {
            $0.parameters.transitClasses.standard = standard
            $0.parameters.transitClasses.pooling = QualityStandard.Pooling.allCases.randomElement(using: &dice)
            $0.parameters.stopAccess.distance = .both
            $0.parameters.stopAccess.minimumDeparturesPerHour = Double(seed % 3) * 4
            $0.indicators = ["transit"]
            $0.kinds = [.districts, .plots]
        }
        var measured = 0
        var differing = 0
        for _ in 0..<12 {
            let scenario = Scenario(id: "s", edits: place.edits(&dice))
            guard case .success(let appraisal) = try base.appraisal(of: scenario, crew: Crew()) else { continue }
            measured += 1
            let anew = try base.plan.products(of: appraisal.site, crew: Crew())
            for zone in appraisal.site.zones.zones.indices {
                let expected = base.plan.measure(zone, appraisal.site, anew)
                let found =
                    appraisal.affected.contains(zone)
                    ? base.plan.measure(zone, appraisal.site, appraisal.products) : base.measurements[zone]
                #expect(found == expected, "seed \(seed), zone \(appraisal.zones[zone].id)")
                if expected != base.measurements[zone] { differing += 1 }
            }
        }
        // Otherwise nothing was compared.
        #expect(measured > 3 && differing > 0)
    }
}

/// A random quarter with streets and a timetable, and random changes of both.
private struct RandomService {
    var city = TestCity()
    private let stops: [(id: String, x: Double, y: Double)]
    private let lines: Int

    init(_ dice: inout SeededGenerator) {
        func roll(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &dice) }
        for column in 0..<3 { city.district("D\(column)", Box(Double(column) * 1_000, 0, 1_000, 1_000)) }
        for row in 0...4 {
            city.street("e\(row)", through: (0...12).map { (Double($0) * 250, Double(row) * 250) }) { _ in }
        }
        for column in 0...12 where column % 2 == 0 {
            city.street("n\(column)", through: (0...4).map { (Double(column) * 250, Double($0) * 250) }) { _ in }
        }
        for number in 0..<30 {
            let (x, y) = (Double(roll(2_900)), Double(roll(900)))
            city.plot("P\(number)", Box(x, y, 60, 60))
            city.building("B\(number)", Box(x + 5, y + 5, 20, 20)) {
                ($0.residents, $0.dwellings, $0.jobs) = (Double(roll(50)), Double(roll(20)), Double(roll(9)))
            }
        }
        var timetable = TestTimetable()
        stops = (0..<8).map { ("S\($0)", Double(roll(12)) * 250 + 20, Double(roll(4)) * 250 + 10) }
        for stop in stops { timetable.stop(stop.id, stop.x, stop.y) }
        lines = 4
        let modes: [LineMode] = [.bus, .tram, .suburbanRail, .longDistanceRail]
        for line in 0..<lines {
            let route = stops.map(\.id).shuffled(using: &dice).prefix(2 + roll(4))
            timetable.line(
                modes[line], Array(route), every: [5, 10, 12, 20, 30, 60][roll(6)], from: Double(roll(8)),
                to: Double(16 + roll(9)), bothWays: roll(4) > 0)
        }
        // A city of these parts is sound; what could throw is for tests of timetables.
        try? timetable.serve(&city)
    }

    func edits(_ dice: inout SeededGenerator) -> [any ScenarioEdit] {
        (0..<Int.random(in: 1...3, using: &dice)).map { _ in
            switch Int.random(in: 0..<8, using: &dice) {
            case 0: building(&dice)
            case 1: street(&dice)
            default: transit(&dice)
            }
        }
    }

    private func street(_ dice: inout SeededGenerator) -> any ScenarioEdit {
        let (x, y) = (Double.random(in: 0..<2_900, using: &dice), Double.random(in: 0..<900, using: &dice))
        let id = "way \(Int.random(in: 0..<1_000_000, using: &dice))"
        return Edits.add(Street.self) { city in city.street(id, (x, y), (x + 120, y + 60)) }
    }

    private func building(_ dice: inout SeededGenerator) -> any ScenarioEdit {
        let (x, y) = (Double.random(in: 0..<2_900, using: &dice), Double.random(in: 0..<900, using: &dice))
        let id = "new \(Int.random(in: 0..<1_000_000, using: &dice))"
        return Edits.add(Building.self) { city in
            city.building(id, Box(x, y, 20, 20)) { ($0.residents, $0.dwellings, $0.jobs) = (100, 40, 3) }
        }
    }

    private func transit(_ dice: inout SeededGenerator) -> any ScenarioEdit {
        func roll(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &dice) }
        let choice = TripChoice(line: "\(roll(lines) + 1)", window: roll(2) == 0 ? nil : 6 * 3_600..<15 * 3_600)
        let stop = stops[roll(stops.count)].id
        let degrees = Coordinate(x: Double(roll(1_000_000)) * 1e-8, y: Double(roll(1_000_000)) * 1e-8)
        let plane = [degrees: Coordinate(x: Double(roll(3_000)), y: Double(roll(1_000)))]
        let edit: ServiceEdit =
            switch roll(7) {
            case 0, 1: .headway(HeadwayEdit(choice, minutes: [4, 7.5, 15, 40][roll(4)]))
            case 2: .remove(RemoveTripsEdit(choice))
            case 3: .closeStop(CloseStopEdit(station: stop))
            case 4: .moveStop(MoveStopEdit(station: stop, to: degrees))
            case 5: .speed(SpeedEdit(choice, factor: 1.5))
            default:
                .addLine(
                    AddLineEdit(
                        name: "new \(roll(1_000_000))", mode: .metro,
                        stops: [.existing(stop), .new(name: "new \(roll(1_000_000))", place: degrees)],
                        hops: .minutes([3]), service: [AddLineEdit.Period(5 * 3_600..<22 * 3_600, minutes: 6)]))
            }
        return TransitEdit(edit, at: plane, mayTouchNothing: true, place: Place())
    }
}
