import QuartierGeometry
import QuartierTransit
import Testing

/// The walk to the nearest facility.
@Suite struct NearestFacilityTests {
    private static let limit: Int32 = 150_000

    private struct Case {
        var network: StreetNetwork
        var facilities: [NearestFacility.Facility]
        var places: [[StreetPosition]]
        var dice: StreetDice

        init(seed: Int) {
            dice = StreetDice(seed: seed)
            let streets = dice.streets(places: 25, lines: 16)
            network = streets.network()
            facilities = []
            places = []
            for number in 0..<8 { facilities.append(facility(number)) }
            places = (0..<25).map { _ in network.positions(near: dice.place()) }
        }

        /// A stop, or a park between two places of a link.
        mutating func facility(_ number: Int) -> NearestFacility.Facility {
            let positions = network.positions(near: dice.place())
            var spans = positions.map(StreetSpan.init)
            if dice.whole(0...2) == 0, let first = positions.first {
                let length = network.links[Int(first.link)].length
                spans = [StreetSpan(link: first.link, from: first.offset, to: min(length, first.offset + 20_000))]
            }
            return NearestFacility.Facility(number: Int32(number), spans: spans)
        }
    }

    /// A search from each place to each facility says the same as one search from all facilities.
    @Test(arguments: 0..<40)
    func oneSearchSaysWhatASearchFromEveryPlaceSays(_ seed: Int) {
        let test = Case(seed: seed)
        let nearest = NearestFacility(test.facilities, on: test.network, limit: Self.limit)
        var search = StreetSearch()
        for place in test.places {
            var best: Int32?
            for facility in test.facilities {
                // A stretch is reached at one of its two ends, or is where one is.
                let ends = facility.spans.flatMap { span in
                    [span.from, span.to].map { StreetPosition(link: span.link, offset: $0, leg: span.leg) }
                }
                let inside = facility.spans.contains { span in
                    place.contains { $0.link == span.link && (span.from...span.to).contains($0.offset) }
                }
                if inside {
                    let legs = place.flatMap { position in
                        facility.spans.compactMap { span in
                            span.link == position.link && (span.from...span.to).contains(position.offset)
                                ? position.leg + span.leg : nil
                        }
                    }
                    for leg in legs { best = min(best ?? .max, leg) }
                }
                for length in test.network.lengths(from: place, to: ends.map { [$0] }, limit: Self.limit, &search) {
                    if let length { best = min(best ?? .max, length) }
                }
            }
            #expect(nearest.walk(from: place)?.length == best.flatMap { $0 <= Self.limit ? $0 : nil }, "seed \(seed)")
        }
    }

    /// After facilities have gone and others have come, walks are those of a search made anew, and no walk differs
    /// that does not begin on a link that is named.
    @Test(arguments: 0..<150)
    func aChangeSaysWhatASearchMadeAnewSays(_ seed: Int) {
        var test = Case(seed: seed)
        let base = NearestFacility(test.facilities, on: test.network, limit: Self.limit)
        let leaving = test.facilities.map(\.number).filter { _ in test.dice.whole(0...3) == 0 }
        let arriving = (0..<test.dice.whole(0...2)).map { test.facility(100 + $0) }
        let (updated, links) = base.updated(removing: leaving, adding: arriving)
        let left = test.facilities.filter { !leaving.contains($0.number) }
        let anew = NearestFacility(left + arriving, on: test.network, limit: Self.limit)
        for place in test.places {
            let length = updated.walk(from: place)?.length
            #expect(length == anew.walk(from: place)?.length, "seed \(seed)")
            if length != base.walk(from: place)?.length { #expect(place.contains { links.contains($0.link) }) }
        }
    }

    /// A long street with facilities every kilometre: one that goes changes what is around it.
    @Test func aChangeReachesAsFarAsTheLimit() {
        var drawing = StreetDrawing()
        drawing.addLine((0...1_000).map { Coordinate(x: Double($0) * 100, y: 0) })
        for number in 0...1_000 {
            drawing.addLine([Coordinate(x: Double(number) * 100, y: 0), Coordinate(x: Double(number) * 100, y: 30)])
        }
        let network = StreetNetwork(drawing)
        let facilities = (0..<100).map { number in
            NearestFacility.Facility(
                number: Int32(number),
                spans: network.positions(near: Coordinate(x: Double(number) * 1_000 + 50, y: 0)).map(StreetSpan.init))
        }
        let base = NearestFacility(facilities, on: network, limit: 300_000)
        let (updated, links) = base.updated(removing: [50], adding: [])
        #expect(updated.changedCount == 12)
        #expect(links.count < 30)
        #expect(updated.walk(from: network.positions(near: Coordinate(x: 50_050, y: 0))) == nil)
        #expect(base.walk(from: network.positions(near: Coordinate(x: 50_150, y: 0)))?.length == 100_000)
    }
}
