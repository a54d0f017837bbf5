internal import QuartierTransit

/// Finds texts of a column by their bytes.
///
/// Hashes are seeded anew in each process, so that no feed can be made to collide.
struct NameIndex {
    private(set) var names = TextColumn()
    /// Places in the column, or -1; open addressing, at most half full.
    private var slots = [Int32](repeating: -1, count: 64)

    /// The number of different texts.
    var count: Int { names.count }

    /// The place of a text; -1 if it is not there.
    func find(_ text: UnsafeRawBufferPointer) -> Int32 { slots[slot(of: text)] }

    /// Adds a text, unless it is there; its place, and whether it is new.
    mutating func insert(_ text: UnsafeRawBufferPointer) -> (place: Int32, isNew: Bool) {
        if names.count * 2 >= slots.count { grow() }
        let slot = slot(of: text)
        if slots[slot] >= 0 { return (slots[slot], false) }
        slots[slot] = Int32(names.count)
        names.append(text)
        return (slots[slot], true)
    }

    private func slot(of text: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: text)
        var slot = hasher.finalize() & (slots.count - 1)
        names.bytes.withUnsafeBytes { bytes in
            while slots[slot] >= 0 {
                let known = UnsafeRawBufferPointer(rebasing: bytes[names.range(of: Int(slots[slot]))])
                if known.count == text.count, known.elementsEqual(text) { break }
                slot = (slot + 1) & (slots.count - 1)
            }
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        names.bytes.withUnsafeBytes { bytes in
            for place in 0..<names.count {
                var hasher = Hasher()
                hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[names.range(of: place)]))
                var slot = hasher.finalize() & (slots.count - 1)
                while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = Int32(place)
            }
        }
    }
}
