internal import CYAML

/// One step of libyaml through a file.
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias(String)
        case scalar(YAMLScalar)
        case sequenceStart, mappingStart, collectionEnd
    }

    let kind: Kind
    let mark: Mark
    /// The name behind `&`, where the node has one.
    var anchor: String?
    /// Whether the node has a tag such as `!!str`.
    var isTagged = false
}

/// The events of libyaml's parser over bytes that outlive it.
///
/// Only the event level of libyaml is used: its loader resolves aliases and recurses on user depth.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var lines: LineCursor

    /// A parser at the start of a text in UTF-8 without a byte order mark; nil where memory is short.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        lines = LineCursor(bytes)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event.
    mutating func next() throws(YAMLProblem) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLProblem(parser.pointee) }
        defer { yaml_event_delete(&event) }
        return translate(event)
    }

    private mutating func translate(_ event: yaml_event_t) -> YAMLEvent {
        let mark = Mark(event.start_mark)
        switch event.type {
        case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, mark: mark)
        case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, mark: mark)
        case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, mark: mark)
        case YAML_ALIAS_EVENT:
            return YAMLEvent(kind: .alias(name(event.data.alias.anchor) ?? ""), mark: mark)
        case YAML_SCALAR_EVENT: return scalar(event, at: mark)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            return YAMLEvent(
                kind: .sequenceStart, mark: mark, anchor: name(data.anchor), isTagged: data.tag != nil)
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            return YAMLEvent(kind: .mappingStart, mark: mark, anchor: name(data.anchor), isTagged: data.tag != nil)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            return YAMLEvent(kind: .collectionEnd, mark: mark)
        default: return YAMLEvent(kind: .streamEnd, mark: mark)
        }
    }

    private mutating func scalar(_ event: yaml_event_t, at mark: Mark) -> YAMLEvent {
        let data = event.data.scalar
        let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
        let scalar = YAMLScalar(
            text: String(decoding: bytes, as: UTF8.self), isPlain: data.style == YAML_PLAIN_SCALAR_STYLE,
            textMark: textMark(data.style, at: mark))
        return YAMLEvent(kind: .scalar(scalar), mark: mark, anchor: name(data.anchor), isTagged: data.tag != nil)
    }

    private mutating func textMark(_ style: yaml_scalar_style_t, at mark: Mark) -> Mark {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
            Mark(line: mark.line, column: mark.column + 1)
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: lines.firstText(below: mark.line)
        default: mark
        }
    }

    private func name(_ text: UnsafeMutablePointer<UInt8>?) -> String? {
        text.map { String(cString: $0) }
    }
}

extension Mark {
    /// libyaml counts from 0.
    init(_ mark: yaml_mark_t) {
        self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
    }
}
