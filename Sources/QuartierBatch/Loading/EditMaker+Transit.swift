import QuartierGeometry
import QuartierModel
import QuartierScenario
import QuartierTransit

/// The stops of a new line that is drawn instead of listed.
struct DrawnWay: Sendable {
    /// The places of the stops in degrees and in the plane.
    var places: [(degrees: Coordinate, plane: Coordinate)]
    /// The lengths between them along the line, in metres.
    var lengths: [Double]
}

extension EditMaker {
    /// The edit of a `transit`; nil if something of it could not be read or loaded, which was found before.
    func edit(_ change: StudyFile.TransitChange) -> (any ScenarioEdit)? {
        var drawn: DrawnWay?
        if let along = change.along {
            guard let way = elements[.way(along, change.spacing ?? 0)] as? DrawnWay else { return nil }
            drawn = way
        }
        guard let edit = serviceEdit(change, drawn) else { return nil }
        var places: [Coordinate: Coordinate] = [:]
        for position in change.positions { places[position] = self.places[position] }
        for place in drawn?.places ?? [] { places[place.degrees] = place.plane }
        return TransitEdit(
            edit, at: places, expect: change.expect, mayTouchNothing: change.mayTouchNothing, place: change.place)
    }

    /// The edit of the timetable; nil where a key is missing, which was found before.
    private func serviceEdit(_ change: StudyFile.TransitChange, _ drawn: DrawnWay?) -> ServiceEdit? {
        switch change.kind {
        case .headway:
            guard let choice = change.choice, let minutes = change.minutes else { return nil }
            return .headway(HeadwayEdit(choice, minutes: minutes))
        case .span:
            guard let line = change.route, let hours = change.hours else { return nil }
            return .span(
                SpanEdit(line: line, hours: hours.lowerBound...hours.upperBound, minutes: change.minutes))
        case .speed:
            guard let choice = change.choice, let factor = change.factor else { return nil }
            return .speed(SpeedEdit(choice, factor: factor))
        case .remove: return change.choice.map { .remove(RemoveTripsEdit($0)) }
        case .addLine: return newLine(change, drawn).map { .addLine($0) }
        case .reroute:
            guard let choice = change.choice, let stops = change.stops, let hops = change.hops else { return nil }
            var edit = RerouteEdit(
                choice, from: change.fromStop, to: change.toStop, stops: stops.map(\.reference), hops: hops)
            edit.dwellSeconds = change.dwell ?? 0
            return .reroute(edit)
        case .addStop:
            guard let stop = change.stop, let lines = change.routes else { return nil }
            return .addStop(AddStopEdit(stop.reference, lines: lines, dwellSeconds: change.dwell ?? 0))
        case .closeStop: return change.stop.map { .closeStop(CloseStopEdit(station: $0.name)) }
        case .moveStop:
            guard let stop = change.stop, let target = change.target else { return nil }
            return .moveStop(MoveStopEdit(station: stop.name, to: target))
        }
    }

    private func newLine(_ change: StudyFile.TransitChange, _ drawn: DrawnWay?) -> AddLineEdit? {
        guard let name = change.route, let mode = change.mode, let service = change.service else { return nil }
        var stops = change.stops?.map(\.reference)
        var hops = change.hops
        if let drawn, let speed = change.speed {
            stops = drawn.places.enumerated().map { .new(name: "\(name) \($0.offset + 1)", place: $0.element.degrees) }
            hops = .minutes(drawn.lengths.map { $0 / 1_000 / speed * 60 })
        }
        guard let stops, let hops else { return nil }
        var edit = AddLineEdit(
            name: name, mode: mode, stops: stops, hops: hops,
            service: service.map { AddLineEdit.Period($0.hours, minutes: $0.minutes) })
        edit.dwellSeconds = change.dwell ?? 0
        edit.runsBothWays = change.bothDirections ?? true
        return edit
    }
}

extension StudyFile.TransitChange {
    fileprivate var choice: TripChoice? { route.map { TripChoice(line: $0, direction: direction, window: window) } }

    fileprivate var hops: HopTimes? {
        minutesBetween.map { .minutes($0) } ?? speed.map { .speed(kilometresPerHour: $0) }
    }
}

extension StudyFile.TransitChange.StopName {
    fileprivate var reference: StopReference { position.map { .new(name: name, place: $0) } ?? .existing(name) }
}
