/// The kinds of value an attribute takes.
public enum AttributeKind: Hashable, Sendable {
    /// A number within a range.
    case number(ClosedRange<Double>)
    /// Any text.
    case text
    /// Yes or no.
    case boolean
    /// One of the standard values of a vocabulary.
    case vocabulary([String])
}

extension AttributeKind: CustomStringConvertible {
    /// What to write in a study or a file, for messages.
    public var description: String {
        switch self {
        case .number(let range):
            switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
            case (true, true): "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
            case (true, false): "a number of at least \(plain(range.lowerBound))"
            default: "a number"
            }
        case .text: "a text"
        case .boolean: "true or false"
        case .vocabulary(let values): "one of \(values.joined(separator: ", "))"
        }
    }

    private func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}

/// An attribute of an element: its name, what it takes, and how to read and write it.
public struct ElementAttribute<E: Element>: Sendable {
    /// The standard name, as study files write it.
    public let name: String
    /// What it takes.
    public let kind: AttributeKind
    /// What it means, with its unit; for documentation.
    public let meaning: String
    /// Reads the value of an element.
    public let value: @Sendable (E) -> AttributeValue
    /// Writes a value that `kind` allows; other values leave the element as it is.
    public let write: @Sendable (inout E, AttributeValue) -> Void
}

extension ElementAttribute {
    /// A number attribute.
    public static func number(
        _ name: String, _ path: any WritableKeyPath<E, Double?> & Sendable, in range: ClosedRange<Double>,
        _ meaning: String
    ) -> Self {
        Self(
            name: name, kind: .number(range), meaning: meaning,
            value: { $0[keyPath: path].map(AttributeValue.number) ?? .missing },
            write: { element, value in
                switch value {
                case .number(let number) where range.contains(number): element[keyPath: path] = number
                case .missing: element[keyPath: path] = nil
                default: break
                }
            })
    }

    /// A text attribute.
    public static func text(
        _ name: String, _ path: any WritableKeyPath<E, String?> & Sendable, _ meaning: String
    ) -> Self {
        Self(
            name: name, kind: .text, meaning: meaning,
            value: { $0[keyPath: path].map(AttributeValue.text) ?? .missing },
            write: { element, value in
                switch value {
                case .text(let text): element[keyPath: path] = text
                case .missing: element[keyPath: path] = nil
                default: break
                }
            })
    }

    /// A yes-or-no attribute.
    public static func boolean(
        _ name: String, _ path: any WritableKeyPath<E, Bool?> & Sendable, _ meaning: String
    ) -> Self {
        Self(
            name: name, kind: .boolean, meaning: meaning,
            value: { $0[keyPath: path].map(AttributeValue.boolean) ?? .missing },
            write: { element, value in
                switch value {
                case .boolean(let flag): element[keyPath: path] = flag
                case .missing: element[keyPath: path] = nil
                default: break
                }
            })
    }

    /// An attribute with standard values.
    public static func vocabulary<V: Vocabulary>(
        _ name: String, _ path: any WritableKeyPath<E, V?> & Sendable, _ meaning: String
    ) -> Self {
        Self(
            name: name, kind: .vocabulary(V.allCases.map(\.rawValue)), meaning: meaning,
            value: { $0[keyPath: path].map { .text($0.rawValue) } ?? .missing },
            write: { element, value in
                switch value {
                case .text(let text): if let known = V(rawValue: text) { element[keyPath: path] = known }
                case .missing: element[keyPath: path] = nil
                default: break
                }
            })
    }
}

extension AttributeKind {
    /// The value as this kind holds it, or nil if it cannot.
    ///
    /// Files write numbers as texts and flags as numbers, so a text that is a plain decimal number is taken as one,
    /// and 1, 0, "yes", "no", "ja", "nein", "true" and "false" as flags. Nothing is guessed beyond that.
    public func accept(_ value: AttributeValue) -> AttributeValue? {
        switch (self, value) {
        case (_, .missing):
            return .missing
        case (.number(let range), .number(let number)):
            return number.isFinite && range.contains(number) ? value : nil
        case (.number(let range), .text(let text)):
            guard let number = AttributeValue.number(inText: text), range.contains(number) else { return nil }
            return .number(number)
        case (.text, .text):
            return value
        case (.text, .number(let number)):
            return .text(Int(exactly: number).map(String.init) ?? String(number))
        case (.boolean, .boolean):
            return value
        case (.boolean, .number(let number)):
            return number == 1 ? .boolean(true) : number == 0 ? .boolean(false) : nil
        case (.boolean, .text(let text)):
            return Self.flags[text.lowercased()].map(AttributeValue.boolean)
        case (.vocabulary(let values), .text(let text)):
            return values.contains(text) ? value : nil
        default:
            return nil
        }
    }

    private static let flags = [
        "true": true, "yes": true, "ja": true, "1": true, "false": false, "no": false, "nein": false, "0": false,
    ]
}
