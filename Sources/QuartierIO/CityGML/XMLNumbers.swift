/// Numbers as XML Schema writes them: also `+1`, `.5` and `1.`, and with any number of zeros in front.
enum XMLNumbers {
    /// The numbers of a list; nil if anything in it is none.
    ///
    /// NaN and infinities are numbers here, none of them finite.
    static func list(_ bytes: UnsafeRawBufferPointer, alsoSeparatedBy comma: Bool = false) -> [Double]? {
        var numbers: [Double] = []
        var position = 0
        while position < bytes.count {
            guard !isSpace(bytes[position], comma) else {
                position += 1
                continue
            }
            var end = position
            while end < bytes.count, !isSpace(bytes[end], comma) { end += 1 }
            guard let number = number(bytes, position, end) else { return nil }
            numbers.append(number)
            position = end
        }
        return numbers
    }

    /// The one number of a text; nil if it is none, or not finite.
    static func number(_ text: String) -> Double? {
        var text = text
        return text.withUTF8 { buffer in
            let bytes = UnsafeRawBufferPointer(buffer)
            guard !bytes.isEmpty, let number = number(bytes, 0, bytes.count), number.isFinite else { return nil }
            return number
        }
    }

    private static func isSpace(_ byte: UInt8, _ comma: Bool) -> Bool {
        byte <= 0x20 || (comma && byte == UInt8(ascii: ","))
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Double? {
        var position = start
        if let number = DecimalNumber.parse(bytes, &position, end), position == end { return number }
        let word = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        // What Swift takes beyond the schema (hexadecimal, "inf") is kept out by the letters.
        let isPlain = word.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        if isPlain { return Double(String(decoding: word, as: UTF8.self)) }
        return ["NaN", "INF", "-INF", "+INF"].contains { word.elementsEqual($0.utf8) } ? .nan : nil
    }
}
