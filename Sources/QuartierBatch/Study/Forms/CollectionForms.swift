internal import QuartierModel

extension Form {
    /// A list with at least one item; items that cannot be decoded are left out.
    static func list<Item>(of item: Form<Item>) -> Form<Value> where Value == [Item] {
        Form("a list", [.sequence], .list(of: item.schema, isUnique: false)) { node, context in
            context.items(of: node)?.enumerated().compactMap { index, node in
                context.inside(index) { item.decode(node, &$0) }
            }
        }
    }

    /// A list with at least one item and without repetitions.
    static func uniqueList<Item: Hashable>(of item: Form<Item>) -> Form<Value> where Value == [Item] {
        Form("a list", [.sequence], .list(of: item.schema, isUnique: true)) { node, context in
            guard let nodes = context.items(of: node) else { return nil }
            var items: [Item] = []
            var seen: Set<Item> = []
            for (index, node) in nodes.enumerated() {
                context.inside(index) { context in
                    guard let value = item.decode(node, &context) else { return }
                    guard seen.insert(value).inserted else { return context.reportRepetition(node) }
                    items.append(value)
                }
            }
            return items
        }
    }

    /// A group with keys of the user's choice, in the order of the file.
    static func map<Item>(_ noun: String, of item: Form<Item>) -> Form<Value> where Value == [MapEntry<Item>] {
        Form(noun, [.mapping], .map(of: item.schema)) { node, context in
            guard case .mapping(let entries) = node.content else { return nil }
            guard !entries.isEmpty else {
                context.reportEmptyGroup(node)
                return nil
            }
            return entries.compactMap { entry in
                context.inside(entry.key) { context in
                    item.decode(entry.value, &context).map {
                        MapEntry(key: entry.key, value: $0, place: context.place(entry.keyMark))
                    }
                }
            }
        }
    }
}

/// A key of the user's choice with its value.
struct MapEntry<Value: Sendable>: Sendable {
    let key: String
    let value: Value
    let place: Place
}

extension DecodingContext {
    /// The items of a list; nil, with a finding, where there are none.
    fileprivate mutating func items(of node: YAMLNode) -> [YAMLNode]? {
        guard case .sequence(let items) = node.content else { return nil }
        guard items.isEmpty else { return items }
        report("empty-list", "the list is empty", node.mark, remedy: "Add an item, or leave the key out")
        return nil
    }

    fileprivate mutating func reportRepetition(_ node: YAMLNode) {
        report(
            "repeated-value", "\(node.descriptionForMessage) stands in this list twice", node.mark,
            remedy: "Keep one of them")
    }

    /// Reports a group without any key.
    mutating func reportEmptyGroup(_ node: YAMLNode) {
        report("empty-group", "the group is empty", node.mark, remedy: "Add a key, or leave the group out")
    }
}
