/// Numbers with a fixed count of decimals, rounded exactly (halves to even), as whole multiples of the last one.
enum FixedDecimal {
    /// The most decimals.
    static let maximumDecimals = 15

    /// `value * 10^decimals`, rounded; nil if it is not finite or has more than 53 bits.
    static func scaled(_ value: Double, decimals: Int) -> Int? {
        guard value.isFinite, value.magnitude < 0x1p53 else { return nil }
        let power = DecimalNumber.integerPowers[min(max(decimals, 0), maximumDecimals)]
        let whole = value.magnitude.rounded(.towardZero)
        let fraction = value.magnitude - whole
        let (product, isTooLarge) = UInt64(whole).multipliedReportingOverflow(by: power)
        guard !isTooLarge, product <= 1 << 53 else { return nil }
        let result = product + scaledFraction(fraction, power, after: product)
        guard result <= 1 << 53 else { return nil }
        return value < 0 ? -Int(result) : Int(result)
    }

    /// `fraction * power` for a fraction below 1, rounded so that a half makes the sum with `whole` even.
    private static func scaledFraction(_ fraction: Double, _ power: UInt64, after whole: UInt64) -> UInt64 {
        // Below 2^-60 nothing reaches half of the last of 15 decimals.
        guard fraction >= 0x1p-60 else { return 0 }
        // fraction = significand / 2^shift with a whole significand, so all is integer arithmetic.
        let shift = 52 - Int(fraction.exponent)
        let product = UInt128(fraction.significandBitPattern | 1 << 52) * UInt128(power)
        let quotient = product >> UInt128(shift)
        let rest = product - quotient << UInt128(shift)
        let half = UInt128(1) << UInt128(shift - 1)
        let truncated = UInt64(quotient)
        let isUp = rest > half || (rest == half && (truncated + whole) & 1 == 1)
        return truncated + (isUp ? 1 : 0)
    }

    /// The value that reading the text of a scaled number gives.
    static func value(ofScaled scaled: Int, decimals: Int) -> Double {
        DecimalNumber.exact(UInt64(scaled.magnitude), -min(max(decimals, 0), maximumDecimals))
            .map { scaled < 0 ? -$0 : $0 } ?? 0
    }

    /// Appends a scaled number as text, without trailing zeros.
    static func append(scaled: Int, decimals: Int, to bytes: inout [UInt8]) {
        var decimals = min(max(decimals, 0), maximumDecimals)
        var rest = scaled.magnitude
        while decimals > 0, rest % 10 == 0 {
            rest /= 10
            decimals -= 1
        }
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        let first = bytes.count
        // Digits come last to first and are turned round in place: no text is made for each number.
        var written = 0
        while written < decimals || rest > 0 || written == decimals {
            if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            written += 1
        }
        bytes[first...].reverse()
    }
}
