extension String {
    /// The text cut to a length that suits a message, with control characters shown as `?`.
    ///
    /// Messages reach terminals; what a file says must not move their cursor.
    var shortened: String {
        let limit = 40
        let shown = unicodeScalars.prefix(limit).map { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                ? "?" : Character(scalar)
        }
        return String(shown) + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
    }

    /// The shortened text in single quotes.
    var quotedForMessage: String { "'\(shortened)'" }
}
