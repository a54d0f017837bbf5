/// A list or group that the composer has opened and not yet closed.
struct YAMLFrame {
    enum Kind {
        case sequence, mapping
    }

    private enum PendingKey {
        case usable(String, Mark)
        /// Its value is dropped; the key has been reported.
        case refused
    }

    private let kind: Kind
    private let mark: Mark
    private var items: [YAMLNode] = []
    private var entries: [YAMLEntry] = []
    private var pending: PendingKey?
    private var hasRefusedKey = false
    /// The keys so far, with the place of the first of each.
    private(set) var keys: [String: Mark] = [:]

    init(_ kind: Kind, at mark: Mark) {
        self.kind = kind
        self.mark = mark
    }

    /// Whether the next node is a key.
    var awaitsKey: Bool { kind == .mapping && pending == nil }

    /// What has been gathered, as a node.
    var node: YAMLNode { YAMLNode(content: content, mark: mark) }

    private var content: YAMLNode.Content {
        if kind == .sequence { return .sequence(items) }
        // Nobody should read that a group is empty when all of it was refused.
        return entries.isEmpty && hasRefusedKey ? .refused : .mapping(entries)
    }

    /// Takes the next key; nil for one that was refused.
    mutating func takeKey(_ key: String?, at mark: Mark) {
        guard let key else {
            refuseKey()
            return
        }
        pending = .usable(key, mark)
        keys[key] = mark
    }

    /// Takes an item, or the value of the pending key; a node in the place of a key is a refused one.
    mutating func take(_ node: YAMLNode) {
        guard kind == .mapping else {
            items.append(node)
            return
        }
        switch pending {
        case .usable(let key, let mark):
            entries.append(YAMLEntry(key: key, keyMark: mark, value: node))
            pending = nil
        case .refused: pending = nil
        case nil: refuseKey()
        }
    }

    private mutating func refuseKey() {
        pending = .refused
        hasRefusedKey = true
    }
}
