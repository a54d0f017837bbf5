/// What a value of the study file looks like: one description that both decodes it and describes it.
///
/// Decoding and the JSON Schema come from the same declaration, so the two cannot drift apart.
struct Form<Value: Sendable>: Sendable {
    /// What people call such a value, with its article: "a number".
    let noun: String
    /// The shapes a node may have for this form to try it.
    let shapes: Set<YAMLNode.Shape>
    /// The description for the JSON Schema.
    let schema: Schema
    /// Decodes a node of one of the shapes; nil, with a finding, where it cannot.
    private let body: @Sendable (YAMLNode, inout DecodingContext) -> Value?

    init(
        _ noun: String, _ shapes: Set<YAMLNode.Shape>, _ schema: Schema,
        decode: @escaping @Sendable (YAMLNode, inout DecodingContext) -> Value?
    ) {
        self.noun = noun
        self.shapes = shapes
        self.schema = schema
        body = decode
    }

    /// The value of a node; nil, with a finding, where it is not of this form.
    func decode(_ node: YAMLNode, _ context: inout DecodingContext) -> Value? {
        guard shapes.contains(node.shape) else {
            context.reportKind(node, expected: noun)
            return nil
        }
        return body(node, &context)
    }

    /// The same form with another value.
    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Form<Other> {
        Form<Other>(noun, shapes, schema) { node, context in
            decode(node, &context).map(transform)
        }
    }

    /// The same form with a further rule: `check` reports what breaks it and says whether it holds.
    func checked(
        _ check: @escaping @Sendable (Value, YAMLNode, inout DecodingContext) -> Bool
    ) -> Form<Value> {
        Form(noun, shapes, schema) { node, context in
            guard let value = decode(node, &context), check(value, node, &context) else { return nil }
            return value
        }
    }

    /// The same form, printed once in the schema under a name.
    func named(_ name: String) -> Form<Value> {
        Form(noun, shapes, .named(name, schema), decode: body)
    }

    /// A short and a long form of the same value; the shape of the node decides.
    static func either(_ short: Form<Value>, _ long: Form<Value>) -> Form<Value> {
        Form(
            "\(short.noun) or \(long.noun)", short.shapes.union(long.shapes), .either([short.schema, long.schema])
        ) { node, context in
            (short.shapes.contains(node.shape) ? short : long).decode(node, &context)
        }
    }
}
