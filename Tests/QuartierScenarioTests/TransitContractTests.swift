import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// The contract of products that read timetables: what is brought up to date equals what is made anew.
@Suite struct TransitContractTests {
    /// A timetable over a random city: lines between random stops, some of which no line serves.
    private struct Lines {
        var places: [(String, Double, Double)] = []
        var lines: [(mode: LineMode, stops: [String], minutes: Double)] = []

        init(_ city: City, _ dice: inout SeededGenerator) {
            for row in 0..<city.stops.count {
                let place = city.stops.shapes.coordinates[city.stops.shapes.range(of: row).lowerBound]
                places.append((city.stops.identifiers[row], place.x, place.y))
            }
            for _ in 0..<6 { lines.append(Self.line(among: places.map(\.0), &dice)) }
        }

        private static func line(
            among stops: [String], _ dice: inout SeededGenerator
        ) -> (LineMode, [String], Double) {
            let chosen = (0..<3).map { _ in dice.one(of: stops, or: stops[0]) }
            let mode = dice.one(of: [LineMode.bus, .tram, .metro, .demandResponsive], or: .bus)
            return (mode, Set(chosen).sorted() + ["end"], Double(dice.whole(1...8)) * 10)
        }

        /// The same with another interval, or other stops, of one line.
        func changed(_ dice: inout SeededGenerator) -> Lines {
            var copy = self
            let number = dice.whole(0...lines.count - 1)
            if dice.once(in: 2) {
                copy.lines[number].minutes = Double(dice.whole(1...8)) * 10
            } else {
                copy.lines[number].stops = Self.line(among: places.map(\.0), &dice).1
            }
            return copy
        }

        func city(_ base: City) throws -> City {
            var timetable = TestTimetable()
            for (id, x, y) in places { timetable.stop(id, x, y) }
            timetable.stop("end", 50_000, 0)
            for line in lines { timetable.line(line.mode, line.stops, every: line.minutes, from: 5, to: 23) }
            var city = TestCity()
            city.city = base
            city.city.stops = Layer()
            try timetable.serve(&city)
            return city.city
        }
    }

    private static let setting = Setting(
        parameters: .with {
            $0 = RandomCity.parameters
            $0.frequentService.limit = 90
            $0.convenientTransit.lowCapacity = 70
            $0.convenientTransit.highCapacity = 140
            $0.convenientTransit.highCapacityModes = [.metro, .tram]
        }, indicators: ["transit"], kinds: [.districts, .plots, .study])

    private static func source() -> RandomCity {
        var source = RandomCity()
        (source.buildings, source.streets, source.stops, source.districts) = (40, 24, 8, 3)
        return source
    }

