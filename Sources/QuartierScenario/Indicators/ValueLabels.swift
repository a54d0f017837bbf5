/// The words that the values of an indicator stand for.
public enum ValueLabels: Hashable, Sendable {
    /// 1 stands for the first word, 2 for the second.
    case ranked([String])
    /// Each word up to the end of its band, which is part of it; the last one beyond all ends.
    case bands([String], ends: [Double])
    /// Hours of the day: 4.75 is 04h45; nights belong to the day before and go on behind 24h00.
    ///
    /// Not 04:45: programs take that for a time, and then cannot read 24:30 in the same column.
    case clock

    /// The word for a value; nil where there is none.
    ///
    /// A mean that is no whole number has no word of a rank.
    public func label(of value: Double) -> String? {
        switch self {
        case .ranked(let words):
            guard let rank = Int(exactly: value), words.indices.contains(rank - 1) else { return nil }
            return words[rank - 1]
        case .bands(let words, let ends): return words[ends.firstIndex { value <= $0 } ?? ends.count]
        case .clock: return Self.clock(ofHours: value, between: "h")
        }
    }

    /// Hours of the day as a clock shows them: 4.75 is 04:45; nil for what no clock shows.
    public static func clock(ofHours value: Double, between separator: String = ":") -> String? {
        guard let minutes = Int(exactly: (value * 60).rounded()), minutes >= 0 else { return nil }
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return padded(minutes / 60) + separator + padded(minutes % 60)
    }
}
