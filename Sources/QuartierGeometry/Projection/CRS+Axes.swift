internal import CPROJ

extension CRS {
    /// Whether the register puts north (or latitude) before east: EPSG:4326 and EPSG:31467 do, EPSG:25832 does not.
    ///
    /// Coordinates here have east first whatever the register says; a reader of a format that follows the register
    /// has to know. False for definitions that the register does not have. Takes some 10 ms.
    public var isNorthFirst: Bool {
        guard let object = try? Self.object(definition, in: ProjectionContext()).withoutDatumShift else { return false }
        return object.firstDirection == "north"
    }
}

extension ProjectionObject {
    /// Where the first axis points: "east", "north".
    fileprivate var firstDirection: String? {
        guard let axes = context.owned(proj_crs_get_coordinate_system(context.handle, pointer)) else { return nil }
        var direction: UnsafePointer<CChar>?
        let status = proj_cs_get_axis_info(
            context.handle, axes.pointer, 0, nil, nil, &direction, nil, nil, nil, nil)
        return status == 1 ? direction.map { String(cString: $0) } : nil
    }
}
