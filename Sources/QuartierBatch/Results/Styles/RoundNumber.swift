internal import Glibc

/// A positive number of three digits: 0.25 is 250 · 10⁻³.
///
/// Exact as people write it, so that the limits of classes are the same numbers in a rule and in its label.
struct RoundNumber: Hashable, Sendable {
    /// 100 to 999.
    let digits: Int
    let exponent: Int

    private init(digits: Int, exponent: Int) {
        // Rounding up may have reached the next power of ten.
        (self.digits, self.exponent) = digits == 1000 ? (100, exponent + 1) : (digits, exponent)
    }

    /// The nearest to a number; nil where it is not positive, or beyond all measures of a city.
    init?(_ value: Double) {
        guard value >= 1e-30, value <= 1e30 else { return nil }
        var exponent = Int(log10(value).rounded(.down)) - 2
        var digits = Int((value / pow(10, Double(exponent))).rounded())
        // The logarithm of a power of ten may fall short by a hair, or reach it too soon.
        if digits < 100 {
            exponent -= 1
            digits = Int((value / pow(10, Double(exponent))).rounded())
        } else if digits > 1000 {
            exponent += 1
            digits = Int((value / pow(10, Double(exponent))).rounded())
        }
        guard (100...1000).contains(digits) else { return nil }
        self.init(digits: digits, exponent: exponent)
    }

    /// The number itself.
    var value: Double { Double("\(digits)e\(exponent)") ?? 0 }

    /// The nearest size that people count in: 1, 2, 2.5 or 5 times a power of ten.
    var asStep: RoundNumber {
        let nearest = [100, 200, 250, 500, 1000].min { abs($0 - digits) < abs($1 - digits) } ?? digits
        return RoundNumber(digits: nearest, exponent: exponent)
    }

    /// How coarse a number is made.
    enum Step: CaseIterable {
        /// To one of ten numbers between 1 and 10 that are easy to keep in mind.
        case easy
        /// To two digits.
        case twoDigits
        /// Not at all.
        case threeDigits
    }

    /// The nearest coarser number.
    func rounded(to step: Step) -> RoundNumber {
        switch step {
        case .easy:
            let steps = [100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000]
            let nearest = steps.min { abs($0 - digits) < abs($1 - digits) } ?? digits
            return RoundNumber(digits: nearest, exponent: exponent)
        case .twoDigits: return RoundNumber(digits: (digits + 5) / 10 * 10, exponent: exponent)
        case .threeDigits: return self
        }
    }

    /// The number times a hundred.
    var inPercent: RoundNumber { RoundNumber(digits: digits, exponent: exponent + 2) }

    /// The number as people write it: "0.25", "1200".
    var text: String {
        var text = String(digits)
        guard exponent < 0 else { return text + String(repeating: "0", count: exponent) }
        if text.count <= -exponent { text = String(repeating: "0", count: 1 - exponent - text.count) + text }
        var decimals = String(text.suffix(-exponent))
        while decimals.hasSuffix("0") { decimals.removeLast() }
        let whole = text.dropLast(-exponent)
        return decimals.isEmpty ? String(whole) : "\(whole).\(decimals)"
    }
}
