internal import CExpat
internal import QuartierModel

/// Why XML cannot be read on.
struct XMLProblem: Error {
    var code: String
    var message: String
    var remedy: String
    var line = 0
    var column = 0

    func finding(file: String) -> Finding {
        Finding(
            .error, code, message,
            at: Place(file: file, line: line > 0 ? line : nil, column: line > 0 ? column : nil), remedy: remedy)
    }
}

/// What is told about XML while it is read.
protocol XMLListener: AnyObject {
    /// An element begins. `uri` is its namespace, empty if it has none.
    func begin(_ uri: UnsafeBufferPointer<UInt8>, _ local: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes)
        throws(XMLProblem)
    /// The innermost open element ends.
    func end() throws(XMLProblem)
    /// A piece of the text of the innermost open element, in UTF-8.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLProblem)
}

/// Reads XML from memory by expat, element by element.
///
/// A document type is refused at its first word, so there are no entities, no other files, no network. What nests too
/// deeply or has tags of many megabytes is refused as well. Encodings are UTF-8, ISO-8859-1 and US-ASCII.
final class XMLScanner {
    /// How deep elements may nest.
    static let depthLimit = 256
    /// How many bytes are given to expat at once.
    private static let piece = 1 << 20
    /// Expat looks through an unfinished tag again with every piece: for how many pieces it may do so.
    private static let idlePieces = 8

    private let parser: XML_Parser
    private unowned let listener: any XMLListener
    private var depth = 0
    private var problem: XMLProblem?
    private var hasNews = false

    init(_ listener: any XMLListener) {
        // A line break cannot be a part of a namespace.
        guard let parser = XML_ParserCreateNS(nil, CChar(bitPattern: XMLSeparator.byte)) else {
            preconditionFailure("there is no memory for reading a file")
        }
        self.parser = parser
        self.listener = listener
        // The parser lives no longer than this object.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { user, name, attributes in XMLScanner.of(user)?.begin(name, attributes) },
            { user, _ in XMLScanner.of(user)?.end() })
        XML_SetCharacterDataHandler(parser) { user, text, length in XMLScanner.of(user)?.text(text, length) }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLScanner.of(user)?.refuseDocumentType() }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads a whole document.
    func read(_ bytes: UnsafeRawBufferPointer) throws(XMLProblem) {
        var position = 0
        var idle = 0
        repeat {
            let count = min(Self.piece, bytes.count - position)
            let isLast = position + count == bytes.count
            hasNews = false
            let start = bytes.baseAddress.map { ($0 + position).assumingMemoryBound(to: CChar.self) }
            let status = XML_Parse(parser, start, Int32(count), isLast ? 1 : 0)
            if let problem { throw problem }
            guard status == XML_STATUS_OK else { throw failure(atEnd: isLast) }
            position += count
            idle = hasNews ? 0 : idle + 1
            guard idle < Self.idlePieces else {
                throw here("xml-limit", "a tag or a remark is longer than 8 MiB", "Export the file again")
            }
        } while position < bytes.count
    }

    /// The line that is being read, from 1.
    var line: Int { Int(clamping: XML_GetCurrentLineNumber(parser)) }
}

// MARK: - What expat tells

extension XMLScanner {
    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLScanner? {
        user.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(
        _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard problem == nil, let name else { return }
        hasNews = true
        depth += 1
        guard depth <= Self.depthLimit else {
            return stop(
                here("depth-limit", "elements are nested deeper than \(Self.depthLimit) levels", "Flatten the data"))
        }
        let (uri, local) = XMLSeparator.split(name)
        do throws(XMLProblem) {
            try listener.begin(uri, local, XMLAttributes(attributes, line: line))
        } catch {
            stop(placed(error))
        }
    }

    private func end() {
        guard problem == nil else { return }
        hasNews = true
        depth -= 1
        do throws(XMLProblem) { try listener.end() } catch { stop(placed(error)) }
    }

    private func text(_ text: UnsafePointer<CChar>?, _ length: Int32) {
        guard problem == nil, let text else { return }
        hasNews = true
        let count = Int(length)
        text.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            do throws(XMLProblem) {
                try listener.text(UnsafeBufferPointer(start: start, count: count))
            } catch {
                stop(placed(error))
            }
        }
    }

    private func refuseDocumentType() {
        stop(
            here(
                "xml-entities", "the file declares a document type or entities of its own",
                "Export the file without <!DOCTYPE …>"))
    }

    private func stop(_ problem: XMLProblem) {
        self.problem = self.problem ?? problem
        _ = XML_StopParser(parser, 0)
    }
}

// MARK: - Problems

extension XMLScanner {
    private func here(_ code: String, _ message: String, _ remedy: String) -> XMLProblem {
        placed(XMLProblem(code: code, message: message, remedy: remedy))
    }

    private func placed(_ problem: XMLProblem) -> XMLProblem {
        guard problem.line == 0 else { return problem }
        var problem = problem
        problem.line = line
        problem.column = Int(clamping: XML_GetCurrentColumnNumber(parser)) + 1
        return problem
    }

    private func failure(atEnd: Bool) -> XMLProblem {
        let code = XML_GetErrorCode(parser)
        switch code {
        case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
            return here("xml-encoding", "the encoding of the file is not known", "Save the file as UTF-8")
        case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR, XML_ERROR_UNCLOSED_CDATA_SECTION:
            return here(
                "xml-syntax", "the file ends before its last element does", "The file is cut off; get a whole copy")
        default:
            let words = XML_ErrorString(code).map { String(cString: $0) } ?? "unknown"
            return here("xml-syntax", "this is no XML: \(words)", "Mend the file at this place, or export it again")
        }
    }
}

/// Where expat puts the border between a namespace and a name.
enum XMLSeparator {
    static let byte: UInt8 = 0x0A

    /// The namespace and the local name.
    static func split(
        _ name: UnsafePointer<CChar>
    ) -> (uri: UnsafeBufferPointer<UInt8>, local: UnsafeBufferPointer<UInt8>) {
        let bytes = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
        var end = 0
        var border: Int?
        while bytes[end] != 0 {
            if bytes[end] == byte { border = end }
            end += 1
        }
        guard let border else {
            return (UnsafeBufferPointer(start: nil, count: 0), UnsafeBufferPointer(start: bytes, count: end))
        }
        return (
            UnsafeBufferPointer(start: bytes, count: border),
            UnsafeBufferPointer(start: bytes + border + 1, count: end - border - 1)
        )
    }
}

/// The attributes of an element that begins; valid only until the call that hands them over returns.
struct XMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    /// The line of the element.
    let line: Int

    init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?, line: Int) {
        self.list = list
        self.line = line
    }

    /// Each attribute: namespace, local name, value.
    func forEach(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, UnsafePointer<CChar>) -> Void) {
        guard let list else { return }
        var index = 0
        while let name = list[index], let value = list[index + 1] {
            let (uri, local) = XMLSeparator.split(name)
            body(uri, local, value)
            index += 2
        }
    }
}
