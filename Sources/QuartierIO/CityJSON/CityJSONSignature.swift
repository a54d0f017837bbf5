internal import QuartierModel

/// Tells CityJSON from other JSON by the members of its root.
enum CityJSONSignature {
    /// Whether the text is an object that says `"type": "CityJSON"`, or would do so if it were whole.
    ///
    /// Looks no further than the type, or the first member that only one of the formats has.
    static func isFound(in bytes: UnsafeRawBufferPointer) -> Bool {
        var scanner = JSONScanner(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        scanner.skipSpace()
        scanner.position += 1
        var hasObjects = false
        var isFirst = true
        do throws(ScanError) {
            while let key = try scanner.nextKey(isFirst: &isFirst) {
                if scanner.says(key, "type"), try scanner.peek() == UInt8(ascii: "\"") {
                    let type = try scanner.string()
                    return scanner.says(type, "CityJSON") || scanner.says(type, "CityJSONFeature")
                }
                if scanner.says(key, "features") || scanner.says(key, "coordinates") { return false }
                if scanner.says(key, "CityObjects") { hasObjects = true }
                try scanner.skipValue(outer: 1)
            }
        } catch {
            return hasObjects
        }
        return false
    }
}
