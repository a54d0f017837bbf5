import QuartierGeometry

/// The plane a study should measure in, and why.
struct PlaneGuess {
    /// What to write: `EPSG:31256`, `auto`.
    let text: String
    /// Why, in words.
    let reason: String

    /// More than this is worth a warning when the study is read: 0.1 % of an area.
    private static let largestDistortion = 0.001

    /// Takes what the data are in, if one can measure in it; else UTM on ETRS89 in Europe; else an equal-area plane.
    ///
    /// `systems` are those of the layers, the districts' first; `site` is the place in degrees.
    init(_ systems: [CRS], at site: Coordinate?) {
        guard let site else {
            self.init("auto", "an equal-area plane centred on the districts; state the official one once there are any")
            return
        }
        for crs in systems {
            guard let code = crs.code, Self.isGood(crs, at: site) else { continue }
            self.init(code, "\(crs.name); data of yours are in it, and areas are true to 0.1 % here")
            return
        }
        let zone = Int(((site.x + 180) / 6).rounded(.down)) + 1
        if (28...38).contains(zone), (34...84).contains(site.y), let crs = try? CRS("EPSG:\(25800 + zone)"),
            Self.isGood(crs, at: site)
        {
            self.init(
                "EPSG:\(25800 + zone)",
                "\(crs.name), for the place; if your plans are in another metric system, state that one")
            return
        }
        self.init("auto", "an equal-area plane centred on the districts; the official metric system is better")
    }

    private init(_ text: String, _ reason: String) {
        self.text = text
        self.reason = reason
    }

    private static func isGood(_ crs: CRS, at site: Coordinate) -> Bool {
        guard crs.isMetric, !crs.isWebMercator, crs.areaOfUse?.expanded(by: 1).contains(site) ?? true,
            let scale = try? crs.arealScale(at: site)
        else { return false }
        return abs(scale - 1) <= largestDistortion
    }
}