    /// Edits of buildings, plots, stops and streets in a study with timetables.
    @Test(arguments: 0..<12)
    func editsGiveWhatIsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 9_000 + seed)
        let source = Self.source()
        let drawn = source.build(&dice)
        let baseline = try Self.setting.baseline(of: Lines(drawn, &dice).city(drawn))
        var edits = RandomEdits(for: source)
        var measured = 0
        for _ in 0..<Thoroughness.times(4) * 4 {
            let scenario = Scenario(id: "s", edits: try edits.next(&dice))
            guard let found = try? baseline.appraisal(of: scenario, crew: Crew()).get() else { continue }
            let anew = try baseline.plan.products(of: found.site, crew: Crew())
            for zone in found.site.zones.zones.indices {
                let expected = baseline.plan.measure(zone, found.site, anew)
                for (index, indicator) in baseline.indicators.enumerated() {
                    let id = indicator.definition.id
                    #expect(found.measurement(of: index, in: zone) == expected[index], "\(id)")
                    if !found.hasOtherZones, !found.affected.contains(zone) {
                        #expect(baseline.measurements[zone][index] == expected[index], "\(id) is reused")
                    }
                }
            }
            measured += 1
        }
        #expect(measured > 0)
    }

    /// Another timetable at the same stops: each product by itself, told which stops differ.
    @Test(arguments: 0..<30)
    func otherDeparturesGiveWhatIsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 9_500 + seed)
        let drawn = Self.source().build(&dice)
        let lines = Lines(drawn, &dice)
        let baseline = try Self.setting.baseline(of: lines.city(drawn))
        let other = try lines.changed(&dice).city(drawn)
        let site = Site(
            view: CityView(base: other), zones: baseline.zones, assumptions: baseline.assumptions,
            parameters: baseline.parameters)
        let anew = try baseline.plan.products(of: site, crew: Crew())
        let day = (baseline.products[DayDepartures<ServiceDay>.self], anew[DayDepartures<ServiceDay>.self])
        let rows = (0..<other.stops.count).filter {
            Array(day.0.departures(at: $0)) != Array(day.1.departures(at: $0))
        }
        // The stops are told by an attribute that nothing reads.
        var patch = CityPatch()
        for row in rows { patch.stops.changed[row] = other.stops.elements[row] }
        let changes = Changes(of: patch, base: other, assumptionsDiffer: false)
        #expect(changes.servedStops == rows)

        var products = baseline.products
        products.set(anew[DayDepartures<AccessWindow>.self])
        products.set(anew[DayDepartures<FrequentWindow>.self])
        products.set(anew[DayDepartures<ServiceDay>.self])
        products.set(anew[DayDepartures<PeakWindow>.self])
        var affected = ZoneSubset.none
        func update<P: Product>(_ type: P.Type) throws {
            let (product, zones) = try products[type].updated(
                for: site, from: products, changes: changes, crew: Crew())
            products.set(product)
            affected.formUnion(zones)
        }
        try update(StopAccess<FrequentStops>.self)
        try update(WalkToStops<FrequentStops>.self)
        try update(WalkToStops<ConvenientStops>.self)
        try update(StopMembership.self)
        try update(ServiceSpans.self)
        try update(ZoneAccessLevels.self)
        #expect(products[ServiceSpans.self].spans == anew[ServiceSpans.self].spans)
        #expect(products[ZoneAccessLevels.self].lines == anew[ZoneAccessLevels.self].lines)
        for tier in 0..<2 {
            #expect(
                products[WalkToStops<FrequentStops>.self].tiers[tier].lengths
                    == anew[WalkToStops<FrequentStops>.self].tiers[tier].lengths)
            #expect(
                products[WalkToStops<ConvenientStops>.self].tiers[tier].lengths
                    == anew[WalkToStops<ConvenientStops>.self].tiers[tier].lengths)
            #expect(
                products[StopAccess<FrequentStops>.self].tiers[tier].distances
                    == anew[StopAccess<FrequentStops>.self].tiers[tier].distances)
        }
        // What is stated of stops has changed as well, which is another product's affair.
        let ids = ["frequent", "convenient", "departure", "stops", "ptal"]
        for zone in baseline.zones.zones.indices {
            let (one, two) = (
                baseline.plan.measure(zone, site, products), baseline.plan.measure(zone, site, anew)
            )
            for (index, indicator) in baseline.indicators.enumerated()
            where ids.contains(where: indicator.definition.id.contains) {
                #expect(one[index] == two[index], "\(indicator.definition.id)")
                if !affected.contains(zone) { #expect(baseline.measurements[zone][index] == two[index]) }
            }
        }
    }

    /// What is said to stand behind a value adds up to it.
    @Test(arguments: 0..<6)
    func contributionsAddUp(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 9_900 + seed)
        let drawn = Self.source().build(&dice)
        let appraisal = try Self.setting.baseline(of: Lines(drawn, &dice).city(drawn)).appraisal
        var defined = 0
        for indicator in appraisal.indicators.indices {
            for zone in appraisal.zones.indices {
                let explanation = try appraisal.explanation(of: indicator, in: zone, crew: Crew())
                for part in [explanation.numerator, explanation.denominator].compactMap({ $0 }) {
                    guard let sum = part.sum else { continue }
                    #expect(
                        agree(part.contributions.reduce(0) { $0 + $1.amount }, sum), "\(explanation.indicator.id)")
                    defined += sum > 0 ? 1 : 0
                }
            }
        }
        #expect(defined > 0)
    }
}
