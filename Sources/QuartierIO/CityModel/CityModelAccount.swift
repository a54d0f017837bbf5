internal import QuartierModel

/// What was made of the buildings of a city model, counted, so that it can be told.
struct CityModelAccount {
    private var sources: [Footprint.Source: Int] = [:]
    private var partsWithout: (count: Int, examples: [String]) = (0, [])
    private var raised: [String: Int] = [:]
    private var unclear: (names: [String], count: Int) = ([], 0)
    private var withoutHeight = 0
    private var modelHeights = 0

    mutating func note(_ source: Footprint.Source) { sources[source, default: 0] += 1 }

    mutating func note(withoutFootprint parts: [String]) {
        partsWithout.count += parts.count
        partsWithout.examples += parts.prefix(4 - partsWithout.examples.count)
    }

    mutating func note(raised: [String], unclear: [String], hasHeight: Bool) {
        for name in raised { self.raised[name, default: 0] += 1 }
        self.unclear.count += unclear.count
        for name in unclear where self.unclear.names.count < 8 && !self.unclear.names.contains(name) {
            self.unclear.names.append(name)
        }
        if !hasHeight { withoutHeight += 1 }
    }

    mutating func noteModelHeight() { modelHeights += 1 }

    /// Adds what there is to say.
    func report(on table: FeatureTable, to findings: inout Findings) {
        func add(
            _ severity: Severity, _ code: String, _ message: String, _ remedy: String? = nil, count: Int
        ) {
            guard count > 0 else { return }
            findings.add(
                Finding(
                    severity, code, message, at: Place(file: table.file, layer: table.name), remedy: remedy,
                    count: count))
        }
        add(
            .note, "footprint-lod0", "footprints are taken from LoD 0, where no ground surfaces are stated",
            count: sources[.lod0] ?? 0)
        add(
            .note, "footprint-from-solid",
            "footprints are the surfaces of solids that look down, where the file says nothing of the ground; "
                + "they hold what juts out as well",
            count: sources[.facesDown] ?? 0)
        add(
            .warning, "footprint-from-roof",
            "footprints are the surfaces of solids that look up, since the solids have no floor; they hold overhanging "
                + "roofs as well",
            count: sources[.facesUp] ?? 0)
        add(
            .warning, "part-without-footprint",
            "parts of buildings state no ground and add nothing to the footprint: "
                + partsWithout.examples.joined(separator: ", "),
            count: partsWithout.count)
        for (name, count) in raised.sorted(by: { $0.key < $1.key }) {
            add(
                .warning, "highest-part",
                "'\(name)' is stated by the parts of buildings and differs; that of the highest part counts, so floor "
                    + "areas made of it are upper bounds", count: count)
        }
        add(
            .note, "parts-differ",
            "attributes in which the parts of a building differ are read as missing: "
                + unclear.names.joined(separator: ", "), count: unclear.count)
        if modelHeights > 0 {
            add(
                .note, "no-measured-height", "buildings state no measuredHeight and have no height by that",
                "'\(CityModelTable.modelHeight)' has the height of the model, from its ground to its highest point; to "
                    + "use it, state fields: {height_m: \(CityModelTable.modelHeight)}", count: withoutHeight)
        }
    }
}

/// City objects that are no buildings, counted by kind.
struct OtherCityObjects {
    private var counts: [String: Int] = [:]
    private var orphans: (count: Int, examples: [String]) = (0, [])

    mutating func add(_ kind: String) {
        // A file that makes up a kind for each object shall not fill the memory.
        if counts.count < 100 || counts[kind] != nil { counts[kind, default: 0] += 1 }
    }

    mutating func add(orphan identifier: String) {
        orphans.count += 1
        if orphans.examples.count < 4 { orphans.examples.append(identifier) }
    }

    func report(file: String, to findings: inout Findings) {
        let place = Place(file: file, layer: CityModelFormat.layer)
        if orphans.count > 0 {
            findings.add(
                Finding(
                    .warning, "orphan-part",
                    "parts belong to buildings that are not in the file, and are left out: "
                        + orphans.examples.joined(separator: ", "),
                    at: place, remedy: "Cut the model so that it keeps whole buildings", count: orphans.count))
        }
        guard !counts.isEmpty else { return }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = ranked.prefix(8).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        findings.add(
            Finding(
                .note, "other-city-objects",
                "city objects that are no buildings are left out: \(shown)\(ranked.count > 8 ? " and others" : "")",
                at: place, count: counts.values.reduce(0, +)))
    }
}
