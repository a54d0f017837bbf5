/// A name as words to compare: small letters, without umlauts and accents.
struct FoldedName {
    /// The whole name.
    let text: String
    /// Its runs of letters.
    let words: Set<String>

    init(_ name: String) {
        text = Self.folded(name)
        words = Set(text.split { !$0.isLetter }.map(String.init))
    }

    /// Whether it has a word: short words must stand alone, as they begin many others; longer ones may be part of one.
    func has(_ word: String) -> Bool {
        word.count > 4 ? text.contains(word) : words.contains(word) || words.contains(word + "s")
    }

    /// The text without what a keyboard may lack.
    static func folded(_ name: String) -> String {
        name.lowercased().map { letters[$0] ?? String($0) }.joined()
    }

    private static let letters: [Character: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a", "ç": "c",
        "è": "e", "é": "e", "ê": "e", "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o",
        "ô": "o", "õ": "o", "ø": "o", "ù": "u", "ú": "u", "û": "u", " ": "_", "-": "_", ".": "_",
    ]
}
