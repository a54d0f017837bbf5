import QuartierGeometry
import Testing

@testable import QuartierTransit

/// Edits of random feeds against the feeds that a naive hand would write, from which everything is made anew.
@Suite struct RandomEditTests {
    /// What of a departure can be seen.
    private struct Seen: Equatable {
        let second, line, stop: Int32
        let mode: LineMode
        let direction: Int8
        let isOnDemand: Bool

        init(_ departure: Departure) {
            second = departure.second
            line = departure.line
            stop = departure.stop
            mode = departure.mode
            direction = departure.direction
            isOnDemand = departure.isOnDemand
        }
    }

    private func seen(_ departures: StopDepartures, _ station: Int) -> [Seen] {
        departures.departuresAndBeyond(at: station).map(Seen.init)
    }

    @Test func editsGiveWhatAnEditedFeedGives() throws {
        var (feedCount, compared, differing, refused, kinds) = (0, 0, 0, 0, [Int: Int]())
        for seed in 0..<4_000 {
            var dice = Dice(state: UInt64(seed))
            for _ in 0..<4 { _ = dice.next() }
            var random = RandomService(&dice)
            let feeds = TransitFeeds([random.tiny.feed])
            guard let timetable = try? DayTimetable(feeds, on: random.date, end: 4 * 86_400) else { continue }
            let stations = Stations(of: feeds)
            let start = dice.roll(10) * 3600
            let window = start..<start + 3600 + dice.roll(24 * 3600)
            let base = StopDepartures(timetable, at: stations, window: window)
            var changes = ServiceChanges(of: ServiceBase(timetable, stations))
            var plain = PlainService(random, timetable)
            var made: [ServiceEdit] = []
            for _ in 0..<1 + dice.roll(3) {
                let edit = random.edit(&dice)
                let isMade = plain.apply(edit)
                made.append(edit)
                do {
                    try changes.apply(edit)
                    if !isMade { Issue.record("seed \(seed): \(edit) should be refused") }
                } catch {
                    refused += 1
                    if isMade { Issue.record("seed \(seed): \(edit) is refused: \(error)") }
                }
                kinds[Self.kind(edit), default: 0] += isMade ? 1 : 0
            }
            let edited = TransitFeeds([plain.feed])
            let expected = try DayTimetable(edited, on: random.date, end: 4 * 86_400)
            let places = Stations(of: edited)
            let wanted = StopDepartures(expected, at: places, window: window)
            let found = base.updated(for: changes)
            let nodes = RailNodes(timetable, stations, window: window).updated(for: changes)
            let wantedNodes = RailNodes(expected, places, window: window)
            try #require(changes.stationCount == places.count, "seed \(seed)")
            let touched = Set(changes.touchedStations)
            for station in 0..<places.count {
                let (mine, theirs) = (seen(found, station), seen(wanted, station))
                if mine != theirs {
                    Issue.record("seed \(seed), station \(station) after \(made):\n\(mine)\nbut\n\(theirs)")
                }
                if !touched.contains(station), seen(base, station) != theirs {
                    Issue.record("seed \(seed): station \(station) differs and is not touched")
                }
                #expect(nodes.contains(station) == wantedNodes.contains(station), "seed \(seed), station \(station)")
                if let place = changes.place(ofStation: station), let other = places.place(of: station) {
                    #expect(GreatCircle.metres(from: place, to: other) < 0.001, "seed \(seed), station \(station)")
                }
                compared += mine.count
                differing += mine == seen(base, station) ? 0 : 1
            }
            #expect(found.count == wanted.count, "seed \(seed)")
            feedCount += 1
        }
        // Otherwise nothing was compared.
        #expect(
            feedCount > 2_000 && compared > 20_000 && differing > 2_000 && refused > 100,
            "\([feedCount, compared, differing, refused])")
        #expect(kinds.count == 9 && kinds.values.allSatisfy { $0 > 100 }, "\(kinds)")
    }

    private static func kind(_ edit: ServiceEdit) -> Int {
        switch edit {
        case .headway: 0
        case .span: 1
        case .speed: 2
        case .remove: 3
        case .addLine: 4
        case .reroute: 5
        case .addStop: 6
        case .closeStop: 7
        case .moveStop: 8
        }
    }
}
