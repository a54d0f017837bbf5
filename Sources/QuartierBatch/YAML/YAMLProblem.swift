internal import CYAML
internal import QuartierModel

/// What keeps libyaml from reading on.
struct YAMLProblem: Error {
    /// libyaml's sentence, made for programmers.
    let text: String
    /// What it was doing: "while scanning a simple key".
    let context: String
    /// Where it stopped, if it knows the line.
    let mark: Mark?
    /// Where what it was reading began.
    let contextMark: Mark?
    /// The byte it stopped at, for what is wrong below the level of lines.
    let byte: Int

    init(_ parser: yaml_parser_t) {
        text = parser.problem.map { String(cString: $0) } ?? "out of memory"
        context = parser.context.map { String(cString: $0) } ?? ""
        let isBelowLines = parser.error == YAML_READER_ERROR || parser.error == YAML_MEMORY_ERROR
        mark = isBelowLines ? nil : Mark(parser.problem_mark)
        contextMark = isBelowLines || parser.context == nil ? nil : Mark(parser.context_mark)
        byte = Int(clamping: parser.problem_offset)
    }
}

extension YAMLProblem {
    /// The problem as a finding at the place where people should look.
    func finding(in source: YAMLSource) -> Finding {
        let mark = mark ?? Mark(ofByte: byte, in: source.bytes)
        let explanation = YAMLExplanation(of: self, next: source.byte(at: mark))
        let shown = explanation.pointsAtStart ? contextMark ?? mark : mark
        return Finding(
            .error, "yaml-syntax", explanation.message, at: source.place(shown), remedy: explanation.remedy)
    }
}
