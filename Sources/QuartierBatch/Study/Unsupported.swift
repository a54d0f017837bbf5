/// What the format of study files has and this version cannot read.
///
/// Kept in one place: a user who writes one of these learns that it is not there yet rather than that it is
/// misspelt. None of them is in the schema. Making one work means to take it off its list.
enum Unsupported {
    /// Keys of the study.
    static let studyKeys = ["own_indicators"]
    /// Keys under `layers`.
    static let layers = ["rasters"]
    /// Keys under `parameters`.
    static let parameters = ["travel_time", "surface_factor"]
    /// Output formats.
    static let formats = ["html"]
}
