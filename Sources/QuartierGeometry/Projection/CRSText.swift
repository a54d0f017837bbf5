/// The ways in which files and people name a CRS, brought to one.
enum CRSText {
    /// No register's definition is longer or deeper; what is would only serve to exhaust the parser.
    private static let maximumLength = 65_536
    private static let maximumDepth = 32

    /// The text PROJ is given for a text from outside: "EPSG:31256", WKT, PROJJSON or a PROJ string.
    static func normalised(_ text: String) throws(ProjectionError) -> String {
        guard let text = trimmed(text), text.utf8.count <= maximumLength else {
            throw unknown("the CRS is empty or longer than \(maximumLength) bytes")
        }
        if let code = authorityCode(text) { return isLongitudeLatitude(code) ? "EPSG:4326" : code }
        if text.contains("+proj=") { return try projString(text) }
        if text.first == "{" || text.contains("[") {
            guard depth(of: text) <= maximumDepth else {
                throw unknown("the definition of the CRS is nested too deeply")
            }
            return text
        }
        throw unknown("'\(text.prefix(80))' does not name a CRS")
    }

    /// OGC's names for WGS 84 with longitude first, which is how every coordinate is kept here.
    private static func isLongitudeLatitude(_ code: String) -> Bool {
        ["OGC:CRS84", "CRS:84", "CRS:CRS84"].contains(code)
    }

    /// "EPSG:31256" from a code, a URN or an address of the OGC; nil for other texts.
    private static func authorityCode(_ text: String) -> String? {
        let lower = text.lowercased()
        var fields: [Substring]
        if lower.hasPrefix("urn:") {
            // urn:ogc:def:crs:EPSG:<version or nothing>:31256
            fields = text.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count == 7, fields[2].lowercased() == "def", fields[3].lowercased() == "crs" else {
                return nil
            }
            fields = [fields[4], fields[6]]
        } else if let range = addressRange(lower) {
            // …/def/crs/EPSG/0/31256
            fields = text.dropFirst(range).split(separator: "/", omittingEmptySubsequences: false)
            guard fields.count == 3 else { return nil }
            fields = [fields[0], fields[2]]
        } else {
            fields = text.split(separator: ":", omittingEmptySubsequences: false)
        }
        guard fields.count == 2, fields.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNameByte) }) else {
            return nil
        }
        return "\(fields[0].uppercased()):\(fields[1].uppercased())"
    }

    private static func addressRange(_ lower: String) -> Int? {
        ["http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/"]
            .first { lower.hasPrefix($0) }?.count
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// A PROJ string that is a CRS and reads no files of its own choice.
    private static func projString(_ text: String) throws(ProjectionError) -> String {
        guard !text.contains("+init"), !text.contains("+step"), !text.contains("proj=pipeline") else {
            throw unknown("a CRS cannot be a pipeline or an +init of a file")
        }
        return text.contains("+type=crs") ? text : text + " +type=crs"
    }

    private static func depth(of text: String) -> Int {
        var (depth, deepest) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"): depth -= 1
            default: break
            }
        }
        return deepest
    }

    private static func trimmed(_ text: String) -> String? {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(text[first...last])
    }

    private static func unknown(_ message: String) -> ProjectionError {
        ProjectionError(.unknownCRS, message, remedy: "Write an EPSG code, such as EPSG:25832, WKT or PROJJSON")
    }
}
