/// Texts one behind the other: one array of bytes and where each text ends.
public struct TextColumn: Sendable, Hashable {
    /// The bytes of all texts, UTF-8 as far as the feed's are.
    public private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// A column without texts.
    public init() {}

    /// The number of texts.
    public var count: Int { ends.count }

    /// Appends a text as bytes.
    public mutating func append(_ text: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
    }

    /// Appends a text.
    public mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
    }

    /// A text; bytes that are no UTF-8 are shown as the replacement character.
    public subscript(index: Int) -> String { String(decoding: bytes[range(of: index)], as: UTF8.self) }

    /// Where the bytes of a text lie.
    public func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// Whether a text is empty.
    public func isEmpty(_ index: Int) -> Bool { range(of: index).isEmpty }
}
