internal import QuartierModel

/// The root of a CityJSON document, or of a feature of a sequence: what it says, and where its large members lie.
struct CityJSONRoot {
    private(set) var type: String?
    private(set) var version: String?
    /// The system that the metadata name.
    private(set) var system: String?
    /// The transform of the vertices, as it stands there.
    private(set) var transform: JSONValue?
    /// Where the value of CityObjects begins.
    private(set) var objects: Int?
    /// Where the value of vertices begins.
    private(set) var vertices: Int?
    /// Where an object has a member twice.
    private(set) var duplicate: Int?

    /// Passes the object at the cursor, checking it wholly.
    init(_ scanner: inout JSONScanner) throws(ScanError) {
        var levels = KeyStack()
        levels.open()
        try scanner.take(UInt8(ascii: "{"), or: .value)
        var isFirst = true
        while let key = try scanner.nextKey(isFirst: &isFirst) {
            levels.add(key, in: scanner)
            let start = scanner.position
            let repeated = try scanner.skipValue(outer: 1)
            duplicate = duplicate ?? repeated
            try note(key, start, scanner)
        }
        duplicate = levels.close(in: scanner) ?? duplicate
    }

    private mutating func note(_ key: JSONText, _ start: Int, _ scanner: JSONScanner) throws(ScanError) {
        if scanner.says(key, "CityObjects") {
            objects = start
        } else if scanner.says(key, "vertices") {
            vertices = start
        } else if scanner.says(key, "type") {
            type = try Self.value(start, scanner).text
        } else if scanner.says(key, "version") {
            version = try Self.value(start, scanner).text
        } else if scanner.says(key, "transform") {
            transform = try Self.value(start, scanner)
        } else if scanner.says(key, "metadata") {
            system = try Self.value(start, scanner)["referenceSystem"]?.text
        }
    }

    private static func value(_ start: Int, _ scanner: JSONScanner) throws(ScanError) -> JSONValue {
        var again = scanner
        again.position = start
        return try JSONValue(from: &again)
    }
}
