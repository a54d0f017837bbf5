import QuartierGeometry

/// The vertices of the graph: one for each junction, and for those of links that only begin or end walks two more.
struct VertexNumbering {
    /// The vertices of a link.
    struct Ends {
        var start, end, arrivalStart, arrivalEnd: Int32
        var component: Int32
    }

    private(set) var ends: [Ends] = []
    private(set) var components: [StreetNetwork.Component] = []
    /// Steps without length: out of the first copy of a junction, and into the second one.
    private(set) var stairs: [DirectedEdge] = []
    private(set) var count = 0

    /// The copies of a junction, where they are needed.
    private struct Copies {
        var open: Int32?
        var leaving: Int32?
        var arriving: Int32?
    }

    init(_ chains: [StreetChains.Chain]) {
        var junctions: [StreetDrawing.Vertex: Copies] = [:]
        for chain in chains {
            guard let first = chain.vertices.first, let last = chain.vertices.last else { continue }
            let isPrivate = chain.access.contains(.endsOnly)
            let (start, arrivalStart) = number(first, isPrivate, &junctions)
            let (end, arrivalEnd) = number(last, isPrivate, &junctions)
            ends.append(
                Ends(start: start, end: end, arrivalStart: arrivalStart, arrivalEnd: arrivalEnd, component: 0))
        }
        for (_, copies) in junctions.sorted(by: { $0.key < $1.key }) {
            guard let open = copies.open else { continue }
            if let leaving = copies.leaving { stairs.append(DirectedEdge(from: leaving, to: open, length: 0)) }
            if let arriving = copies.arriving { stairs.append(DirectedEdge(from: open, to: arriving, length: 0)) }
        }
        findComponents(chains)
    }

    private mutating func number(
        _ vertex: StreetDrawing.Vertex, _ isPrivate: Bool, _ junctions: inout [StreetDrawing.Vertex: Copies]
    ) -> (leaving: Int32, arriving: Int32) {
        var copies = junctions[vertex] ?? Copies()
        defer { junctions[vertex] = copies }
        guard isPrivate else {
            let open = copies.open ?? next()
            copies.open = open
            return (open, open)
        }
        let (leaving, arriving) = (copies.leaving ?? next(), copies.arriving ?? next())
        copies.leaving = leaving
        copies.arriving = arriving
        return (leaving, arriving)
    }

    private mutating func next() -> Int32 {
        count += 1
        return Int32(count - 1)
    }

    /// What hangs together by links, whoever may walk them in which direction.
    private mutating func findComponents(_ chains: [StreetChains.Chain]) {
        var sets = DisjointSets<StreetDrawing.Vertex>()
        for chain in chains {
            if let first = chain.vertices.first, let last = chain.vertices.last { sets.join(first, last) }
        }
        var numbers: [StreetDrawing.Vertex: Int] = [:]
        for (index, chain) in chains.enumerated() {
            guard let first = chain.vertices.first else { continue }
            let root = sets.root(of: first)
            let component = numbers[root] ?? components.count
            if component == components.count {
                numbers[root] = component
                components.append(StreetNetwork.Component())
            }
            components[component].length += Int64(chain.length)
            components[component].vertices += chain.vertices.count - 1
            ends[index].component = Int32(component)
        }
    }
}

/// Sets that grow together.
struct DisjointSets<Element: Hashable & Comparable> {
    private var parents: [Element: Element] = [:]

    /// The smallest member of the set of an element.
    mutating func root(of element: Element) -> Element {
        var root = element
        while let parent = parents[root] { root = parent }
        var next = element
        while let parent = parents[next] {
            parents[next] = root
            next = parent
        }
        return root
    }

    mutating func join(_ one: Element, _ other: Element) {
        let (first, second) = (root(of: one), root(of: other))
        if first != second { parents[max(first, second)] = min(first, second) }
    }
}
