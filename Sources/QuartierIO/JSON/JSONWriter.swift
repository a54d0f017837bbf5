/// Writes JSON into bytes, in the order it is told, always the same bytes for the same values.
///
/// Compact by default; `isPretty` puts every member and element on a line of its own, indented by two spaces.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    /// For each open object or array, whether it has a member already.
    private var levels: [Bool] = []
    private var isAfterKey = false

    /// An empty writer.
    public init(isPretty: Bool = false) { self.isPretty = isPretty }

    /// Takes what has been written out of the writer, which goes on behind it.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll() }
        return bytes
    }
}

// MARK: - Structure

extension JSONWriter {
    /// Opens an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Closes the open object.
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Opens an array.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Closes the open array.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes the name of the next member.
    public mutating func key(_ name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    private mutating func begin(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        levels.append(false)
    }

    private mutating func end(_ byte: UInt8) {
        precondition(!levels.isEmpty, "an object or array is closed that was not opened")
        let hadMembers = levels.removeLast()
        if isPretty, hadMembers { breakLine() }
        bytes.append(byte)
        if isPretty, levels.isEmpty { bytes.append(0x0A) }
    }

    /// The comma and the line break before a member or an element.
    private mutating func separate() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        guard let hasMembers = levels.last else { return }
        if hasMembers { bytes.append(UInt8(ascii: ",")) }
        levels[levels.count - 1] = true
        if isPretty { breakLine() }
    }

    private mutating func breakLine() {
        bytes.append(0x0A)
        for _ in 0..<levels.count * 2 { bytes.append(0x20) }
    }
}

// MARK: - Values

extension JSONWriter {
    /// Writes a text.
    public mutating func value(_ text: String) {
        separate()
        appendQuoted(text)
    }

    /// Writes a number as its shortest text that reads back the same; `null` if it is not finite.
    public mutating func value(_ number: Double) {
        separate()
        appendNumber(number)
    }

    /// Writes a whole number.
    public mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes yes or no.
    public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

    /// Writes `null`.
    public mutating func null() { raw("null") }

    /// Writes a number with at most so many decimals (0 to 15), see `appendFixed(_:decimals:)`.
    public mutating func fixed(_ number: Double, decimals: Int) {
        separate()
        appendFixed(number, decimals: decimals)
    }

    /// Writes a value that is JSON already.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes a value that is JSON already.
    public mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    /// Writes a value of any kind.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let flag): self.value(flag)
        case .number(let text): raw(text)
        case .text(let text): self.value(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.name)
                self.value(member.value)
            }
            endObject()
        }
    }
}

// MARK: - Bytes

extension JSONWriter {
    /// Appends a number with at most so many decimals, correctly rounded, without trailing zeros and never "-0".
    ///
    /// Halves go to the even neighbour. A number with too many digits for that is written in its shortest form,
    /// one that is not finite as `null`. No comma is set before it.
    public mutating func appendFixed(_ number: Double, decimals: Int) {
        if let scaled = FixedDecimal.scaled(number, decimals: decimals) {
            FixedDecimal.append(scaled: scaled, decimals: decimals, to: &bytes)
        } else {
            appendNumber(number)
        }
    }

    /// Appends bytes as they are; no comma is set before them.
    public mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendNumber(_ number: Double) {
        bytes.append(contentsOf: NumberText.shortest(number).utf8)
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.utf8 {
            switch unit {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), unit])
            case 0x0A: bytes.append(contentsOf: Array("\\n".utf8))
            case 0x0D: bytes.append(contentsOf: Array("\\r".utf8))
            case 0x09: bytes.append(contentsOf: Array("\\t".utf8))
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: Array("\\u00".utf8) + [digits[Int(unit >> 4)], digits[Int(unit & 15)]])
            default: bytes.append(unit)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Numbers as JSON and CSV write them.
enum NumberText {
    /// The shortest text that reads back the same; whole numbers without ".0"; `null` if not finite.
    static func shortest(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        // Up to here every whole number is exact, and short enough to be written out.
        if number.magnitude <= 0x1p53, let whole = Int(exactly: number) { return String(whole) }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
