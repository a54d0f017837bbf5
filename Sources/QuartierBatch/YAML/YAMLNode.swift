/// A value of a YAML file, untyped: scalars are texts, and what they mean follows from the key they stand under.
struct YAMLNode: Sendable {
    /// What a node holds.
    enum Content: Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
        /// Something the composer has refused and reported; it is skipped in silence from then on.
        case refused
    }

    let content: Content
    let mark: Mark
}

/// A scalar as written, without its quotes.
struct YAMLScalar: Sendable {
    let text: String
    /// Whether it was written without quotes and not as a block, so that it may be a number, a boolean or null.
    let isPlain: Bool
    /// Where the first character of the text stands, behind the quote or in the first line of a block.
    let textMark: Mark
}

/// A key of a mapping with its value.
struct YAMLEntry: Sendable {
    let key: String
    let keyMark: Mark
    let value: YAMLNode
}

extension YAMLNode {
    /// The shape of a node, which decides between a short and a long form.
    enum Shape: Sendable, Hashable {
        case scalar, sequence, mapping, refused
    }

    var shape: Shape {
        switch content {
        case .scalar: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        case .refused: .refused
        }
    }

    var scalar: YAMLScalar? {
        if case .scalar(let scalar) = content { return scalar }
        return nil
    }
}
