import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The served stops of the zone, each by a number that its departures give.
struct StopSum: Quantity {
    let name: String
    let amount: @Sendable (_ departures: Int) -> Double

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        zone.servedStops.map { stop in
            Contribution(
                .element(.stops), zone.site.view.stops.identifier(stop.row), amount: amount(stop.departures),
                facts: [.init("departures", Double(stop.departures))])
        }
    }
}

/// The time of the first or last departure in and around the zone, in hours.
struct DepartureTime: Quantity {
    let words: String
    let event: any KeyPath<ServiceSpans.Span, ServiceSpans.Event?> & Sendable

    var name: String { "\(words) departure_h" }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        guard let event = zone.products[ServiceSpans.self].spans[zone.zone][keyPath: event] else { return [] }
        let view = zone.site.view.stops
        let squared = view.places(of: event.stop).map {
            zone.site.zones.shapes.squaredDistance(from: $0, to: zone.zone)
        }.min()
        let hours = Double(event.second) / 3_600
        var facts = [Contribution.Fact("distance_m", (squared ?? 0).squareRoot())]
        if let clock = ValueLabels.clock(ofHours: hours) { facts.insert(.init("departure", text: clock), at: 0) }
        if let line = zone.lineName(event.line) { facts.append(.init("line", text: line)) }
        return [Contribution(.element(.stops), view.identifier(event.stop), amount: hours, facts: facts)]
    }
}

/// The zone itself, once, if anything departs in or around it.
struct ServedZones: Quantity {
    let name = "zones with a departure"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        guard zone.products[ServiceSpans.self].spans[zone.zone].first != nil else { return [] }
        return ZoneCount().contributions(in: zone, kernel: kernel)
    }
}

/// What each line in walking reach adds to the access index.
struct AccessIndexShares: Quantity {
    let name = "access index"

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        let lines = zone.products[ZoneAccessLevels.self].lines[zone.zone] ?? []
        let shares = AccessLevel.shares(of: lines.map(\.service), best: zone.site.parameters.accessLevels.bestRoute)
        return zip(lines, shares).map { line, share in
            let service = line.service
            var facts = [Contribution.Fact("walk_m", service.metres)]
            if let name = zone.lineName(line.line) { facts.insert(.init("line", text: name), at: 0) }
            facts.append(.init("interval_min", 60 / service.departuresPerHour))
            if let minutes = service.accessTime { facts.append(.init("access_min", minutes)) }
            return Contribution(
                .element(.stops), zone.site.view.stops.identifier(line.stop), share: share,
                amount: share * service.doorstepFrequency, facts: facts)
        }
    }
}

extension ZoneContext {
    /// The name of a line; nil for one that the timetables of the study do not know.
    func lineName(_ line: Int32) -> String? {
        guard let transit = site.view.base.transit else { return nil }
        return (site.view.patch.transit?.changes ?? ServiceChanges(of: transit.base)).lineName(Int(line))
    }
}
