/// Finds the rows of a layer by their identifiers.
///
/// A table of row numbers alone: the identifiers stay where they are.
struct IdentifierIndex: Sendable {
    private let identifiers: [String]
    /// The row of each slot, from 1; 0 where there is none.
    ///
    /// The number of slots is a power of two.
    private let slots: [UInt32]

    /// An index of identifiers, row by row.
    init(_ identifiers: [String] = []) {
        self.identifiers = identifiers
        var size = 4
        // At most half of the slots are taken, so that a search soon meets an empty one.
        while size < identifiers.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for row in identifiers.indices {
            var slot = Self.start(identifiers[row], size)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(row + 1)
        }
        self.slots = slots
    }

    /// The rows of an identifier, ascending; more than one where a layer breaks its rule.
    func rows(of identifier: String) -> [Int] {
        var found: [Int] = []
        var slot = Self.start(identifier, slots.count)
        while slots[slot] != 0 {
            let row = Int(slots[slot]) - 1
            if identifiers[row] == identifier { found.append(row) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return found.sorted()
    }

    private static func start(_ identifier: String, _ size: Int) -> Int { identifier.hashValue & (size - 1) }
}
