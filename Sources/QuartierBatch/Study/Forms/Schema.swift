/// What a value may look like, as data: the half of a form that `quartier schema` prints.
indirect enum Schema: Sendable {
    /// A text that is not empty; what editors take for a number or a truth value is a text here, too.
    case text
    /// A text that matches a regular expression.
    case pattern(String)
    /// A text that may be empty.
    case anyText
    case number(NumberRange)
    case integer(NumberRange)
    case boolean
    case null
    /// One of some texts.
    case choice([String])
    /// This number and no other.
    case exactly(Int)
    /// A list with at least one item.
    case list(of: Schema, isUnique: Bool)
    /// A group with keys of the user's choice, at least one.
    case map(of: Schema)
    case object(ObjectSchema)
    case either([Schema])
    /// A feature as RFC 7946 has it.
    case feature
    /// A schema that is printed once under its name and referred to elsewhere.
    case named(String, Schema)
}

/// A group of known keys.
struct ObjectSchema: Sendable {
    /// A key with what stands under it.
    struct Property: Sendable {
        let key: String
        let documentation: String
        let isRequired: Bool
        let schema: Schema
    }

    var properties: [Property]
    /// Keys of which exactly one must be there; empty for no such rule.
    var exactlyOne: [String] = []
    /// Keys of which one must be there, or several; empty for no such rule.
    var atLeastOne: [String] = []
    /// Whether a group without any key makes no sense.
    var needsKey = false
}
