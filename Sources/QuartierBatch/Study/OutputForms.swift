extension Form where Value == StudyFile.Output {
    /// Where results go and how they are written.
    static let output = ObjectForm<StudyFile.Output>(
        noun: "a group of keys", empty: StudyFile.Output(),
        fields: [
            Field(
                "directory", .placed(.path), \.directory, "The directory for results, relative to the study file"),
            Field(
                "formats",
                .uniqueList(of: .oneOf(StudyFile.OutputFormat.self, unsupported: Unsupported.formats)), \.formats,
                "The formats of results; geojson and csv by default"),
            Field("crs_operation", .placedText, \.crsOperation, OperationTexts.output),
            Field("csv", .csvStyle, \.csv, "How CSV files are written"),
            Field(
                "difference", .boolean, \.difference,
                "Whether each scenario also gets a GeoJSON file of the zones it changes; false by default"),
            Field(
                "transit", .uniqueList(of: .oneOf(StudyFile.TransitMap.self)), \.transit,
                "Maps of public transport as GeoJSON: stops with their categories, areas of the quality classes, "
                    + "buildings with their classes; needs parameters.transit_classes"),
        ]
    ).form
}

extension Form where Value == StudyFile.CSVStyle {
    fileprivate static let csvStyle = ObjectForm<StudyFile.CSVStyle>(
        noun: "a group of keys", empty: StudyFile.CSVStyle(),
        fields: [
            Field(
                "separator", .oneOf(StudyFile.Separator.self), \.separator,
                "What stands between two values; a comma by default"),
            Field(
                "decimal", .oneOf(StudyFile.DecimalMark.self), \.decimal,
                "What stands before the decimals; a point by default"),
            Field("bom", .boolean, \.bom, "Whether the file begins with a byte order mark; false by default"),
        ],
        check: { style, node, context in
            guard style.separator.rawValue == style.decimal.rawValue else { return }
            context.report(
                "conflicting-values", "separator and decimal are both ','", node.mark,
                remedy: "Write separator: \";\" with decimal: \",\"")
        }
    ).form
}
