/// The pattern of a LIKE: `%` stands for any characters or none, `_` for one, `\` takes the next one as it is.
///
/// A character is what people take for one, and equal texts are equal however they are composed, as in a comparison
/// with `=`. Matching takes at most the length of the text times that of the pattern.
struct LikePattern: Hashable, Sendable {
    private enum Element<Unit: Hashable & Sendable>: Hashable, Sendable {
        case unit(Unit)
        case any
        case rest
    }

    private let characters: [Element<Character>]
    /// The same as bytes, where every character is one.
    private let bytes: [Element<UInt8>]?

    /// Reads a pattern; nil if it ends in a `\` that has nothing to take as it is.
    init?(_ text: String) {
        var elements: [Element<Character>] = []
        var isEscaped = false
        for character in text {
            if isEscaped {
                elements.append(.unit(character))
                isEscaped = false
            } else {
                switch character {
                case "\\": isEscaped = true
                case "_": elements.append(.any)
                case "%": if elements.last != .rest { elements.append(.rest) }
                default: elements.append(.unit(character))
                }
            }
        }
        guard !isEscaped else { return nil }
        characters = elements
        bytes = Self.bytes(of: elements)
    }

    private static func bytes(of elements: [Element<Character>]) -> [Element<UInt8>]? {
        var bytes: [Element<UInt8>] = []
        for element in elements {
            switch element {
            case .unit(let character):
                guard character.utf8.count == 1, let byte = character.utf8.first else { return nil }
                bytes.append(.unit(byte))
            case .any: bytes.append(.any)
            case .rest: bytes.append(.rest)
            }
        }
        return bytes
    }

    /// Whether a text is like the pattern.
    func matches(_ text: String) -> Bool {
        // A carriage return and the line feed after it are one character of two bytes.
        let isPlain = { (byte: UInt8) in byte < 0x80 && byte != 0x0D }
        if let bytes {
            let answer = text.utf8.withContiguousStorageIfAvailable { storage in
                storage.allSatisfy(isPlain) ? Self.matches(storage, bytes) : nil
            }
            if let answer = answer ?? nil { return answer }
        }
        return Self.matches(Array(text), characters)
    }

    /// Goes back to the last `%` only: what an earlier one could take more, the last one can take as well.
    private static func matches<Unit: Hashable & Sendable>(
        _ text: some RandomAccessCollection<Unit>, _ pattern: [Element<Unit>]
    ) -> Bool {
        var position = text.startIndex
        var next = 0
        var retry: (pattern: Int, position: Int)?
        var taken = 0
        while position < text.endIndex {
            if next < pattern.count, pattern[next] == .rest {
                next += 1
                retry = (next, taken)
            } else if next < pattern.count, pattern[next] == .any || pattern[next] == .unit(text[position]) {
                next += 1
                taken += 1
                position = text.index(after: position)
            } else if let last = retry {
                retry = (last.pattern, last.position + 1)
                next = last.pattern
                taken = last.position + 1
                position = text.index(text.startIndex, offsetBy: taken)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == .rest }
    }
}
