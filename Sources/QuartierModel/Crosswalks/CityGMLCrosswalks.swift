/// What the attributes of buildings in CityGML 1.0 to 3.0 and CityJSON mean.
///
/// Functions are codes of lists that differ from country to country; only those of the German cadastre say so
/// themselves (`31001_1010`). The others are counted as unmapped, so that a study can name a scheme of its own.
enum CityGMLCrosswalks {
    static let buildings: [Crosswalk] =
        [
            .table("storeys", .plain("storeysAboveGround"), .plain("storeys")),
            .table(
                "height_m", Crosswalk.Source(field: "measuredHeight", reading: .metres, isDecisive: false),
                .plain("height_m")),
            .table("use", .tag("function", ALKISCrosswalks.qualifiedUse), .plain("use")),
        ] + ["dwellings", "residents", "jobs", "tenure"].map { .table($0, .plain($0)) }
}
