/// Numbers as JSON writes them, read to the nearest `Double`.
///
/// Up to 19 significant digits take exact integer arithmetic; longer numbers and large exponents go through the
/// standard library. Both give the correctly rounded value, so the way taken cannot be seen in the result.
enum DecimalNumber {
    /// Reads the number at `position` and steps behind it; nil if there is none as JSON's grammar has it.
    ///
    /// Too large a number gives an infinity; too small a one gives zero.
    @inline(__always)
    static func parse(_ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ end: Int) -> Double? {
        let start = position
        var cursor = position
        var isNegative = false
        if cursor < end, bytes[cursor] == UInt8(ascii: "-") {
            isNegative = true
            cursor += 1
        }
        var mantissa: UInt64 = 0
        let whole = cursor
        takeDigits(bytes, &cursor, end, &mantissa)
        var digits = cursor - whole
        guard digits > 0, digits == 1 || bytes[whole] != UInt8(ascii: "0") else { return nil }
        var exponent = 0
        if cursor < end, bytes[cursor] == UInt8(ascii: ".") {
            cursor += 1
            let fraction = cursor
            takeDigits(bytes, &cursor, end, &mantissa)
            guard cursor > fraction else { return nil }
            exponent = fraction - cursor
            digits += cursor - fraction
        }
        if cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            guard let stated = takeExponent(bytes, &cursor, end) else { return nil }
            exponent += stated
        }
        position = cursor
        if digits <= 19, let magnitude = exact(mantissa, exponent) {
            return isNegative ? -magnitude : magnitude
        }
        return slow(bytes, start, cursor)
    }

    /// Whether a text is a number in JSON's grammar, and which.
    static func parse(_ text: String) -> Double? {
        var copy = text
        return copy.withUTF8 { buffer in
            let bytes = UnsafeRawBufferPointer(buffer)
            var position = 0
            guard let value = parse(bytes, &position, bytes.count), position == bytes.count else { return nil }
            return value
        }
    }

    @inline(__always)
    private static func takeDigits(
        _ bytes: UnsafeRawBufferPointer, _ cursor: inout Int, _ end: Int, _ mantissa: inout UInt64
    ) {
        while cursor < end {
            let digit = bytes[cursor] &- UInt8(ascii: "0")
            guard digit <= 9 else { return }
            // Wraps beyond 19 digits, which are then read the slow way.
            mantissa = mantissa &* 10 &+ UInt64(digit)
            cursor += 1
        }
    }

    private static func takeExponent(_ bytes: UnsafeRawBufferPointer, _ cursor: inout Int, _ end: Int) -> Int? {
        cursor += 1
        var isNegative = false
        if cursor < end, bytes[cursor] == UInt8(ascii: "-") || bytes[cursor] == UInt8(ascii: "+") {
            isNegative = bytes[cursor] == UInt8(ascii: "-")
            cursor += 1
        }
        let first = cursor
        var value = 0
        while cursor < end, bytes[cursor] &- UInt8(ascii: "0") <= 9 {
            value = min(value * 10 + Int(bytes[cursor] &- UInt8(ascii: "0")), 1_000_000)
            cursor += 1
        }
        guard cursor > first else { return nil }
        return isNegative ? -value : value
    }

    // The bytes are digits, signs, a point and an e, and the way through a text is rare.
    @inline(never)
    private static func slow(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Double? {
        Double(String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
    }
}

// MARK: - Exact conversion

extension DecimalNumber {
    /// `mantissa * 10^exponent`, correctly rounded, where integer arithmetic can tell; nil elsewhere.
    @inline(__always)
    static func exact(_ mantissa: UInt64, _ exponent: Int) -> Double? {
        if mantissa <= 1 << 53 {
            // Both operands are exact, so the one operation rounds correctly (Clinger).
            if exponent <= 0, exponent >= -22 { return Double(mantissa) / powers[-exponent] }
            if exponent > 0, exponent <= 22 { return Double(mantissa) * powers[exponent] }
            return mantissa == 0 ? 0 : nil
        }
        if exponent == 0 { return Double(mantissa) }
        if exponent < 0, exponent >= -19 { return quotient(mantissa, integerPowers[-exponent]) }
        return nil
    }

    /// The quotient of two positive integers, rounded half to even.
    private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
        let left = dividend << UInt64(dividend.leadingZeroBitCount)
        let right = divisor << UInt64(divisor.leadingZeroBitCount)
        var exponent = divisor.leadingZeroBitCount - dividend.leadingZeroBitCount - 64
        var high = left
        var low: UInt64 = 0
        // The high word must be below the divisor; the quotient then has its top bit set.
        if left >= right {
            low = left << 63
            high = left >> 1
            exponent += 1
        }
        let (result, rest) = right.dividingFullWidth((high, low))
        var rounded = result >> 11
        let cut = result & 0x7FF
        if cut > 0x400 || (cut == 0x400 && (rest != 0 || rounded & 1 == 1)) { rounded += 1 }
        return Double(rounded) * Double(sign: .plus, exponent: exponent + 11, significand: 1)
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    static let integerPowers: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]
}
