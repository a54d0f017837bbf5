/// Finds the name that a misspelt one was most likely meant to be.
public enum Suggestion {
    /// The nearest of the known names; nil where none is near enough.
    ///
    /// The first of equally near ones wins; where none is near, one that the name is the beginning of does.
    public static func nearest(to name: String, in known: some Sequence<String>) -> String? {
        let wanted = folded(name)
        guard wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in known {
            let other = folded(candidate)
            let shorter = min(wanted.count, other.count)
            // In names of one letter every other letter would be near.
            let limit = shorter < 2 ? 0 : max(1, shorter / 3)
            guard abs(wanted.count - other.count) <= limit else { continue }
            let distance = distance(wanted, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name ?? known.first { wanted.count >= 4 && folded($0).starts(with: wanted) }
    }

    /// What to tell somebody who wrote an unknown name: the nearest known one, or all of them if they are few.
    public static func remedy(for name: String, known: [String]) -> String? {
        if let near = nearest(to: name, in: known) { return "Did you mean '\(near)'?" }
        guard !known.isEmpty else { return nil }
        let rest = known.count > 20 ? " and \(known.count - 20) more" : ""
        return "Known are \(known.prefix(20).joined(separator: ", "))\(rest)"
    }

    /// Case and the choice between `-`, `_` and a space are no difference.
    private static func folded(_ name: String) -> [Character] {
        name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (character == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == right[column - 1], other == left[row - 1] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last.last ?? 0
    }
}
