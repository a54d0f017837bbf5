internal import QuartierModel

/// The built forms that every study knows.
///
/// The numbers are assumptions of Quartier, not measurements: round values for one plot without its streets, chosen so
/// that coverage and floor space index lie where planners' handbooks draw the type (the Spacematrix of Berghauser Pont
/// and Haupt orders types by these two numbers; § 17 BauNVO gives 0.4 and 1.2 as orientation for residential areas,
/// 0.8 and 3.0 for urban ones). A study that knows better states its own under `built_forms`, also under these names.
public enum BuiltFormLibrary {
    /// The forms in the order in which they are listed for people.
    public static let forms = [
        BuiltForm("detached", storeys: 2, coverage: 0.2, uses: [.residential: 1]),
        BuiltForm("row_houses", storeys: 2.5, coverage: 0.35, uses: [.residential: 1]),
        BuiltForm("slab", storeys: 5, coverage: 0.25, uses: [.residential: 1]),
        BuiltForm("courtyard", storeys: 4, coverage: 0.45, uses: [.residential: 1]),
        BuiltForm("perimeter_block", storeys: 5, coverage: 0.55, uses: [.residential: 0.9, .retail: 0.1]),
        BuiltForm(
            "mixed_use_block", storeys: 6, coverage: 0.6, uses: [.residential: 0.6, .office: 0.25, .retail: 0.15]),
        BuiltForm("point_tower", storeys: 16, coverage: 0.2, uses: [.residential: 0.95, .retail: 0.05]),
        BuiltForm("office_campus", storeys: 5, coverage: 0.4, uses: [.office: 0.95, .retail: 0.05]),
        BuiltForm("retail_box", storeys: 1, coverage: 0.45, uses: [.retail: 1]),
        BuiltForm("workshops", storeys: 2, coverage: 0.5, uses: [.industry: 0.85, .office: 0.15]),
        BuiltForm("school", storeys: 3, coverage: 0.3, uses: [.education: 1]),
    ]
}
