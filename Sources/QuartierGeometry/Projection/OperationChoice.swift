internal import CPROJ

/// Picks one of PROJ's candidate operations between two CRS, by rule.
///
/// PROJ's own choice depends on the environment and may change from point to point. Here candidates are listed
/// once, and the most accurate one that is usable, is no ballpark and covers the site is taken; the order of the
/// list breaks ties.
struct OperationChoice {
    let operation: ProjectionObject
    let accuracy: Double?
    let missingGrids: [String]

    /// What the candidates are judged by.
    struct Terms {
        /// Where the data lie, in degrees; nil if unknown.
        var site: Coordinate?
        /// The area candidates must meet, and without a site cover, in degrees; nil for all.
        var area: BoundingBox?
        /// Whether both CRS have one datum, so that nothing can be ballpark and no area matters.
        var hasOneDatum = false
        /// Whether operations through a third CRS are listed.
        var allowsIntermediate = true
    }

    /// The chosen operation, ready for x east and y north; nil if no candidate passes.
    init?(from source: ProjectionObject, to target: ProjectionObject, _ terms: Terms) {
        let candidates = Self.candidates(from: source, to: target, terms)
        // An area of use in the register is a rough box: one that ends just beside the site is better than none.
        let inside = candidates.filter { $0.isUsable && $0.covers(terms, margin: 0) }
        let fit = inside.isEmpty ? candidates.filter { $0.isUsable && $0.covers(terms, margin: 1) } : inside
        guard let best = fit.min(by: { $0.rank < $1.rank }) else { return nil }
        let context = source.context
        guard let operation = context.owned(proj_normalize_for_visualization(context.handle, best.object.pointer))
        else { return nil }
        self.operation = operation
        accuracy = best.accuracy
        let better = candidates.filter { !$0.isInstantiable && $0.rank < best.rank && $0.covers(terms, margin: 0) }
        missingGrids = Set(better.flatMap(\.missingGrids)).sorted()
    }

    private static func candidates(
        from source: ProjectionObject, to target: ProjectionObject, _ terms: Terms
    ) -> [Candidate] {
        let handle = source.context.handle
        guard let factory = proj_create_operation_factory_context(handle, nil) else { return [] }
        defer { proj_operation_factory_context_destroy(factory) }
        proj_operation_factory_context_set_spatial_criterion(
            handle, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
        // Candidates whose grids are missing are listed too, to be able to say what is missing.
        proj_operation_factory_context_set_grid_availability_use(
            handle, factory, PROJ_GRID_AVAILABILITY_USED_FOR_SORTING)
        if let area = terms.area {
            proj_operation_factory_context_set_area_of_interest(
                handle, factory, area.minX, area.minY, area.maxX, area.maxY)
        }
        if !terms.allowsIntermediate {
            proj_operation_factory_context_set_allow_use_intermediate_crs(
                handle, factory, PROJ_INTERMEDIATE_CRS_USE_NEVER)
        }
        guard let list = proj_create_operations(handle, source.pointer, target.pointer, factory) else { return [] }
        defer { proj_list_destroy(list) }
        return (0..<proj_list_get_count(list)).compactMap { index in
            source.context.owned(proj_list_get(handle, list, index)).map { Candidate($0, at: index, terms) }
        }
    }
}

/// One of PROJ's operations and what the choice needs to know of it.
private struct Candidate {
    let object: ProjectionObject
    let accuracy: Double?
    let isInstantiable: Bool
    /// Instantiable, and not a ballpark between two datums.
    let isUsable: Bool
    let rank: (Double, Int32)
    private let area: BoundingBox?

    init(_ object: ProjectionObject, at index: Int32, _ terms: OperationChoice.Terms) {
        let handle = object.context.handle
        let stated = proj_coordoperation_get_accuracy(handle, object.pointer)
        let isBallpark = proj_coordoperation_has_ballpark_transformation(handle, object.pointer) == 1
        self.object = object
        accuracy = stated >= 0 ? stated : (terms.hasOneDatum ? 0 : nil)
        isInstantiable = proj_coordoperation_is_instantiable(handle, object.pointer) == 1
        isUsable = isInstantiable && (!isBallpark || terms.hasOneDatum)
        rank = (accuracy ?? .infinity, index)
        area = object.areaOfUse
    }

    func covers(_ terms: OperationChoice.Terms, margin: Double) -> Bool {
        guard !terms.hasOneDatum, let area = area?.expanded(by: margin) else { return true }
        if let site = terms.site { return area.contains(site) }
        // A region's own operation may be the most accurate, but not for the rest of the country.
        return terms.area.map { area.contains($0) } ?? true
    }

    var missingGrids: [String] {
        let handle = object.context.handle
        return (0..<proj_coordoperation_get_grid_used_count(handle, object.pointer)).compactMap { index in
            var name: UnsafePointer<CChar>?
            var isAvailable: Int32 = 0
            let status = proj_coordoperation_get_grid_used(
                handle, object.pointer, index, &name, nil, nil, nil, nil, nil, &isAvailable)
            guard status == 1, isAvailable == 0 else { return nil }
            return name.map { String(cString: $0) }
        }
    }
}
