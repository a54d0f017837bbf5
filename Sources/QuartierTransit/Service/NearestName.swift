/// Finds the known name that a misspelt one was most likely meant to be.
enum NearestName {
    /// The nearest by insertions, deletions and replacements, of equally near ones the first in the order of texts; nil
    /// where more than a third of the letters differ.
    static func of(_ word: String, in known: Set<String>) -> String? {
        let wanted = Array(word.lowercased())
        guard wanted.count <= 64 else { return nil }
        var best: (distance: Int, name: String)?
        for name in known {
            let other = Array(name.lowercased())
            let limit = max(1, min(wanted.count, other.count) / 3)
            guard abs(wanted.count - other.count) <= limit else { continue }
            let distance = distance(wanted, other)
            if distance <= limit, best.map({ (distance, name) < $0 }) ?? true { best = (distance, name) }
        }
        return best?.name
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                current.append(
                    min(last[column] + (character == other ? 0 : 1), last[column + 1] + 1, current[column] + 1))
            }
            last = current
        }
        return last[right.count]
    }
}
