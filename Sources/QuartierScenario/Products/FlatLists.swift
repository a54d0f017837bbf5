/// Many short lists in one array: no allocation for each.
struct FlatLists<Item: Sendable>: Sendable {
    private let items: [Item]
    private let offsets: [UInt32]

    init(_ lists: [[Item]]) {
        var offsets: [UInt32] = [0]
        offsets.reserveCapacity(lists.count + 1)
        var count = 0
        for list in lists {
            count += list.count
            offsets.append(UInt32(count))
        }
        var items: [Item] = []
        items.reserveCapacity(count)
        for list in lists { items.append(contentsOf: list) }
        self.items = items
        self.offsets = offsets
    }

    /// The number of lists.
    var count: Int { offsets.count - 1 }

    subscript(list: Int) -> ArraySlice<Item> { items[Int(offsets[list])..<Int(offsets[list + 1])] }
}
