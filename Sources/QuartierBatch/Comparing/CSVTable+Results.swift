import QuartierIO

extension CSVTable {
    /// A text as it was before it was written.
    ///
    /// In a file for spreadsheets an apostrophe keeps them from taking it for a formula.
    func plain(_ text: String) -> String {
        guard hasByteOrderMark, text.first == "'", CSVWriter.looksLikeFormula(String(text.dropFirst())) else {
            return text
        }
        return String(text.dropFirst())
    }
}
