import QuartierIO

/// What the parts of a study file come to, so that a run can tell what has changed since an earlier one.
///
/// A part is known by the tree of its keys and values: comments, indentation and where it stands do not count.
struct StudyDigests: Sendable {
    /// What one scenario of the study file comes to.
    struct Scenario: Sendable {
        /// The digest of its entry, without its title.
        var digest: String
        /// The texts in its entry, among which are the names of the files it reads.
        var texts: Set<String>
    }

    /// The digest of all that every scenario depends on.
    let shared: String
    /// The scenarios of the file by their identifiers.
    let scenarios: [String: Scenario]

    /// Keys of the file that no single result depends on, or that have digests of their own.
    private static let apart: Set<String> = ["name", "scenarios", "sweeps"]
    /// Keys of `output` that decide which files there are and not what is in them.
    private static let places: Set<String> = ["directory", "formats"]

    /// The digests of a file that is a mapping.
    init(of root: YAMLNode) {
        guard case .mapping(let entries) = root.content else {
            (shared, scenarios) = ("", [:])
            return
        }
        var text = CanonicalText()
        for entry in entries where !Self.apart.contains(entry.key) {
            text.add(entry, without: entry.key == "output" ? Self.places : [])
        }
        shared = text.digest
        var scenarios: [String: Scenario] = [:]
        let list = entries.first { $0.key == "scenarios" }?.value.content
        if case .sequence(let nodes) = list {
            for node in nodes {
                guard case .mapping(let members) = node.content,
                    let id = members.first(where: { $0.key == "id" })?.value.scalar?.text
                else { continue }
                var text = CanonicalText()
                for member in members where member.key != "title" { text.add(member, without: []) }
                scenarios[id] = Scenario(digest: text.digest, texts: text.texts)
            }
        }
        self.scenarios = scenarios
    }
}

/// The content of YAML nodes written in one way, each text behind its length.
private struct CanonicalText {
    private var bytes: [UInt8] = []
    /// All scalars that are no numbers.
    private(set) var texts: Set<String> = []

    var digest: String { FileDigest.sha256(of: bytes) }

    mutating func add(_ entry: YAMLEntry, without left: Set<String>) {
        add(entry.key)
        add(entry.value, without: left)
    }

    /// The composer has refused whatever nests too deeply.
    private mutating func add(_ node: YAMLNode, without left: Set<String> = []) {
        switch node.content {
        case .scalar(let scalar):
            bytes.append(UInt8(ascii: scalar.isPlain ? "p" : "q"))
            add(scalar.text)
            if scalar.number == nil { texts.insert(scalar.text) }
        case .sequence(let nodes):
            bytes.append(UInt8(ascii: "["))
            for node in nodes { add(node) }
            bytes.append(UInt8(ascii: "]"))
        case .mapping(let entries):
            bytes.append(UInt8(ascii: "{"))
            for entry in entries where !left.contains(entry.key) { add(entry, without: []) }
            bytes.append(UInt8(ascii: "}"))
        case .refused:
            bytes.append(UInt8(ascii: "?"))
        }
    }

    private mutating func add(_ text: String) {
        bytes.append(contentsOf: "\(text.utf8.count):".utf8)
        bytes.append(contentsOf: text.utf8)
    }
}
