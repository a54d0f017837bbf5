public import QuartierGeometry
public import QuartierModel

/// Measures how much the areas of a layer overlap each other, and says what that does to the results.
public enum OverlapCheck {
    /// A finding that says which zones overlap and by how much; nil if none do.
    public static func finding<E: Element>(
        forZones layer: Layer<E>, file: String, consequence: String, crew: Crew
    ) throws -> Finding? {
        let overlaps = try Overlaps(in: layer.shapes, crew: crew)
        guard let worst = overlaps.worst else { return nil }
        return Finding(
            .warning, "overlapping-\(E.layer.rawValue)",
            "\(pairs(overlaps, of: layer)), by \(hectares(overlaps.area)) in all; most: "
                + "\(layer.identifiers[worst.first]) and \(layer.identifiers[worst.second]), "
                + "\(hectares(worst.area)). \(consequence)",
            at: Place(file: file, layer: E.layer.rawValue))
    }

    /// A finding that says how much green is drawn twice; nil if none is.
    ///
    /// A note: indicators unite the green before they measure it.
    public static func finding(for green: Layer<GreenSpace>, file: String, crew: Crew) throws -> Finding? {
        let overlaps = try Overlaps(in: green.shapes, crew: crew)
        guard let worst = overlaps.worst else { return nil }
        let sum = (0..<green.count).reduce(0) { $0 + green.shapes.area(of: $1) }
        let doubled = try overlaps.doubled(in: green.shapes, kernel: crew.kernel)
        return Finding(
            .note, "overlapping-green",
            "\(pairs(overlaps, of: green)); most: \(green.identifiers[worst.first]) and "
                + "\(green.identifiers[worst.second]), \(hectares(worst.area)). The sum of all areas is "
                + "\(hectares(sum)), their union \(hectares(sum - doubled)); it is the union that is measured",
            at: Place(file: file, layer: LayerKind.green.rawValue))
    }

    /// A finding that says how much ground is drawn with two covers; nil if none is.
    ///
    /// A warning where the covers are of different sealing: the more sealed one is taken for what lies on top.
    public static func finding(for surfaces: Layer<Surface>, file: String, crew: Crew) throws -> Finding? {
        let overlaps = try Overlaps(in: surfaces.shapes, crew: crew)
        guard let worst = overlaps.worst else { return nil }
        let disputed = overlaps.pairs.filter {
            surfaces.elements[$0.first].kind?.sealing != surfaces.elements[$0.second].kind?.sealing
        }
        let shown = disputed.max { ($0.area, $1.first) < ($1.area, $0.first) } ?? worst
        let sum = disputed.reduce(0) { $0 + $1.area }
        return Finding(
            disputed.isEmpty ? .note : .warning, "overlapping-surfaces",
            "\(pairs(overlaps, of: surfaces)), by \(hectares(overlaps.area)) in all, "
                + (disputed.isEmpty ? "" : "\(hectares(sum)) of it between covers of different sealing, ")
                + "such as \(surfaces.identifiers[shown.first]) and \(surfaces.identifiers[shown.second]). A place "
                + "counts once, and as what is most sealed there",
            at: Place(file: file, layer: LayerKind.surfaces.rawValue))
    }

    /// A finding that says how much footprint counts twice; nil if none does.
    ///
    /// Copies of other buildings are told by themselves and are no matter of it.
    public static func finding(
        for buildings: Layer<Building>, file: String, except copies: Set<Int>, crew: Crew
    ) throws -> Finding? {
        let overlaps = try Overlaps(in: buildings.shapes, except: copies, crew: crew)
        guard let first = overlaps.pairs.first else { return nil }
        return Finding(
            .warning, "overlapping-buildings",
            "\(pairs(overlaps, of: buildings)), by \(hectares(overlaps.area)) in all, such as "
                + "\(buildings.identifiers[first.first]) and \(buildings.identifiers[first.second]). Footprints and "
                + "floor areas are summed building by building, so what overlaps counts twice",
            at: Place(file: file, layer: LayerKind.buildings.rawValue))
    }

    /// A finding that counts elements with the very same outline; nil if there are none.
    public static func finding<E: Element>(for twins: Twins, in layer: Layer<E>, file: String) -> Finding? {
        guard let (one, two) = twins.pairs.first else { return nil }
        let times = twins.pairs.count == 1 ? "once" : "\(twins.pairs.count) times"
        let countsOnce = E.layer != .buildings
        let what = E.shapeKinds.contains(.point) ? "in the same place as" : "with the same outline as"
        return Finding(
            countsOnce ? .note : .warning, "duplicate-geometry",
            "\(E.layer.rawValue) \(what) another are found \(times) and count "
                + "\(countsOnce ? "once" : "twice"), such as \(layer.identifiers[one]) and \(layer.identifiers[two])",
            at: Place(file: file, layer: E.layer.rawValue), remedy: "Remove the copies")
    }

    private static func pairs<E: Element>(_ overlaps: Overlaps, of layer: Layer<E>) -> String {
        let count = overlaps.pairs.count
        return count == 1
            ? "1 pair of \(E.layer.rawValue) overlaps" : "\(count) pairs of \(E.layer.rawValue) overlap"
    }

    static func hectares(_ area: Double) -> String {
        if area >= 1_000 { return "\((area / 100).rounded() / 100) ha" }
        // Slivers are small: what is there must not be shown as nothing.
        let digits = area < 1 ? 1_000.0 : 10
        return "\((area * digits).rounded() / digits) m²"
    }
}
