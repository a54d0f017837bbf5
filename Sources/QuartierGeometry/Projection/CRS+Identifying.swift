internal import CPROJ

extension CRS {
    /// A CRS from a definition without a code, as Esri's programs write it beside a Shapefile.
    ///
    /// If the register has a CRS with the same datum, projection and parameters, it is that one; the name counts for
    /// nothing. Takes up to half a second: PROJ compares with the whole register.
    public init(wellKnownText text: String) throws(ProjectionError) {
        let crs = try CRS(text)
        guard crs.code == nil else {
            self = crs
            return
        }
        let object = try Self.object(crs.definition, in: ProjectionContext())
        if let code = object.registeredCode {
            try self.init(code)
        } else {
            self = crs
        }
    }
}

extension ProjectionObject {
    /// The EPSG code of the first CRS of the register that says the same.
    fileprivate var registeredCode: String? {
        let handle = context.handle
        var confidences: UnsafeMutablePointer<Int32>?
        let list = proj_identify(handle, pointer, "EPSG", nil, &confidences)
        defer {
            proj_int_list_destroy(confidences)
            proj_list_destroy(list)
        }
        guard let list, let own = context.owned(proj_normalize_for_visualization(handle, pointer)) else { return nil }
        for index in 0..<proj_list_get_count(list) {
            guard let candidate = context.owned(proj_list_get(handle, list, index)),
                let code = proj_get_id_code(candidate.pointer, 0),
                let theirs = context.owned(proj_normalize_for_visualization(handle, candidate.pointer)),
                proj_is_equivalent_to_with_ctx(handle, own.pointer, theirs.pointer, PJ_COMP_EQUIVALENT) == 1
            else { continue }
            return "EPSG:\(String(cString: code))"
        }
        return nil
    }
}
