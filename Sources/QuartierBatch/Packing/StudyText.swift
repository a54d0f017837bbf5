import QuartierIO
import QuartierModel

/// The text of a study in which paths can be replaced, and nothing else changes: comments, order, quotes stay.
struct StudyText {
    /// A path in the text.
    struct Path: Hashable {
        /// What it says, without quotes.
        let text: String
        /// Where its first character stands.
        let mark: Mark
        /// Whether it is the folder for results, not a file that is read.
        let isForResults: Bool
    }

    private let source: YAMLSource
    /// The bytes of a byte order mark, where the file has one.
    private let start: [UInt8]
    /// The paths, each once, in the order of the text.
    let paths: [Path]

    /// Reads the text of a study that was read before.
    init?(_ bytes: [UInt8], file: String, findings: inout Findings) {
        guard let source = YAMLSource(bytes, file: file, findings: &findings),
            let root = YAMLComposer.compose(source, findings: &findings)
        else { return nil }
        self.source = source
        start = Array(bytes.prefix(bytes.count - source.bytes.count))
        var walk = PathWalk()
        walk.visit(root)
        paths = walk.paths.sorted { ($0.mark.line, $0.mark.column) < ($1.mark.line, $1.mark.column) }
    }

    /// The text with other paths.
    ///
    /// Throws a finding at a path that is not written in one piece, as escapes and folded lines are not.
    func replacing(_ replacements: [Path: String]) throws(Finding) -> [UInt8] {
        var text = start
        var position = 0
        for path in paths {
            guard let replacement = replacements[path] else { continue }
            let written = Array(path.text.utf8)
            guard let offset = source.offset(of: path.mark), source.bytes.dropFirst(offset).starts(with: written) else {
                throw Finding(
                    .error, "path-in-pieces",
                    "this path must get another name in the bundle, and is written with escapes",
                    at: source.place(path.mark), remedy: "Write it on one line, without escapes")
            }
            text += source.bytes[position..<offset] + Array(replacement.utf8)
            position = offset + written.count
        }
        return text + source.bytes[position...]
    }
}

/// The walk through a study that finds the paths in it.
private struct PathWalk {
    private(set) var paths: Set<StudyText.Path> = []

    /// A whole study.
    mutating func visit(_ root: YAMLNode) {
        guard case .mapping(let entries) = root.content else { return }
        for entry in entries {
            switch entry.key {
            case "layers": visitSources(entry.value)
            case "output": note(entry.value, under: "directory", isForResults: true)
            default: visitEdits(entry.value)
            }
        }
    }

    /// Layers: a path, or a group with one, or a list or group of such.
    private mutating func visitSources(_ node: YAMLNode) {
        switch node.content {
        case .scalar: note(node, isForResults: false)
        case .sequence(let items): for item in items { visitSources(item) }
        case .mapping(let entries):
            if entries.contains(where: { $0.key == "path" }) { return note(node, under: "path", isForResults: false) }
            for entry in entries { visitSources(entry.value) }
        case .refused: return
        }
    }

    /// Edits, wherever they stand: what an addition or a new shape comes from.
    private mutating func visitEdits(_ node: YAMLNode) {
        switch node.content {
        case .scalar, .refused: return
        case .sequence(let items): for item in items { visitEdits(item) }
        case .mapping(let entries):
            if entries.contains(where: { $0.key == "add" || $0.key == "replace_geometry" }) {
                note(node, under: "from", isForResults: false)
            } else if entries.contains(where: { $0.key == "transit" }) {
                note(node, under: "along", isForResults: false)
            } else {
                for entry in entries { visitEdits(entry.value) }
            }
        }
    }

    private mutating func note(_ node: YAMLNode, under key: String, isForResults: Bool) {
        guard case .mapping(let entries) = node.content else { return }
        for entry in entries where entry.key == key { note(entry.value, isForResults: isForResults) }
    }

    private mutating func note(_ node: YAMLNode, isForResults: Bool) {
        guard let scalar = node.scalar else { return }
        paths.insert(StudyText.Path(text: scalar.text, mark: scalar.textMark, isForResults: isForResults))
    }
}
