extension JSONScanner {
    /// Passes a value of any kind, checking it wholly; `outer` levels of nesting are open around it.
    ///
    /// Returns where an object inside it repeats a key, if one does.
    @discardableResult
    mutating func skipValue(outer: Int) throws(ScanError) -> Int? {
        var levels = SkippedLevels(outer: outer)
        while true {
            switch try peek() {
            case UInt8(ascii: "{"):
                try levels.open(isObject: true, at: position)
                position += 1
                if try peek() != UInt8(ascii: "}") {
                    levels.note(try key(), in: self)
                    continue
                }
            case UInt8(ascii: "["):
                try levels.open(isObject: false, at: position)
                position += 1
                if try peek() != UInt8(ascii: "]") { continue }
            case UInt8(ascii: "\""): _ = try string()
            case let byte where Self.beginsNumber(byte): _ = try number()
            default: _ = try literal()
            }
            guard try !endValue(&levels) else { return levels.duplicate }
        }
    }

    /// After a value: steps to the next one of the open levels; true if all of them are closed.
    private mutating func endValue(_ levels: inout SkippedLevels) throws(ScanError) -> Bool {
        while levels.depth > 0 {
            let byte = try peek()
            if byte == UInt8(ascii: ",") {
                position += 1
                if levels.isObject { levels.note(try key(), in: self) }
                return false
            }
            guard byte == (levels.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw ScanError(levels.isObject ? .commaOrBrace : .commaOrBracket, position)
            }
            position += 1
            levels.close(in: self)
        }
        return true
    }
}

/// The levels that are open while a value is passed: one bit each, and the keys of the objects among them.
struct SkippedLevels {
    private(set) var depth = 0
    /// Where the first repeated key begins.
    private(set) var duplicate: Int?
    private let outer: Int
    private var kinds: UInt64 = 0
    private var keys = KeyStack()

    init(outer: Int) { self.outer = outer }

    var isObject: Bool { kinds & 1 == 1 }

    mutating func open(isObject: Bool, at offset: Int) throws(ScanError) {
        guard depth + outer < JSONScanner.depthLimit else { throw ScanError(.depth, offset) }
        depth += 1
        kinds = kinds << 1 | (isObject ? 1 : 0)
        if isObject { keys.open() }
    }

    mutating func note(_ key: JSONText, in scanner: JSONScanner) { keys.add(key, in: scanner) }

    mutating func close(in scanner: JSONScanner) {
        if isObject, let repeated = keys.close(in: scanner), duplicate == nil { duplicate = repeated }
        depth -= 1
        kinds >>= 1
    }
}

/// The keys of open objects, to find repeated ones without comparing each with each.
struct KeyStack {
    private var entries: [(hash: UInt64, text: JSONText)] = []
    private var starts: [Int] = []

    mutating func open() { starts.append(entries.count) }

    mutating func add(_ key: JSONText, in scanner: JSONScanner) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        if key.isPlain {
            for index in key.start..<key.end { hash = (hash ^ UInt64(scanner.bytes[index])) &* 0x100_0000_01B3 }
        } else {
            for unit in scanner.content(of: key).utf8 { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3 }
        }
        entries.append((hash, key))
    }

    /// Closes the innermost object; returns where the first key begins that it had before.
    mutating func close(in scanner: JSONScanner) -> Int? {
        let start = starts.popLast() ?? 0
        defer { entries.removeLast(entries.count - start) }
        guard entries.count - start > 1 else { return nil }
        let sorted = entries[start...].sorted { ($0.hash, $0.text.start) < ($1.hash, $1.text.start) }
        var first: Int?
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.hash == right.hash {
            guard scanner.content(of: left.text) == scanner.content(of: right.text) else { continue }
            first = min(first ?? right.text.start, right.text.start)
        }
        return first.map { $0 - 1 }
    }
}
