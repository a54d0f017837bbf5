extension String {
    /// The text with control characters, and invisible ones that turn the direction of writing, shown as `?`.
    public var withoutControls: String {
        guard unicodeScalars.contains(where: Self.isControl) else { return self }
        var plain = String.UnicodeScalarView()
        for scalar in unicodeScalars { plain.append(Self.isControl(scalar) ? "?" : scalar) }
        return String(plain)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Ends of lines and paragraphs, embeddings, overrides and isolates.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
