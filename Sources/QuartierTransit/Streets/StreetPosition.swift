/// A place beside the streets: where on a link it is reached from, and the way from there.
public struct StreetPosition: Hashable, Sendable {
    /// The link.
    public var link: Int32
    /// Where on the link, in mm from its start.
    public var offset: Int32
    /// The straight way between the link and the place, in mm.
    public var leg: Int32

    /// A position.
    public init(link: Int32, offset: Int32, leg: Int32) {
        self.link = link
        self.offset = offset
        self.leg = leg
    }
}

/// A stretch of a link from all of which something is reached: the part of a path that lies in a park.
public struct StreetSpan: Hashable, Sendable {
    /// The link.
    public var link: Int32
    /// Where it begins and ends, in mm from the start of the link.
    public var from, to: Int32
    /// The straight way between the link and what is reached, in mm.
    public var leg: Int32

    /// A stretch.
    public init(link: Int32, from: Int32, to: Int32, leg: Int32 = 0) {
        self.link = link
        self.from = from
        self.to = to
        self.leg = leg
    }

    /// The place from which something is reached.
    public init(_ position: StreetPosition) {
        self.init(link: position.link, from: position.offset, to: position.offset, leg: position.leg)
    }
}

extension StreetNetwork {
    /// The walk along one link from a position to a stretch, both ways off the street included; nil if the link is
    /// not walked that way.
    public func directLength(from position: StreetPosition, to span: StreetSpan) -> Int32? {
        guard position.link == span.link else { return nil }
        let access = links[Int(span.link)].access
        let legs = Millimetres.sum(position.leg, span.leg)
        if position.offset < span.from {
            return access.contains(.forward) ? Millimetres.sum(legs, span.from - position.offset) : nil
        }
        if position.offset > span.to {
            return access.contains(.backward) ? Millimetres.sum(legs, position.offset - span.to) : nil
        }
        return legs
    }

    /// The vertices that a walk from a position comes to first, with what is walked until then.
    func forEachDeparture(from position: StreetPosition, _ body: (_ vertex: Int32, _ length: Int32) -> Void) {
        let link = links[Int(position.link)]
        if link.access.contains(.backward) { body(link.start, Millimetres.sum(position.leg, position.offset)) }
        if link.access.contains(.forward) {
            body(link.end, Millimetres.sum(position.leg, link.length - position.offset))
        }
    }

    /// The vertices that a walk from a position comes to first, as seeds of a search.
    public func departures(from position: StreetPosition) -> [StreetSearch.Seed] {
        var seeds: [StreetSearch.Seed] = []
        forEachDeparture(from: position) { seeds.append(StreetSearch.Seed(vertex: $0, length: $1)) }
        return seeds
    }

    /// The vertices from which a walk enters a link to reach a stretch of it, with what is walked from there on.
    ///
    /// On a link that only ends walks, a walk that began on such a link may have come without leaving them.
    public func arrivals(at span: StreetSpan) -> [(vertex: Int32, length: Int32)] {
        let link = links[Int(span.link)]
        var found: [(Int32, Int32)] = []
        if link.access.contains(.forward) {
            let length = Millimetres.sum(span.leg, span.from)
            found.append((link.arrivalStart, length))
            if link.start != link.arrivalStart { found.append((link.start, length)) }
        }
        if link.access.contains(.backward) {
            let length = Millimetres.sum(span.leg, link.length - span.to)
            found.append((link.arrivalEnd, length))
            if link.end != link.arrivalEnd { found.append((link.end, length)) }
        }
        return found
    }
}

extension StreetNetwork {
    /// The length of the shortest walk from some positions to each of some others, in mm; nil where it is longer than
    /// the limit.
    public func lengths(
        from origin: [StreetPosition], to destinations: [[StreetPosition]], limit: Int32,
        _ search: inout StreetSearch
    ) -> [Int32?] {
        search.run(on: self, from: origin.flatMap(departures), limit: limit)
        return destinations.map { positions in
            var best = StreetSearch.unreached
            for position in positions {
                let span = StreetSpan(position)
                for place in origin { if let length = directLength(from: place, to: span) { best = min(best, length) } }
                for (vertex, length) in arrivals(at: span) where search.length(of: vertex) <= limit {
                    best = min(best, Millimetres.sum(search.length(of: vertex), length))
                }
            }
            return best <= limit ? best : nil
        }
    }
}
