public import QuartierModel

/// A JSON document in memory, for small files: manifests, journals, study files.
///
/// Numbers keep their text, so that nothing is lost before somebody asks for a kind of number.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number as it is written.
    case number(String)
    /// A text.
    case text(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members in the order of the file.
    case object([JSONMember])

    /// Reads a whole document.
    ///
    /// Throws a finding with line and column if it is not JSON, repeats a key or nests deeper than 64 levels.
    public init(parsing bytes: [UInt8], file: String? = nil) throws(Finding) {
        let outcome = bytes.withUnsafeBytes { buffer in Self.document(in: buffer, file: file) }
        self = try outcome.get()
    }

    private static func document(in bytes: UnsafeRawBufferPointer, file: String?) -> Result<JSONValue, Finding> {
        var scanner = JSONScanner(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
        let start = scanner.position
        do throws(ScanError) {
            let repeated = try scanner.skipValue(outer: 0)
            try scanner.finish()
            if let repeated {
                let place = Place.file(file, bytes: bytes, offset: repeated)
                return .failure(
                    Finding(
                        .error, "duplicate-key", "an object has a member twice", at: place, remedy: "Keep one of them"))
            }
            scanner.position = start
            return .success(try JSONValue(from: &scanner))
        } catch {
            let place = Place.file(file, bytes: bytes, offset: error.offset)
            return .failure(Finding(.error, error.code, error.message, at: place, remedy: error.remedy))
        }
    }

    /// Reads the value at the cursor; it has been passed once, so it nests no deeper than the limit.
    init(from scanner: inout JSONScanner) throws(ScanError) {
        let byte = try scanner.peek()
        var isFirst = true
        switch byte {
        case UInt8(ascii: "{"):
            scanner.position += 1
            var members: [JSONMember] = []
            while let key = try scanner.nextKey(isFirst: &isFirst) {
                members.append(JSONMember(scanner.content(of: key), try JSONValue(from: &scanner)))
            }
            self = .object(members)
        case UInt8(ascii: "["):
            scanner.position += 1
            var elements: [JSONValue] = []
            while try scanner.nextElement(isFirst: &isFirst) { elements.append(try JSONValue(from: &scanner)) }
            self = .array(elements)
        case UInt8(ascii: "\""): self = .text(scanner.content(of: try scanner.string()))
        case let byte where JSONScanner.beginsNumber(byte):
            let start = scanner.position
            _ = try scanner.number()
            let text = JSONText(start: start, end: scanner.position, isPlain: true)
            self = .number(scanner.content(of: text))
        default: self = try scanner.literal().map(JSONValue.boolean) ?? .null
        }
    }
}

/// A member of a JSON object.
public struct JSONMember: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// A member of a name and a value.
    public init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}

extension JSONValue {
    /// The value of a member of an object; nil where there is none.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, if the value is one.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The finite number, if the value is one.
    public var double: Double? {
        guard case .number(let text) = self, let value = DecimalNumber.parse(text), value.isFinite else { return nil }
        return value
    }

    /// The elements, if the value is an array.
    public var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

extension Place {
    /// The place of a byte of a text file.
    static func file(_ file: String?, bytes: UnsafeRawBufferPointer, offset: Int) -> Place {
        var lines = TextLines(bytes)
        let (line, column) = lines.lineAndColumn(at: offset)
        return Place(file: file, line: line, column: column)
    }
}
