/// What the schema says of `crs_operation`.
enum OperationTexts {
    static let layer =
        "The coordinate operation into the study's system, by its name, the name of a step of it or its code, such as "
        + "'MGI to WGS 84 (8)' or 'EPSG:1194'; chosen by rule where nothing is stated, and the manifest lists the "
        + "candidates"
    static let output = "The coordinate operation from the study's system to the WGS 84 of results, as in layers"
}
