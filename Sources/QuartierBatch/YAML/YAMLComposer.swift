internal import QuartierModel

/// Builds the tree of a YAML file from libyaml's events and refuses what a study file has no use for.
///
/// It works on a stack of its own, so that no nesting of a hostile file can overflow the thread's. What it refuses
/// without losing its way (anchors, aliases, tags, merge keys, duplicate keys) it reports and goes on, so that one
/// run shows everything.
struct YAMLComposer {
    private let source: YAMLSource
    private var findings: Findings
    private var stack: [YAMLFrame] = []
    private var values = 0
    private var root: YAMLNode?

    /// The tree of a source; nil, with a finding, where there is none.
    static func compose(_ source: YAMLSource, findings: inout Findings) -> YAMLNode? {
        var composer = YAMLComposer(source: source, findings: findings)
        defer { findings = composer.findings }
        return source.bytes.withUnsafeBufferPointer { composer.run($0) }
    }

    private init(source: YAMLSource, findings: Findings) {
        self.source = source
        self.findings = findings
    }

    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLNode? {
        guard var events = YAMLEvents(bytes) else {
            refuse("yaml-syntax", "there is not enough memory to read the file", Mark(line: 1, column: 1))
            return nil
        }
        do throws(YAMLProblem) {
            while try step(events.next()) {}
        } catch {
            findings.add(error.finding(in: source))
            return nil
        }
        return stack.isEmpty ? root : nil
    }

    /// Takes in an event; false where reading is over.
    private mutating func step(_ event: YAMLEvent) -> Bool {
        switch event.kind {
        case .streamStart, .documentEnd: return true
        case .streamEnd: return finish(event.mark)
        case .documentStart: return start(event.mark)
        case .collectionEnd:
            guard let frame = stack.popLast() else { return true }
            return place(frame.node, asKey: nil)
        case .alias(let name):
            refuseAlias(name, event.mark)
            return place(YAMLNode(content: .refused, mark: event.mark), asKey: nil)
        case .scalar(let scalar):
            refuseDecorations(event)
            return place(YAMLNode(content: .scalar(scalar), mark: event.mark), asKey: scalar)
        case .sequenceStart: return open(YAMLFrame(.sequence, at: event.mark), event)
        case .mappingStart: return open(YAMLFrame(.mapping, at: event.mark), event)
        }
    }

    private mutating func start(_ mark: Mark) -> Bool {
        guard root != nil else { return true }
        refuse(
            "several-documents", "a second document starts here", mark,
            remedy: "Remove the '---' line, or put the rest into a file of its own")
        return false
    }

    private mutating func finish(_ mark: Mark) -> Bool {
        if root == nil {
            refuse("empty-file", "the file is empty", mark, remedy: "Start with 'quartier: 1'")
        }
        return false
    }

    private mutating func open(_ frame: YAMLFrame, _ event: YAMLEvent) -> Bool {
        refuseDecorations(event)
        if let top = stack.last, top.awaitsKey { refuseComplexKey(event.mark) }
        guard stack.count < YAMLLimits.depth else {
            refuse(
                "too-deep", "nested deeper than \(YAMLLimits.depth) levels", event.mark,
                remedy: "Check the brackets and the indentation")
            return false
        }
        stack.append(frame)
        return true
    }

    /// Puts a finished node where it belongs; `asKey` is its scalar, if it has one.
    private mutating func place(_ node: YAMLNode, asKey scalar: YAMLScalar?) -> Bool {
        guard let top = stack.indices.last else {
            root = node
            return true
        }
        if stack[top].awaitsKey, let scalar {
            let isUsable = checkKey(scalar, node.mark, in: stack[top])
            stack[top].takeKey(isUsable ? scalar.text : nil, at: node.mark)
        } else {
            stack[top].take(node)
        }
        return count(node.mark)
    }

    private mutating func count(_ mark: Mark) -> Bool {
        values += 1
        guard values > YAMLLimits.values else { return true }
        refuse(
            "too-many-values", "the file has more than \(YAMLLimits.values) values", mark,
            remedy: "Put features into files of their own and name them with 'from'")
        // Something left open means that there is no tree.
        stack.append(YAMLFrame(.sequence, at: mark))
        return false
    }
}

extension YAMLComposer {
    private mutating func refuse(_ code: String, _ message: String, _ mark: Mark, remedy: String? = nil) {
        findings.add(Finding(.error, code, message, at: source.place(mark), remedy: remedy))
    }

    private mutating func refuseDecorations(_ event: YAMLEvent) {
        if let anchor = event.anchor {
            refuse(
                "yaml-anchor", "anchors such as '&\(anchor.shortened)' are not allowed", event.mark,
                remedy: "Remove it and write the value out wherever it is needed")
        }
        if event.isTagged {
            refuse(
                "yaml-tag", "tags such as '!!str' are not allowed", event.mark,
                remedy: "Remove it; put a text that starts with '!' in quotes")
        }
    }

    private mutating func refuseAlias(_ name: String, _ mark: Mark) {
        refuse(
            "yaml-alias", "aliases such as '*\(name.shortened)' are not allowed", mark,
            remedy: "Write the value out; put a text that starts with '*' in quotes")
        if let top = stack.last, top.awaitsKey { refuseComplexKey(mark) }
    }

    private mutating func refuseComplexKey(_ mark: Mark) {
        refuse(
            "complex-key", "a key must be a plain text", mark, remedy: "Put a text that starts with [ or { in quotes")
    }

    private mutating func checkKey(_ scalar: YAMLScalar, _ mark: Mark, in frame: YAMLFrame) -> Bool {
        if scalar.isPlain, scalar.text == "<<" {
            refuse(
                "yaml-merge-key", "merge keys ('<<') are not allowed", mark, remedy: "Write the keys out")
            return false
        }
        guard !scalar.text.isEmpty else {
            refuse("empty-key", "a key is missing before ':'", mark, remedy: "Name it, or remove the ':'")
            return false
        }
        guard let first = frame.keys[scalar.text] else { return true }
        refuse(
            "duplicate-key",
            "the key \(scalar.text.quotedForMessage) stands here and in line \(first.line)", mark,
            remedy: "Keep one of them")
        return false
    }
}
