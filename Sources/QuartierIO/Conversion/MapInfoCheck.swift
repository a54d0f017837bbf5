internal import QuartierModel

/// Compares the lengths of the files of a MapInfo table with what they promise: rows, shapes, and where these lie.
struct MapInfoCheck {
    private let source: SourceFile

    /// Checks the .dat, .id and .map of a source.
    init(_ source: SourceFile, limit: Int) throws(Finding) {
        self.source = source
        let table = try file("dat", limit)
        let places = try file("id", limit)
        let shapes = try file("map", limit)
        // The .dat begins as a dBASE table does.
        guard table.bytes.count >= 32 else { throw cut("dat") }
        let (rows, header) = (Int(table.bytes.little32(4)), Int(table.bytes.little16(8)))
        let width = Int(table.bytes.little16(10))
        guard width > 0, table.bytes.count >= header, (table.bytes.count - header) / width >= rows else {
            throw cut("dat")
        }
        guard places.bytes.count / 4 >= rows else { throw cut("id") }
        // Blocks of 512 bytes; a row without a shape has the place 0.
        guard shapes.bytes.count >= 512, shapes.bytes.count % 512 == 0 else { throw cut("map") }
        for row in 0..<rows where Int(places.bytes.little32(row * 4)) >= shapes.bytes.count { throw cut("map") }
    }

    private func file(_ suffix: String, _ limit: Int) throws(Finding) -> MappedFile {
        try MappedFile(path: source.path(of: suffix) ?? "", displayName: source.name(of: suffix), limit: limit)
    }

    private func cut(_ suffix: String) -> Finding {
        Finding(
            .error, "truncated-file", "the file is shorter than it says it is, or its companions say",
            at: Place(file: source.name(of: suffix)), remedy: "Get a whole copy of the files that belong together")
    }
}
