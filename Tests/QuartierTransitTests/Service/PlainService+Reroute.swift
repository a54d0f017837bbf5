@testable import QuartierTransit

extension PlainService {
    mutating func reroute(_ edit: RerouteEdit) -> Bool {
        guard canChoose(edit.trips) else { return false }
        let (from, to) = (edit.from.map { stop($0) }, edit.to.map { stop($0) })
        var way: [Int] = []
        if let from { way.append(from) }
        for reference in edit.stops { way.append(stop(reference)) }
        if let to { way.append(to) }
        guard !way.contains(where: { closed.contains(station($0)) }), let hops = seconds(edit.hops, way) else {
            return false
        }
        var touched = 0
        for index in trips.indices where isChosen(trips[index], edit.trips) {
            let stations = trips[index].stops.map { station($0.stop) }
            var isForth = true
            if edit.trips.direction == nil, let only = from == nil ? to : to == nil ? from : nil {
                guard stations.contains(station(only)) else { continue }
                let (first, last) = (stations.first == station(only), stations.last == station(only))
                if first == last { return false }
                isForth = from == nil ? first : last
            }
            var done = lead(index, isForth ? from : to, isForth ? to : from, way, hops, edit.dwellSeconds, isForth)
            if !done, edit.trips.direction == nil, from != nil, to != nil {
                done = lead(index, to, from, way, hops, edit.dwellSeconds, false)
            }
            if done, trips[index].day == 0 { touched += 1 }
        }
        trips.removeAll { $0.stops.count < 2 }
        return touched > 0
    }

    private mutating func lead(
        _ index: Int, _ from: Int?, _ to: Int?, _ way: [Int], _ hops: [Int], _ dwell: Int, _ isForth: Bool
    ) -> Bool {
        let old = trips[index].stops
        let stations = old.map { station($0.stop) }
        let (way, hops) = isForth ? (way, hops) : (way.reversed(), hops.reversed())
        var (start, end) = (0, old.count - 1)
        if let from, let to {
            // The first visit of the second station behind one of the first, from the last of these before it.
            guard
                let found = old.indices.first(where: { end in
                    stations[end] == station(to) && stations[..<end].contains(station(from))
                })
            else { return false }
            end = found
            while stations[end - 1 - start] != station(from) { start += 1 }
            start = end - 1 - start
        } else if let from {
            guard let found = stations.firstIndex(of: station(from)) else { return false }
            start = found
        } else if let to {
            guard let found = stations.lastIndex(of: station(to)) else { return false }
            end = found
        }
        var new: [(stop: Int, arrival: Int, departure: Int, marks: StopTimeMarks)] = []
        var time = old[start].departure
        if from == nil { time = old[end].arrival - hops.reduce(0, +) - max(0, way.count - 2) * dwell }
        for (place, stop) in way.enumerated() {
            if place > 0 { time += hops[place - 1] }
            let wait = place > 0 && place < way.count - 1 ? dwell : 0
            new.append((stop, time, time + wait, []))
            time += wait
        }
        if from != nil { new.replaceSubrange(0...0, with: old[...start]) }
        if to != nil {
            let shift = time - old[end].arrival
            new.removeLast()
            new += old[end...].map { ($0.stop, $0.arrival + shift, $0.departure + shift, $0.marks) }
        }
        trips[index].stops = new
        if from == nil { trips[index].name = nil }
        if to == nil { trips[index].next = nil }
        return true
    }
}
