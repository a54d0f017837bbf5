import QuartierIO
extension StudyFile {
    /// The JSON Schema (2020-12) of study files, from the same declarations that decode them.
    ///
    /// The text is the same for every call, with two spaces for each level and a line break at the end.
    public static func jsonSchema() -> String {
        SchemaWriter.document(
            Form<StudyFile>.study.schema, title: "Quartier study",
            description: "A study of a district: data, assumptions, what to measure, scenarios."
        ).pretty
    }
}
