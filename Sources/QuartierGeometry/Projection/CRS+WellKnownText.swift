internal import CPROJ

extension CRS {
    /// The whole definition as well-known text, for files that must say by themselves what their coordinates mean.
    ///
    /// WKT 1 as GDAL writes it, which GeoPackage asks for; WKT 2 of 2019 where WKT 1 has no words for the projection.
    public func wellKnownText() throws(ProjectionError) -> String {
        let context = ProjectionContext()
        let object = try Self.object(definition, in: context)
        for form in [PJ_WKT1_GDAL, PJ_WKT2_2019] {
            if let text = object.text(form) { return named(text) }
        }
        throw context.failure(
            .unsupportedCRS, "\(code ?? name) cannot be written as well-known text",
            remedy: "Choose a CRS with an EPSG code")
    }

    /// PROJ calls what was given as a PROJ string "unknown"; where we know better, people may read it.
    private func named(_ text: String) -> String {
        let unknown = "[\"unknown\","
        guard let bracket = text.firstIndex(of: "["), text[bracket...].hasPrefix(unknown), !name.contains("\"") else {
            return text
        }
        return text[..<bracket] + "[\"\(name)\"," + text[bracket...].dropFirst(unknown.count)
    }
}

extension ProjectionObject {
    fileprivate func text(_ form: PJ_WKT_TYPE) -> String? {
        "MULTILINE=NO".withCString { option in
            var options: [UnsafePointer<CChar>?] = [option, nil]
            return proj_as_wkt(context.handle, pointer, form, &options).map { String(cString: $0) }
        }
    }
}
