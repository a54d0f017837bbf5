internal import CPROJ

extension CRS {
    /// Whether it is the projection of web maps, by code or by method, which inflates areas (2.2 times in Vienna).
    public var isWebMercator: Bool {
        if code == "EPSG:3857" || definition.contains("+proj=webmerc") { return true }
        guard let method else { return false }
        return method.contains("Pseudo Mercator") || method.contains("Pseudo-Mercator")
            || method == "Mercator (Spherical)" || method == "Mercator_Auxiliary_Sphere"
            || (method.hasPrefix("Mercator") && definition.contains("+b=6378137"))
    }

    /// Whether coordinates are east and north in metres.
    public var isMetric: Bool { kind == .projected && metresPerUnit == 1 }

    /// Throws if lengths and areas must not be measured in this CRS, and says what to choose instead.
    ///
    /// Refused are degrees, Web Mercator, units that are not metres, and CRS without a plane.
    public func checkMeasurable() throws(ProjectionError) {
        if kind == .geographic { throw notMeasurable("its coordinates are degrees") }
        if kind == .other { throw notMeasurable("it has no plane of east and north") }
        if isWebMercator { throw notMeasurable("Web Mercator enlarges areas, at 48° latitude to more than double") }
        if !isMetric { throw notMeasurable("its unit is \(metresPerUnit ?? 0) m, not 1 m") }
    }

    private func notMeasurable(_ reason: String) -> ProjectionError {
        ProjectionError(
            .notMeasurable, "\(code ?? name) cannot be used for measuring: \(reason)",
            remedy: "Choose the official projected CRS of the place in metres, or 'auto' for an equal-area one")
    }

    /// How many times larger than on the ellipsoid areas are drawn at a place in degrees; 1 is true to area.
    ///
    /// The product of the two principal scales (PROJ's `areal_scale`). Throws for a CRS that is not projected and
    /// for a place the projection cannot show.
    public func arealScale(at place: Coordinate) throws(ProjectionError) -> Double {
        guard kind == .projected else {
            throw ProjectionError(
                .notMeasurable, "\(code ?? name) has no areal scale: it is not projected",
                remedy: "Choose a projected CRS")
        }
        let crs = try Self.object(definition, in: ProjectionContext()).withoutDatumShift
        // PROJ 9.1 mistakes latitude for longitude here if the register's axes are north-first.
        let handle = crs.context.handle
        let object = crs.context.owned(proj_normalize_for_visualization(handle, crs.pointer)) ?? crs
        let radians = proj_coord(place.x * .pi / 180, place.y * .pi / 180, 0, 0)
        let factors = proj_factors(object.pointer, radians)
        guard proj_errno(object.pointer) == 0, factors.areal_scale.isFinite, factors.areal_scale > 0 else {
            throw ProjectionError(
                .outsideDomain, "\(code ?? name) has no areal scale here",
                remedy: "Give a place in degrees inside the CRS's area of use", at: place)
        }
        return factors.areal_scale
    }
}
