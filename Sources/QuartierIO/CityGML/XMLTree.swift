/// An element with everything in it, in memory: one building at a time.
///
/// The elements lie in the order of the file; those inside an element follow it up to its `end`.
struct XMLTree {
    struct Node {
        var name: XMLName
        /// The attributes, by their local names; the namespaces of those we look at do not clash.
        var attributes: [(name: String, value: String)]
        var line: Int
        /// Behind the last element inside.
        var end: Int
        /// The text, that of the elements inside included.
        var text: Range<Int>

        /// The value of an attribute.
        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private(set) var nodes: [Node] = []
    private var bytes: [UInt8] = []
    private var open: [Int] = []

    /// Whether every element has ended.
    var isWhole: Bool { open.isEmpty }

    /// How much it holds, in bytes of text and elements.
    var size: Int { bytes.count + nodes.count * 100 }

    mutating func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        open.append(nodes.count)
        var kept: [(name: String, value: String)] = []
        attributes.forEach { _, local, value in
            kept.append((String(decoding: local, as: UTF8.self), String(cString: value)))
        }
        nodes.append(
            Node(name: name, attributes: kept, line: attributes.line, end: 0, text: bytes.count..<bytes.count))
    }

    mutating func end() {
        guard let node = open.popLast() else { return }
        nodes[node].end = nodes.count
        nodes[node].text = nodes[node].text.lowerBound..<bytes.count
        // Texts of neighbours must not run together.
        bytes.append(0x20)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

    /// The elements directly inside another.
    func children(of node: Int) -> XMLChildren { XMLChildren(tree: self, following: node + 1, end: nodes[node].end) }

    /// Whether an element has no others inside.
    func isLeaf(_ node: Int) -> Bool { nodes[node].end == node + 1 }

    /// The text of an element without space around it.
    func text(of node: Int) -> String {
        let text = bytes[nodes[node].text].drop { $0 <= 0x20 }
        guard let last = text.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(decoding: text[...last], as: UTF8.self)
    }

    /// Calls with the bytes of the text of an element.
    func withText<Result>(of node: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let range = nodes[node].text
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}

/// The elements directly inside another, as their numbers.
struct XMLChildren: Sequence, IteratorProtocol {
    fileprivate let tree: XMLTree
    fileprivate var following: Int
    fileprivate let end: Int

    mutating func next() -> Int? {
        guard following < end else { return nil }
        defer { following = tree.nodes[following].end }
        return following
    }
}
