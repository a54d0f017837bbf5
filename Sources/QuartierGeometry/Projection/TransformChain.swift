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
    /// The way from one CRS to another for data at a site in degrees, by rule or by the operation that is stated.
    static func make(
        from source: CRS, to target: CRS, near site: Coordinate?, by stated: String?
    ) throws(ProjectionError) -> TransformChain {
        for crs in [source, target] where crs.kind == .other {
            throw ProjectionError(
                .unsupportedCRS, "\(crs.code ?? crs.name) has neither degrees nor a plane of east and north",
                remedy: "Choose a geographic CRS in degrees or a projected one")
        }
        if source == target {
            guard let stated else { return TransformChain([], .identity) }
            throw ProjectionError(
                .noOperation, "there is nothing for '\(stated)' to do: the data are in \(target.code ?? target.name)",
                remedy: "Leave the operation out")
        }
        let terms = terms(from: source, to: target, near: site, by: stated)
        let context = ProjectionContext()
        let (from, to) = (
            try CRS.object(source.definition, in: context), try CRS.object(target.definition, in: context)
        )
        if let byETRS89 = try byETRS89(source, from, target, to, terms) { return byETRS89 }
        guard let choice = try OperationChoice.choose(from: from, to: to, terms) else {
            if let stated { throw unknown(stated, source, from, target, to, terms) }
            throw context.failure(
                .noOperation,
                "there is no transformation of known accuracy from \(source.code ?? source.name) to "
                    + "\(target.code ?? target.name) at this site",
                remedy: "Check that both CRS are used where the data lie, or transform the data beforehand")
        }
        return TransformChain([choice.operation], OperationInfo(choice, terms, route: nil))
    }

    /// The projection backwards, to the degrees of the CRS's own datum.
    static func toOwnDegrees(_ crs: CRS) throws(ProjectionError) -> TransformChain {
        let context = ProjectionContext()
        let plane = try CRS.object(crs.definition, in: context).withoutDatumShift
        guard let degrees = context.owned(proj_crs_get_geodetic_crs(context.handle, plane.pointer)),
            let choice = try OperationChoice.choose(from: plane, to: degrees, .init(hasOneDatum: true))
        else {
            throw context.failure(
                .noOperation, "\(crs.code ?? crs.name) has no way back to degrees", remedy: "Choose another CRS")
        }
        return TransformChain([choice.operation], .identity)
    }

    private static func terms(
        from source: CRS, to target: CRS, near site: Coordinate?, by stated: String?
    ) -> OperationChoice.Terms {
        var terms = OperationChoice.Terms(hasOneDatum: source.datumFamily == target.datumFamily)
        terms.stated = stated
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
        guard goesByETRS89(source, target) else { return nil }
        let isTowards = target.datumFamily == "WGS 84"
        let wgs84 = try CRS.object(CRS.wgs84.definition, in: from.context)
        let onDatum = OperationChoice.Terms(hasOneDatum: true)
        let isPlainWGS84 = (isTowards ? target : source) == .wgs84
        let (start, end) = try ends(of: (source, from), (target, to))
        guard let shift = try OperationChoice.choose(from: start, to: end, terms.direct) else { return nil }
        var (steps, names) = ([shift.operation], [shift.name])
        if !isPlainWGS84 {
            let plane =
                isTowards
                ? try OperationChoice.choose(from: wgs84, to: to, onDatum)
                : try OperationChoice.choose(from: from, to: wgs84, onDatum)
            guard let plane else { return nil }
            steps.insert(plane.operation, at: isTowards ? 1 : 0)
            names.insert(plane.name, at: isTowards ? 1 : 0)
        }
        var info = OperationInfo(
            shift, terms, route: "by ETRS89, taken as WGS 84", name: names.joined(separator: " + "))
        info.candidates += OperationChoice.list(from: from, to: to, terms)
        return TransformChain(steps, info)
    }

    private static func goesByETRS89(_ source: CRS, _ target: CRS) -> Bool {
        let families = [source.datumFamily, target.datumFamily]
        return families.contains("WGS 84") && !families.contains("ETRS89") && families[0] != families[1]
    }

    /// The two CRS between which the datum changes, ETRS89 in the place of WGS 84.
    private static func ends(
        of source: (crs: CRS, object: ProjectionObject), _ target: (crs: CRS, object: ProjectionObject)
    ) throws(ProjectionError) -> (ProjectionObject, ProjectionObject) {
        let etrs89 = try CRS.object("EPSG:4258", in: source.object.context)
        return target.crs.datumFamily == "WGS 84" ? (source.object, etrs89) : (etrs89, target.object)
    }

    private static func unknown(
        _ stated: String, _ source: CRS, _ from: ProjectionObject, _ target: CRS, _ to: ProjectionObject,
        _ terms: OperationChoice.Terms
    ) -> ProjectionError {
        var known = OperationChoice.list(from: from, to: to, terms)
        if goesByETRS89(source, target), let ends = try? ends(of: (source, from), (target, to)) {
            known = OperationChoice.list(from: ends.0, to: ends.1, terms.direct) + known
        }
        let names = known.filter { $0.obstacle != .ballpark }.map { "'\($0.name)'" }
        return ProjectionError(
            .noOperation,
            "'\(stated)' is no operation from \(source.code ?? source.name) to \(target.code ?? target.name)",
            remedy: names.isEmpty
                ? "Leave the operation out" : "Name one of these, or a step of it: \(names.joined(separator: ", "))")
    }
}

extension OperationChoice.Terms {
    /// The same for the step that changes the datum: only what the register lists between the two.
    fileprivate var direct: OperationChoice.Terms {
        var terms = self
        terms.allowsIntermediate = false
        return terms
    }
}

extension OperationInfo {
    fileprivate init(
        _ choice: OperationChoice, _ terms: OperationChoice.Terms, route: String?, name: String? = nil
    ) {
        self.init(
            name: name ?? choice.name, accuracy: choice.accuracy, missingGrids: choice.missingGrids,
            isIdentity: false, route: route, isStated: terms.stated != nil, coversSite: choice.coversSite,
            candidates: choice.candidates)
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
