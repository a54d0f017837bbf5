internal import CPROJ

/// Picks one of PROJ's candidate operations between two CRS, by rule.
///
/// PROJ's own choice depends on the environment and may change from point to point. Here candidates are listed
/// once, and the most accurate one that is usable, is no ballpark and covers the site is taken; the order of the
/// list breaks ties.
struct OperationChoice {
    let operation: ProjectionObject
    /// The name in the register, without the steps that only put axes in order.
    let name: String
    let accuracy: Double?
    let missingGrids: [String]
    /// Whether the site lies where the operation is meant to be used.
    let coversSite: Bool
    /// All operations that meet the site, in PROJ's order; of a stated operation, those of the whole CRS.
    let candidates: [OperationCandidate]

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
        /// The operation a person asked for, by its name, the name of a step, or its code; nil to go by rule.
        var stated: String?
    }

    /// The chosen operation, ready for x east and y north; nil if no candidate passes.
    ///
    /// Throws if the stated operation is there but cannot be used.
    static func choose(
        from source: ProjectionObject, to target: ProjectionObject, _ terms: Terms
    ) throws(ProjectionError) -> OperationChoice? {
        let all = candidates(from: source, to: target, terms)
        if let stated = terms.stated {
            guard let best = all.filter({ $0.answers(to: stated) }).min(by: Candidate.precedes) else { return nil }
            try best.checkUsable()
            return OperationChoice(best, among: all, terms)
        }
        // An area of use in the register is a rough box: one that ends just beside the site is better than none.
        let inside = all.filter { $0.isUsable && $0.covers(terms, margin: 0) }
        let fit = inside.isEmpty ? all.filter { $0.isUsable && $0.covers(terms, margin: 1) } : inside
        return fit.min(by: Candidate.precedes).flatMap { OperationChoice($0, among: all, terms) }
    }

    private init?(_ best: Candidate, among all: [Candidate], _ terms: Terms) {
        let context = best.object.context
        guard let operation = context.owned(proj_normalize_for_visualization(context.handle, best.object.pointer))
        else { return nil }
        self.operation = operation
        name = best.object.name
        accuracy = best.accuracy
        coversSite = best.covers(terms, margin: 0)
        let better = all.filter { !$0.isInstantiable && $0.rank < best.rank && $0.covers(terms, margin: 0) }
        missingGrids = Set(better.flatMap(\.missingGrids)).sorted()
        candidates = all.map { $0.described(terms) }
    }

    /// All operations between two CRS, wherever they are meant to be used.
    static func list(
        from source: ProjectionObject, to target: ProjectionObject, _ terms: Terms
    ) -> [OperationCandidate] {
        candidates(from: source, to: target, terms).map { $0.described(terms) }
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
        // A person may ask for an operation of the neighbouring region: Vienna's own data went by Styria's.
        if let area = terms.area, terms.stated == nil {
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
    let isBallpark: Bool
    let rank: (Double, Int32)
    private let area: BoundingBox?

    /// Instantiable, and not a ballpark between two datums.
    var isUsable: Bool { isInstantiable && !isBallpark }

    init(_ object: ProjectionObject, at index: Int32, _ terms: OperationChoice.Terms) {
        let handle = object.context.handle
        let stated = proj_coordoperation_get_accuracy(handle, object.pointer)
        self.object = object
        accuracy = stated >= 0 ? stated : (terms.hasOneDatum ? 0 : nil)
        isInstantiable = proj_coordoperation_is_instantiable(handle, object.pointer) == 1
        isBallpark =
            !terms.hasOneDatum && proj_coordoperation_has_ballpark_transformation(handle, object.pointer) == 1
        rank = (accuracy ?? .infinity, index)
        area = object.areaOfUse
    }

    /// What can be used goes first, then what is more accurate, then PROJ's order.
    static func precedes(_ first: Candidate, _ second: Candidate) -> Bool {
        first.isUsable == second.isUsable ? first.rank < second.rank : first.isUsable
    }

    func covers(_ terms: OperationChoice.Terms, margin: Double) -> Bool {
        guard !terms.hasOneDatum, let area = area?.expanded(by: margin) else { return true }
        if let site = terms.site { return area.contains(site) }
        // A region's own operation may be the most accurate, but not for the rest of the country.
        return terms.area.map { area.contains($0) } ?? true
    }

    /// Whether a text names this operation or one of its steps.
    func answers(to text: String) -> Bool {
        let wanted = Self.plain(text)
        return object.name.lowercased() == text.lowercased()
            || object.steps.contains { Self.plain($0.name) == wanted || $0.code?.lowercased() == wanted }
    }

    /// Names are compared without regard to case and direction.
    private static func plain(_ text: String) -> String {
        let text = text.lowercased()
        return text.hasPrefix("inverse of ") ? String(text.dropFirst("inverse of ".count)) : text
    }

    func checkUsable() throws(ProjectionError) {
        if isBallpark {
            throw ProjectionError(
                .noOperation, "the operation '\(object.name)' leaves the datums' difference out: it may be 100 m off",
                remedy: "Name another operation, or leave it to the rule")
        }
        guard isInstantiable else {
            throw ProjectionError(
                .noOperation,
                "the operation '\(object.name)' needs \(missingGrids.joined(separator: ", ")), which is not installed",
                remedy: "Put the file into \(ProjectionContext.dataDirectory), or name another operation")
        }
    }

    func described(_ terms: OperationChoice.Terms) -> OperationCandidate {
        var obstacle: OperationCandidate.Obstacle?
        if isBallpark {
            obstacle = .ballpark
        } else if !isInstantiable {
            obstacle = .missingGrids
        } else if !covers(terms, margin: 0) {
            obstacle = .elsewhere
        }
        return OperationCandidate(name: object.name, accuracy: accuracy, obstacle: obstacle)
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

extension ProjectionObject {
    /// The operations this one is made of, or itself: names, and codes such as "EPSG:1618".
    fileprivate var steps: [(name: String, code: String?)] {
        guard proj_get_type(pointer) == PJ_TYPE_CONCATENATED_OPERATION else { return [(name, code)] }
        return (0..<proj_concatoperation_get_step_count(context.handle, pointer)).compactMap { index in
            context.owned(proj_concatoperation_get_step(context.handle, pointer, index)).map { ($0.name, $0.code) }
        }
    }

    private var code: String? {
        guard let authority = proj_get_id_auth_name(pointer, 0), let code = proj_get_id_code(pointer, 0) else {
            return nil
        }
        // PROJ marks the way back as "INVERSE(EPSG)".
        let name = String(cString: authority)
        let plain = name.hasPrefix("INVERSE(") ? String(name.dropFirst(8).dropLast()) : name
        return "\(plain):\(String(cString: code))"
    }
}
