import QuartierIO

/// A scenario that a run has finished: what it wrote, and where its numbers stand.
///
/// Nothing of it is trusted before the files have been found to be what they were.
struct KeptScenario: Sendable {
    /// Where the rows of the scenario stand in a table without a header.
    struct Rows: Sendable {
        /// The file, relative to the folder of results.
        var file: String
        /// The first byte.
        var start: Int
        /// How many bytes.
        var bytes: Int
        /// The SHA-256 of these bytes.
        var digest: String
    }

    /// The scenario's identifier.
    var id: String
    /// What its results depend on; see `ScenarioKeys`.
    var key: String
    /// How many elements each edit matched.
    var matches: [Int]
    /// The files with its zones.
    var outputs: [Manifest.Output]
    /// Its rows of the summary.
    var rows: Rows
}

// MARK: - As a line of the journal

extension KeptScenario {
    /// Reads what `write` has written; nil if it is something else.
    init?(_ value: JSONValue) {
        guard let id = value["end"]?.text, let key = value["key"]?.text, let matches = value["matches"]?.elements,
            let files = value["files"]?.elements, let place = value["rows"], let output = Manifest.Output(place),
            let start = place["start"]?.integer
        else { return nil }
        self.init(
            id: id, key: key, matches: matches.compactMap(\.integer), outputs: files.compactMap(Manifest.Output.init),
            rows: Rows(file: output.file, start: start, bytes: output.bytes, digest: output.digest))
        guard self.matches.count == matches.count, outputs.count == files.count else { return nil }
    }

    /// Writes the members of the scenario's line.
    func write(to writer: inout JSONWriter) {
        writer.member("end", id)
        writer.member("key", key)
        writer.key("matches")
        writer.beginArray()
        for count in matches { writer.value(count) }
        writer.endArray()
        writer.array("files", outputs) { $0.write(to: &$1) }
        writer.key("rows")
        writer.beginObject()
        Manifest.Output(file: rows.file, bytes: rows.bytes, digest: rows.digest).write(to: &writer)
        writer.member("start", rows.start)
        writer.endObject()
    }
}

extension Manifest.Output {
    /// Reads what `write` has written.
    init?(_ value: JSONValue) {
        guard let file = value["file"]?.text, let bytes = value["bytes"]?.integer, let digest = value["sha256"]?.text
        else { return nil }
        self.init(file: file, bytes: bytes, digest: digest)
    }

    /// Writes the members of a file.
    func write(to writer: inout JSONWriter) {
        writer.member("file", file)
        writer.member("bytes", bytes)
        writer.member("sha256", digest)
    }
}

extension JSONValue {
    /// The whole number, if the value is one.
    var integer: Int? { double.flatMap { Int(exactly: $0) } }
}
