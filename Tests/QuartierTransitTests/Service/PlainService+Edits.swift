@testable import QuartierTransit

extension PlainService {
    /// Makes an edit; false if it must be refused.
    mutating func apply(_ edit: ServiceEdit) -> Bool {
        var copy = self
        guard copy.change(edit) else { return false }
        self = copy
        return true
    }

    private mutating func change(_ edit: ServiceEdit) -> Bool {
        switch edit {
        case .headway(let edit): return headway(edit)
        case .span(let edit): return span(edit)
        case .speed(let edit): return speed(edit)
        case .remove(let edit):
            guard canChoose(edit.trips) else { return false }
            trips = trips.filter { !isChosen($0, edit.trips) }
            return true
        case .addLine(let edit): return addLine(edit)
        case .reroute(let edit): return reroute(edit)
        case .addStop(let edit): return addStop(edit)
        case .closeStop(let edit):
            let closing = station(stop(edit.station))
            for index in trips.indices {
                trips[index].stops = trips[index].stops.filter { station($0.stop) != closing }
            }
            trips.removeAll { $0.stops.count < 2 }
            closed.insert(closing)
            return true
        case .moveStop(let edit):
            let station = station(stop(edit.station))
            moved[station] = edit.place
            return !closed.contains(station)
        }
    }

    private mutating func headway(_ edit: HeadwayEdit) -> Bool {
        guard canChoose(edit.trips) else { return false }
        var added: [Trip] = []
        for group in directions(of: line(edit.trips.line)) {
            let old = group.map { trips[$0] }.filter { isChosen($0, edit.trips) }
            var time = old.first?.start ?? 0
            let behind = edit.trips.window.map { window in group.contains { trips[$0].start >= window.upperBound } }
            while let last = old.last,
                behind == true ? time < edit.trips.window?.upperBound ?? 0 : time <= last.start
            {
                if let model = old.last(where: { $0.start <= time }) { added.append(model.departing(at: time)) }
                time += Int((edit.minutes * 60).rounded())
            }
        }
        trips = trips.filter { !isChosen($0, edit.trips) } + added
        return true
    }

    private mutating func span(_ edit: SpanEdit) -> Bool {
        let (from, to) = (edit.hours.lowerBound, edit.hours.upperBound)
        var added: [Trip] = []
        for group in directions(of: line(edit.line)) {
            let old = group.map { trips[$0] }
            guard let first = old.first, let last = old.last, first.start <= to, last.start >= from else { continue }
            let earlier = old.first { $0.start >= first.start + 10 }.map { $0.start - first.start }
            let later = old.last { $0.start <= last.start - 10 }.map { last.start - $0.start }
            let stated = edit.minutes.map { Int($0 * 60) }
            for (end, gap, model, sign) in [(from, earlier, first, -1), (to, later, last, 1)]
            where (end - model.start) * sign > 0 {
                guard let gap = stated ?? gap else {
                    if first.day == 0 { return false }
                    continue
                }
                var time = model.start + gap * sign
                while (end - time) * sign >= 0 {
                    added.append(model.departing(at: time))
                    time += gap * sign
                }
            }
        }
        trips = trips.filter { $0.line != line(edit.line) || (from <= $0.start && $0.start <= to) } + added
        return true
    }

    private mutating func speed(_ edit: SpeedEdit) -> Bool {
        guard canChoose(edit.trips) else { return false }
        for index in trips.indices where isChosen(trips[index], edit.trips) {
            let old = trips[index].stops
            for stop in old.indices.dropFirst() {
                let dwells = old[1..<stop].reduce(0) { $0 + $1.departure - $1.arrival }
                let ride = old[stop].arrival - old[0].departure - dwells
                let time = old[0].departure + dwells + Int((Double(ride) / edit.factor).rounded())
                trips[index].stops[stop].departure += time - old[stop].arrival
                trips[index].stops[stop].arrival = time
            }
        }
        return true
    }

    func seconds(_ hops: HopTimes, _ stops: [Int]) -> [Int]? {
        let pairs = zip(stops, stops.dropFirst()).map { $0 }
        if pairs.contains(where: { station($0) == station($1) }) { return nil }
        switch hops {
        case .minutes(let minutes): return minutes.count == pairs.count ? minutes.map { Int($0 * 60) } : nil
        case .speed(let speed): return pairs.map { max(1, Int((metres($0, $1) / (speed / 3.6)).rounded(.up))) }
        }
    }

    private mutating func addLine(_ edit: AddLineEdit) -> Bool {
        var stops: [Int] = []
        for reference in edit.stops { stops.append(stop(reference)) }
        guard newLines[edit.id] == nil, !stops.contains(where: { closed.contains(station($0)) }),
            let hops = seconds(edit.hops, stops)
        else { return false }
        newLines[edit.id] = tiny.modes.count
        for day in -4...4 {
            for direction in 0..<(edit.runsBothWays ? 2 : 1) {
                for period in edit.service {
                    var start = period.window.lowerBound
                    while start < period.window.upperBound {
                        var time = start + day * 86_400
                        var trip = Trip(line: tiny.modes.count, direction: direction, stops: [], day: day)
                        let way = direction == 0 ? stops : stops.reversed()
                        for (index, stop) in way.enumerated() {
                            if index > 0 { time += direction == 0 ? hops[index - 1] : hops[hops.count - index] }
                            let wait = index > 0 && index < way.count - 1 ? edit.dwellSeconds : 0
                            trip.stops.append((stop, time, time + wait, []))
                            time += wait
                        }
                        trips.append(trip)
                        start += Int(period.minutes * 60)
                    }
                }
            }
        }
        tiny.modes.append(edit.mode)
        return true
    }

    private mutating func addStop(_ edit: AddStopEdit) -> Bool {
        let new = stop(edit.stop)
        guard !closed.contains(station(new)) else { return false }
        for index in trips.indices where edit.lines.contains(where: { line($0) == trips[index].line }) {
            let old = trips[index].stops
            if old.contains(where: { station($0.stop) == station(new) }) { continue }
            let detours = (0..<old.count - 1).map {
                metres(old[$0].stop, new) + metres(new, old[$0 + 1].stop) - metres(old[$0].stop, old[$0 + 1].stop)
            }
            guard let least = detours.min(), let hop = detours.firstIndex(of: least) else { continue }
            let (before, behind) = (metres(old[hop].stop, new), metres(new, old[hop + 1].stop))
            let share = before + behind > 0 ? before / (before + behind) : 0.5
            let ride = Double(old[hop + 1].arrival - old[hop].departure)
            let time = old[hop].departure + Int((ride * share).rounded())
            for stop in hop + 1..<old.count {
                trips[index].stops[stop].arrival += edit.dwellSeconds
                trips[index].stops[stop].departure += edit.dwellSeconds
            }
            trips[index].stops.insert((new, time, time + edit.dwellSeconds, []), at: hop + 1)
        }
        return true
    }
}
