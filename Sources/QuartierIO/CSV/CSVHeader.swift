internal import QuartierModel

/// The first row of a CSV file: the separator, the names, and which columns hold the coordinates.
struct CSVHeader {
    var names: [String]
    /// The columns with the coordinates; nil for a table without places.
    var axes: (x: Int, y: Int)?
    /// Behind the header.
    var scanner: CSVScanner

    private static let separators: [(byte: UInt8, name: String)] = [
        (0x2C, "comma"), (0x3B, "semicolon"), (0x09, "tabulator"),
    ]

    init(
        _ bytes: UnsafeRawBufferPointer, from start: Int, x: String, y: String, needsPlaces: Bool, file: String,
        findings: inout Findings
    ) throws(Finding) {
        let candidates = Self.splits(bytes, from: start)
        // The right separator is the one that makes the two wanted columns appear.
        let fitting = candidates.filter { $0.names.contains(x) && $0.names.contains(y) }
        guard let chosen = fitting.first ?? candidates.max(by: { $0.names.count < $1.names.count }) else {
            throw Finding(
                .error, "bad-header", "the first row cannot be split into names", at: Place(file: file, line: 1),
                remedy: "Write the names of the columns into the first row")
        }
        if fitting.count > 1 {
            findings.add(
                Finding(
                    .note, "separator", "the separator is ambiguous; the \(chosen.separator) is taken",
                    at: Place(file: file, line: 1)))
        }
        names = chosen.names
        scanner = chosen.scanner
        let isPlain = !needsPlaces && !names.contains(x) && !names.contains(y)
        if !isPlain || CoordinateColumns.guess(among: names) != nil {
            axes = (try Self.column(x, in: names, file), try Self.column(y, in: names, file))
        }
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            throw Finding(
                .error, "duplicate-column", "the column '\(name)' stands twice in the header",
                at: Place(file: file, line: 1), remedy: "Give every column a name of its own")
        }
    }

    /// The first row as each separator splits it.
    static func splits(
        _ bytes: UnsafeRawBufferPointer, from start: Int
    ) -> [(scanner: CSVScanner, names: [String], separator: String)] {
        separators.compactMap { separator in
            var scanner = CSVScanner(bytes: bytes, separator: separator.byte, position: start)
            var cells: [CSVCell] = []
            guard (try? scanner.next(&cells)) != nil else { return nil }
            return (scanner, cells.map { trimmed(scanner.text(of: $0)) }, separator.name)
        }
    }

    private static func column(_ name: String, in names: [String], _ file: String) throws(Finding) -> Int {
        if let index = names.firstIndex(of: name) { return index }
        let known = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
        let guess = CoordinateColumns.guess(among: names).map {
            "; for x and y take '\($0.x)' and '\($0.y)', by their names"
        }
        throw Finding(
            .error, "missing-column", "there is no column '\(name)'", at: Place(file: file, line: 1),
            remedy: "The columns are \(known)\(guess ?? "")")
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
