internal import CPROJ

extension CRS {
    /// A CRS from the text of a file or a person.
    ///
    /// Understood are "EPSG:31256" and codes of other registers of PROJ, URNs ("urn:ogc:def:crs:EPSG::31256"),
    /// addresses ("http://www.opengis.net/def/crs/EPSG/0/31256"), "OGC:CRS84", WKT 1 and 2, PROJJSON and PROJ
    /// strings. A definition that names an EPSG code and agrees with it becomes that code. Of a compound CRS the
    /// horizontal part counts. Takes some 10 ms: PROJ opens its register.
    public init(_ text: String) throws(ProjectionError) {
        let definition = try CRSText.normalised(text)
        if definition == CRS.wgs84.definition {
            self = .wgs84
            return
        }
        let object = try Self.object(definition, in: ProjectionContext())
        if !definition.hasPrefix("EPSG:"), let code = object.agreeingCode {
            try self.init(code)
            return
        }
        self.init(definition, object)
    }

    private init(_ definition: String, _ object: ProjectionObject) {
        let plain = object.withoutDatumShift
        let unit = plain.unit
        let kind = plain.kind(unit: unit)
        self.init(
            definition: definition, code: object.code, name: object.name, kind: kind,
            metresPerUnit: kind == .projected ? unit : nil, areaOfUse: object.areaOfUse ?? plain.areaOfUse,
            // A datum with a shift of its own (TOWGS84) is no other's equal, whatever it is called.
            datum: plain === object ? plain.datumName : nil, method: plain.methodName)
    }

    /// The PROJ object of a normalised definition, its horizontal part if it is compound.
    static func object(_ definition: String, in context: ProjectionContext) throws(ProjectionError) -> ProjectionObject
    {
        guard let object = context.owned(proj_create(context.handle, definition)) else {
            throw context.failure(
                .unknownCRS, "'\(definition.prefix(80))' is not a known CRS",
                remedy: "Check the code at https://epsg.org, or give the definition as WKT")
        }
        guard proj_is_crs(object.pointer) == 1 else {
            throw ProjectionError(
                .unsupportedCRS, "'\(definition.prefix(80))' is not a CRS", remedy: "Give a CRS, not an operation")
        }
        return object.horizontal
    }
}

extension ProjectionObject {
    /// The horizontal part of a compound CRS; any other CRS itself.
    fileprivate var horizontal: ProjectionObject {
        guard proj_get_type(pointer) == PJ_TYPE_COMPOUND_CRS else { return self }
        return context.owned(proj_crs_get_sub_crs(context.handle, pointer, 0)) ?? self
    }

    /// The CRS without the datum shift that old definitions carry (TOWGS84).
    var withoutDatumShift: ProjectionObject {
        guard proj_get_type(pointer) == PJ_TYPE_BOUND_CRS else { return self }
        return context.owned(proj_get_source_crs(context.handle, pointer)) ?? self
    }

    /// "EPSG:31256", as the object calls itself.
    fileprivate var code: String? {
        guard let authority = proj_get_id_auth_name(pointer, 0), let code = proj_get_id_code(pointer, 0) else {
            return nil
        }
        return "\(String(cString: authority)):\(String(cString: code))"
    }

    /// The EPSG code a definition names, if it says the same as the register.
    fileprivate var agreeingCode: String? {
        let handle = context.handle
        // Compared with east first on both sides: WKT 1 leaves the axes out, and every coordinate is kept so here.
        guard let code, code.hasPrefix("EPSG:"), let registered = context.owned(proj_create(handle, code)),
            let own = context.owned(proj_normalize_for_visualization(handle, pointer)),
            let theirs = context.owned(proj_normalize_for_visualization(handle, registered.pointer)),
            proj_is_equivalent_to_with_ctx(handle, own.pointer, theirs.pointer, PJ_COMP_EQUIVALENT) == 1
        else { return nil }
        return code
    }

    fileprivate func kind(unit: Double) -> CRS.Kind {
        switch proj_get_type(pointer) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS:
            // Grads and minutes are no degrees.
            return abs(unit - .pi / 180) < 1e-12 ? .geographic : .other
        case PJ_TYPE_PROJECTED_CRS:
            return .projected
        default:
            return .other
        }
    }

    /// Metres, or radians, in one unit of the first axis; 0 if there is no axis.
    fileprivate var unit: Double {
        guard let axes = context.owned(proj_crs_get_coordinate_system(context.handle, pointer)) else { return 0 }
        var factor = 0.0
        let status = proj_cs_get_axis_info(context.handle, axes.pointer, 0, nil, nil, nil, &factor, nil, nil, nil)
        return status == 1 ? factor : 0
    }

    fileprivate var datumName: String? {
        context.owned(proj_crs_get_horizontal_datum(context.handle, pointer))?.name
    }

    fileprivate var methodName: String? {
        var name: UnsafePointer<CChar>?
        guard let projection = context.owned(proj_crs_get_coordoperation(context.handle, pointer)),
            proj_coordoperation_get_method_info(context.handle, projection.pointer, &name, nil, nil) == 1
        else { return nil }
        return name.map { String(cString: $0) }
    }
}
