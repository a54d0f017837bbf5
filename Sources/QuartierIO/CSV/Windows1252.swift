/// The code page of Western European Windows, which holds ISO 8859-1 but for control characters.
enum Windows1252 {
    /// The text as UTF-8; nil if it has a byte that the code page leaves undefined.
    static func utf8(of bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            guard let scalar = scalar(of: byte) else { return nil }
            text.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
        return text
    }

    private static func scalar(of byte: UInt8) -> Unicode.Scalar? {
        guard byte < 0xA0 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(special[Int(byte) - 0x80])
    }

    /// What stands for 0x80 to 0x9F; a surrogate, which is no character, for the undefined ones.
    private static let special: [UInt16] = [
        0x20AC, 0xD800, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xD800,
        0x017D, 0xD800, 0xD800, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xD800, 0x017E, 0x0178,
    ]
}
