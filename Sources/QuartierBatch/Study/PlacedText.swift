public import QuartierModel

/// A text of the study file with the place of its first character, for later errors to point at.
public struct PlacedText: Hashable, Sendable {
    /// The text as written, without quotes.
    public var text: String
    /// Where its first character stands.
    ///
    /// Exact for texts on one line without escapes; the column of a later character is this one plus its distance.
    public var place: Place

    /// A text and its place.
    public init(_ text: String, place: Place = Place()) {
        self.text = text
        self.place = place
    }
}

extension Form where Value == PlacedText {
    /// The same texts with the place of their first character.
    static func placed(_ form: Form<String>) -> Form<PlacedText> {
        Form(form.noun, form.shapes, form.schema) { node, context in
            form.decode(node, &context).map {
                PlacedText($0, place: context.place(node.scalar?.textMark ?? node.mark))
            }
        }
    }

    /// A text with the place of its first character.
    static let placedText = placed(.text)
}
