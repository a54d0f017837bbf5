/// Numbers for people: three digits that matter, thousands apart.
public enum PlainNumber {
    /// A number.
    public static func text(_ value: Double) -> String {
        let size = abs(value)
        if size >= 100 || size == 0 { return grouped(value) }
        let scale: Double = size >= 10 ? 10 : size >= 1 ? 100 : 1000
        return "\((value * scale).rounded() / scale)".replacingMinus
    }

    /// A difference with its sign; nil where it rounds to nothing, which is no difference worth a sign.
    public static func difference(_ value: Double) -> String? {
        let text = text(abs(value))
        guard value != 0, Double(text) != 0 else { return nil }
        return (value > 0 ? "+" : "−") + text
    }

    /// A share in per cent.
    public static func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %".replacingMinus }

    private static func grouped(_ value: Double) -> String {
        guard let whole = Int(exactly: value.rounded()) else { return "\(value)" }
        let digits = Array(String(whole.magnitude))
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += " " }
            text.append(digit)
        }
        return whole < 0 ? "−" + text : text
    }
}

extension String {
    fileprivate var replacingMinus: String { first == "-" ? "−" + dropFirst() : self }
}
