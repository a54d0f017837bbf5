import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// What is odd about how the elements of a layer lie to each other: overlaps, slivers, copies, gaps.
struct RelationFindings {
    private let city: City
    private let file: StudyFile
    private let crew: Crew

    init(of city: City, _ file: StudyFile, crew: Crew) {
        self.city = city
        self.file = file
        self.crew = crew
    }

    private func name(_ layer: LayerKind) -> String { file.layers[layer]?.path.text ?? "" }

    /// What lies upon something else of its layer, and what that does to the results.
    ///
    /// Throws what GEOS could not do.
    func overlaps() throws -> [Finding] {
        let copies = Twins(in: city.buildings.shapes)
        let found = [
            try OverlapCheck.finding(
                forZones: city.districts, file: name(.districts),
                consequence: "What lies in an overlap counts in each of them, so the districts do not add up",
                crew: crew),
            try OverlapCheck.finding(
                forZones: city.plots, file: name(.plots),
                consequence: "Net building land counts the overlap twice", crew: crew),
            try BorderCheck.slivers(in: city.districts, file: name(.districts), crew: crew),
            try BorderCheck.slivers(in: city.plots, file: name(.plots), crew: crew),
            OverlapCheck.finding(for: copies, in: city.buildings, file: name(.buildings)),
            try OverlapCheck.finding(
                for: city.buildings, file: name(.buildings), except: copies.copies, crew: crew),
            OverlapCheck.finding(for: Twins(in: city.green.shapes), in: city.green, file: name(.green)),
            try OverlapCheck.finding(for: city.green, file: name(.green), crew: crew),
            OverlapCheck.finding(for: Twins(in: city.surfaces.shapes), in: city.surfaces, file: name(.surfaces)),
            try OverlapCheck.finding(for: city.surfaces, file: name(.surfaces), crew: crew),
            OverlapCheck.finding(for: Twins(in: city.trees.shapes), in: city.trees, file: name(.trees)),
        ]
        return found.compactMap { $0 }
    }

    /// What the districts enclose without holding it; the union is that of the study, where it is a zone.
    ///
    /// Throws what GEOS could not do.
    func gaps(between zones: ZoneSet, _ plane: CRS, near site: Coordinate) throws -> Finding? {
        let districts = city.districts
        var union = ShapePool()
        if let study = zones.indices(of: .study).first {
            union.appendShape(study, of: zones.shapes)
        } else {
            union = try crew.kernel.union(of: 0..<districts.count, in: districts.shapes)
        }
        return try BorderCheck.gaps(
            in: union, of: districts, plane: plane, near: site, file: name(.districts), kernel: crew.kernel)
    }
}
