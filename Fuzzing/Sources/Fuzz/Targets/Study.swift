import Quartier

@testable import QuartierBatch

/// What was read is a study or has errors; the tree of a file has no more values than it has bytes.
func fuzzStudy(_ bytes: UnsafeRawBufferPointer) {
    var findings = Findings()
    if let source = YAMLSource(Array(bytes), file: "t.yaml", findings: &findings),
        let tree = YAMLComposer.compose(source, findings: &findings)
    {
        // Aliases would make a tree larger than its text.
        promise(values(in: tree) <= bytes.count + 1, "a tree grows with its text only")
    } else {
        promise(findings.hasErrors, "nothing was read, and nothing is said")
    }
    findings = Findings()
    let study = StudyFile.read(text: String(decoding: bytes, as: UTF8.self), file: "t.yaml", findings: &findings)
    promise(study != nil || findings.hasErrors, "nothing was read, and nothing is said")
    for finding in findings.all { promise(!finding.description.contains("\u{1B}"), "findings do not steer terminals") }
}

private func values(in node: YAMLNode) -> Int {
    switch node.content {
    case .scalar, .refused: 1
    case .sequence(let nodes): nodes.reduce(1) { $0 + values(in: $1) }
    case .mapping(let entries): entries.reduce(1) { $0 + values(in: $1.value) }
    }
}
