internal import CPROJ

/// PROJ operations one after the other, in a context of their own; used by one worker at a time.
final class TransformChain {
    let steps: [ProjectionObject]
    let info: OperationInfo

    init(_ steps: [ProjectionObject], _ info: OperationInfo) {
        self.steps = steps
        self.info = info
    }

    /// Carries coordinates through all steps in place; what cannot be carried becomes infinite.
    func transform(_ coordinates: inout [Coordinate]) {
        let stride = MemoryLayout<Coordinate>.stride
        let count = coordinates.count
        // A coordinate is two doubles: PROJ reads x and y where they lie and writes the results there.
        coordinates.withUnsafeMutableBufferPointer { buffer in
            buffer.withMemoryRebound(to: Double.self) { numbers in
                guard let x = numbers.baseAddress else { return }
                for step in steps {
                    _ = proj_trans_generic(
                        step.pointer, PJ_FWD, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
                }
            }
        }
    }
}

// MARK: - Choosing the way

extension TransformChain {
    /// The way from one CRS to another for data at a site in degrees.
    static func make(from source: CRS, to target: CRS, near site: Coordinate?) throws(ProjectionError) -> TransformChain
    {
        for crs in [source, target] where crs.kind == .other {
            throw ProjectionError(
                .unsupportedCRS, "\(crs.code ?? crs.name) has neither degrees nor a plane of east and north",
                remedy: "Choose a geographic CRS in degrees or a projected one")
        }
        if source == target { return TransformChain([], .identity) }
        let terms = terms(from: source, to: target, near: site)
        let context = ProjectionContext()
        let (from, to) = (
            try CRS.object(source.definition, in: context), try CRS.object(target.definition, in: context)
        )
        if let byETRS89 = try byETRS89(source, from, target, to, terms) { return byETRS89 }
        guard let choice = OperationChoice(from: from, to: to, terms) else {
            throw context.failure(
                .noOperation,
                "there is no transformation of known accuracy from \(source.code ?? source.name) to "
                    + "\(target.code ?? target.name) at this site",
                remedy: "Check that both CRS are used where the data lie, or transform the data beforehand")
        }
        let info = OperationInfo(
            name: choice.operation.name, accuracy: choice.accuracy, missingGrids: choice.missingGrids,
            isIdentity: false, route: nil)
        return TransformChain([choice.operation], info)
    }

    /// The projection backwards, to the degrees of the CRS's own datum.
    static func toOwnDegrees(_ crs: CRS) throws(ProjectionError) -> TransformChain {
        let context = ProjectionContext()
        let plane = try CRS.object(crs.definition, in: context).withoutDatumShift
        guard let degrees = context.owned(proj_crs_get_geodetic_crs(context.handle, plane.pointer)),
            let choice = OperationChoice(from: plane, to: degrees, .init(hasOneDatum: true))
        else {
            throw context.failure(
                .noOperation, "\(crs.code ?? crs.name) has no way back to degrees", remedy: "Choose another CRS")
        }
        return TransformChain([choice.operation], .identity)
    }

    private static func terms(from source: CRS, to target: CRS, near site: Coordinate?) -> OperationChoice.Terms {
        var terms = OperationChoice.Terms(hasOneDatum: source.datumFamily == target.datumFamily)
        if let site, site.isFinite {
            terms.site = site
            terms.area = BoundingBox(site).expanded(by: 0.05)
        } else {
            // The narrower area of use says most about where the data lie.
            terms.area = [source.areaOfUse, target.areaOfUse].compactMap { $0 }
                .min { $0.width * $0.height < $1.width * $1.height }
        }
        return terms
    }

    /// National datum to WGS 84, or back, by ETRS89: nil if that is not the way to go.
    ///
    /// The register's direct ways to WGS 84 never use a grid and differ by metres; those to ETRS89 are what the
    /// surveys publish. ETRS89 is then taken as WGS 84 (RFC 7946 in Europe is written so): they are less than a
    /// metre apart.
    private static func byETRS89(
        _ source: CRS, _ from: ProjectionObject, _ target: CRS, _ to: ProjectionObject,
        _ terms: OperationChoice.Terms
    ) throws(ProjectionError) -> TransformChain? {
        let families = [source.datumFamily, target.datumFamily]
        guard families.contains("WGS 84"), !families.contains("ETRS89"), !terms.hasOneDatum else { return nil }
        let isTowards = target.datumFamily == "WGS 84"
        let etrs89 = try CRS.object("EPSG:4258", in: from.context)
        let wgs84 = try CRS.object(CRS.wgs84.definition, in: from.context)
        var direct = terms
        direct.allowsIntermediate = false
        let onDatum = OperationChoice.Terms(hasOneDatum: true)
        let isPlainWGS84 = (isTowards ? target : source) == .wgs84
        let shift =
            isTowards
            ? OperationChoice(from: from, to: etrs89, direct) : OperationChoice(from: etrs89, to: to, direct)
        guard let shift else { return nil }
        var steps = [shift.operation]
        if !isPlainWGS84 {
            let plane =
                isTowards
                ? OperationChoice(from: wgs84, to: to, onDatum) : OperationChoice(from: from, to: wgs84, onDatum)
            guard let plane else { return nil }
            steps.insert(plane.operation, at: isTowards ? 1 : 0)
        }
        let info = OperationInfo(
            name: steps.map(\.name).joined(separator: " + "), accuracy: shift.accuracy,
            missingGrids: shift.missingGrids, isIdentity: false, route: "by ETRS89, taken as WGS 84")
        return TransformChain(steps, info)
    }
}

extension CRS {
    /// The datum, with the realisations and spellings of WGS 84 and ETRS89 counted as one each.
    fileprivate var datumFamily: String {
        guard let datum else { return definition }
        if datum.hasPrefix("World Geodetic System 1984") { return "WGS 84" }
        if datum.hasPrefix("European Terrestrial Reference System 1989") { return "ETRS89" }
        return datum
    }
}
