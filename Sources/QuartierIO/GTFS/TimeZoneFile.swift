internal import QuartierModel
internal import QuartierTransit

/// The time zone database of the system.
enum TimeZoneFile {
    private static let folder = "/usr/share/zoneinfo"

    /// The rules of a zone by its name in the database, such as `Europe/Vienna`; nil if it is not there.
    ///
    /// The name comes from a feed: only names such as the database has are looked up.
    static func rules(of name: String) -> TimeZoneRules? {
        if ["UTC", "Etc/UTC"].contains(name) { return .utc }
        guard isName(name), let file = try? MappedFile(path: "\(folder)/\(name)", limit: 1 << 20) else { return nil }
        return TimeZoneRules(name: name, file: file.bytes)
    }

    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0)
                        || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0)
                }
        }
        return isPlain && parts.count <= 3 && name.utf8.count <= 64
    }
}
