/// One attribute of all features of a table: a compact column that may mix kinds of value.
///
/// Nine bytes a value; equal texts are stored once. Files mix kinds ("3" beside 3), so the kind belongs to the
/// value and not to the column.
public struct Column: Sendable {
    /// The name of the attribute in the file.
    public let name: String
    private var tags: [Tag] = []
    private var payloads: [UInt64] = []
    private var texts: [String] = []
    private var codes: [String: UInt64] = [:]

    private static let fewTexts = 8

    private enum Tag: UInt8 { case missing, number, text, boolean }

    /// An empty column.
    public init(name: String) {
        self.name = name
    }

    /// The number of values.
    public var count: Int { tags.count }

    /// The different texts of the column, in order of first appearance.
    public var distinctTexts: [String] { texts }

    /// The value of a row.
    public subscript(row: Int) -> AttributeValue {
        switch tags[row] {
        case .missing: .missing
        case .number: .number(Double(bitPattern: payloads[row]))
        case .text: .text(texts[Int(payloads[row])])
        case .boolean: .boolean(payloads[row] == 1)
        }
    }

    /// Adds the value of the next row.
    public mutating func append(_ value: AttributeValue) {
        switch value {
        case .missing: append(.missing, 0)
        case .number(let number): append(.number, number.bitPattern)
        case .text(let text): append(.text, code(of: text))
        case .boolean(let flag): append(.boolean, flag ? 1 : 0)
        }
    }

    /// Replaces the value of the last row (the last of duplicate keys, say).
    public mutating func replaceLast(with value: AttributeValue) {
        tags.removeLast()
        payloads.removeLast()
        append(value)
    }

    /// Appends missing values until the column has so many rows.
    public mutating func pad(to rows: Int) {
        while tags.count < rows { append(.missing, 0) }
    }

    private mutating func append(_ tag: Tag, _ payload: UInt64) {
        tags.append(tag)
        payloads.append(payload)
    }

    private mutating func code(of text: String) -> UInt64 {
        // Most columns know a handful of words: to compare with each is quicker than to hash.
        if texts.count <= Self.fewTexts {
            if let known = texts.firstIndex(of: text) { return UInt64(known) }
        } else if let known = codes[text] {
            return known
        }
        let code = UInt64(texts.count)
        texts.append(text)
        codes[text] = code
        return code
    }
}
