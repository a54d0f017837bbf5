/// A key of a group: what it is called, what stands under it and where the value goes.
struct Field<Object: Sendable>: Sendable {
    let property: ObjectSchema.Property
    /// Decodes the value into the object; false where it could not.
    let read: @Sendable (YAMLNode, inout Object, inout DecodingContext) -> Bool

    /// A key of a part of the object: what it says goes to the part at `path`.
    init<Part>(_ field: Field<Part>, in path: any WritableKeyPath<Object, Part> & Sendable) {
        property = field.property
        read = { node, object, context in field.read(node, &object[keyPath: path], &context) }
    }

    /// A key whose value goes through `store`.
    init<Value>(
        _ key: String, _ form: Form<Value>, required isRequired: Bool = false, _ documentation: String,
        store: @escaping @Sendable (Value, inout Object) -> Void
    ) {
        property = ObjectSchema.Property(
            key: key, documentation: documentation, isRequired: isRequired, schema: form.schema)
        read = { node, object, context in
            guard let value = form.decode(node, &context) else { return false }
            store(value, &object)
            return true
        }
    }

    /// A key whose value goes to a property.
    init<Value>(
        _ key: String, _ form: Form<Value>, _ path: any WritableKeyPath<Object, Value> & Sendable,
        required isRequired: Bool = false, _ documentation: String
    ) {
        self.init(key, form, required: isRequired, documentation) { value, object in object[keyPath: path] = value }
    }

    /// A key whose value goes to an optional property.
    init<Value>(
        _ key: String, _ form: Form<Value>, _ path: any WritableKeyPath<Object, Value?> & Sendable,
        required isRequired: Bool = false, _ documentation: String
    ) {
        self.init(key, form, required: isRequired, documentation) { value, object in object[keyPath: path] = value }
    }
}
