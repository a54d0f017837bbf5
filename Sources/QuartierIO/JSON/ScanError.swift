internal import QuartierModel

/// Why a reader stopped at a byte: the text is not JSON, or what it says is not a geometry.
///
/// Small enough to be thrown from the innermost loops; words are found only when a finding is made of it.
struct ScanError: Error, Hashable {
    enum Kind: Hashable {
        case end, value, key, colon, commaOrBrace, commaOrBracket, number, notANumber, escape, surrogate, control
        case utf8, depth, trailing, tooManyFeatures
        case fault(GeometryFault)
    }

    var kind: Kind
    var offset: Int

    init(_ kind: Kind, _ offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// What makes the geometry unusable, if the JSON itself is sound as far as it was read.
    var fault: GeometryFault? {
        if case .fault(let fault) = kind { fault } else { nil }
    }
}

extension ScanError {
    /// The stable name of the finding.
    var code: String {
        switch kind {
        case .utf8: "invalid-utf8"
        case .depth: "depth-limit"
        case .trailing: "trailing-content"
        case .tooManyFeatures: "too-many-features"
        case .fault(let fault): fault.code
        default: "json-syntax"
        }
    }

    /// What is wrong.
    var message: String {
        switch kind {
        case .end: "the file ends in the middle of a value"
        case .value: "a value is missing or misspelt"
        case .key: "a member name in double quotes is missing"
        case .colon: "a colon is missing after a member name"
        case .commaOrBrace: "a comma or a closing brace is missing"
        case .commaOrBracket: "a comma or a closing bracket is missing"
        case .number: "this is not a number as JSON writes it"
        case .notANumber: "NaN and Infinity are not numbers in JSON"
        case .escape: "a backslash in a text is followed by something unknown"
        case .surrogate: "a text holds half a character (a lone surrogate)"
        case .control: "a text holds a line break or another control character"
        case .utf8: "a text is not UTF-8"
        case .depth: "values are nested deeper than \(JSONScanner.depthLimit) levels"
        case .trailing: "there is something after the end of the data"
        case .tooManyFeatures: "the layer has more features than the limit"
        case .fault(let fault): fault.reason
        }
    }

    /// What to do about it.
    var remedy: String {
        switch kind {
        case .end: "The file is cut off; get a whole copy"
        case .number: "Write digits, a point before decimals, and no leading zeros or plus sign"
        case .notANumber: "Write null where a value is missing"
        case .escape, .control: "Write line breaks as \\n and a backslash as \\\\"
        case .surrogate: "Write the whole character"
        case .utf8: "Save the file as UTF-8"
        case .depth: "Flatten the data"
        case .trailing: "Keep one JSON document; files with one feature a line are named .geojsonl"
        case .tooManyFeatures: "Split the layer"
        case .fault(let fault): fault.remedy
        default: "Mend the JSON at this place"
        }
    }
}
