internal import Glibc
internal import QuartierTransit

/// Numbers, dates and times as the tables of a feed write them.
enum FeedValues {
    /// A time `H:MM:SS` or `HH:MM:SS`, in seconds; nil for other texts and for hours beyond the limit.
    @inline(__always)
    static func time(_ text: UnsafeRawBufferPointer, hours limit: Int) -> Int32? {
        let count = text.count
        guard count >= 7, count <= 9, text[count - 3] == 0x3A, text[count - 6] == 0x3A else { return nil }
        var hours = 0
        for index in 0..<count - 6 {
            let digit = Int(text[index]) - 0x30
            guard digit >= 0, digit <= 9 else { return nil }
            hours = hours * 10 + digit
        }
        let (tens, ones) = (Int(text[count - 5]) - 0x30, Int(text[count - 4]) - 0x30)
        let (tenSeconds, oneSeconds) = (Int(text[count - 2]) - 0x30, Int(text[count - 1]) - 0x30)
        guard (0...5).contains(tens), (0...9).contains(ones), (0...5).contains(tenSeconds),
            (0...9).contains(oneSeconds), hours <= limit
        else { return nil }
        return Int32(hours * 3600 + tens * 600 + ones * 60 + tenSeconds * 10 + oneSeconds)
    }

    /// A whole number of at most nine digits, without a sign.
    @inline(__always)
    static func whole(_ text: UnsafeRawBufferPointer) -> Int? {
        guard text.count > 0, text.count <= 9 else { return nil }
        var number = 0
        for byte in text {
            guard byte &- 0x30 <= 9 else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// A decimal number; nil for other texts, infinity among them.
    static func decimal(_ text: UnsafeRawBufferPointer) -> Double? {
        guard text.count > 0, text.count < 64 else { return nil }
        var position = 0
        if let value = DecimalNumber.parse(text, &position, text.count), position == text.count {
            return value.isFinite ? value : nil
        }
        // What JSON does not allow, and people write: +48.2, .5, 048.2.
        let known = text.allSatisfy { $0 &- 0x30 <= 9 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
        guard known else { return nil }
        let characters = text.map { CChar(bitPattern: $0) } + [0]
        return characters.withUnsafeBufferPointer { start -> Double? in
            guard let base = start.baseAddress else { return nil }
            var end: UnsafeMutablePointer<CChar>?
            let value = strtod(base, &end)
            return end == UnsafeMutablePointer(mutating: base + text.count) && value.isFinite ? value : nil
        }
    }

    /// A date `YYYYMMDD`.
    static func date(_ text: UnsafeRawBufferPointer) -> ServiceDate? {
        guard text.count == 8, let number = whole(text) else { return nil }
        return ServiceDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
