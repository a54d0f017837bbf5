/// Which lines a study means.
extension ServiceChanges {
    /// The lines of an identifier or a name, in order.
    ///
    /// A name means all lines that have it in one feed; lines of the scenario are a feed of their own. Throws if no line
    /// has the name, or if lines of several feeds or different lines by identifier and by name have it.
    public func lines(named word: String) throws(ServiceEditError) -> [Int] {
        let added = newLines.indices.filter { Self.words(of: newLines[$0]).contains(word) }.map { base.lineCount + $0 }
        let ids = base.names.lines.ids[word] ?? []
        let names = base.names.lines.names[word] ?? []
        let known = ids.union(names)
        let all = known.sorted() + added
        guard !all.isEmpty else {
            let words = newLines.reduce(into: base.names.lines.words) { $0.formUnion(Self.words(of: $1)) }
            let near = NearestName.of(word, in: words)
            throw ServiceEditError(
                .unknownLine, "no line is called '\(word)'",
                remedy: near.map { "Did you mean '\($0)'?" } ?? "Name a line by its name, or by route_id of its feed")
        }
        let feeds = Set(known.map { base.timetable.feeds.locate(line: $0).feed })
        let isOne = ids.isSubset(of: names) || (names.isSubset(of: ids) && ids.count == 1)
        guard isOne, feeds.count + (added.isEmpty ? 0 : 1) == 1 else {
            let forms =
                known.map { base.names.id(ofLine: $0) }.sorted()
                + added.map { "new:\(newLines[$0 - base.lineCount].id)" }
            throw ServiceEditError(
                .ambiguousLine, "several lines are called '\(word)'",
                remedy: "Name the one that is meant: \(forms.joined(separator: ", "))")
        }
        return all
    }

    private static func words(of line: NewLine) -> Set<String> { [line.id, line.name, "new:\(line.id)"] }
}
