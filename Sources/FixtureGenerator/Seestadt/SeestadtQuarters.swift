/// The quarters of Seestadt.
extension SeestadtMesh {
    /// The layer of districts.
    func quarters() -> [DrawnFeature] { districts(SeestadtMesh.quarterNames, prefix: "Q") }

    /// The names of the quarters by their digits.
    private static let quarterNames: [(letter: Character, name: String)] = [
        ("1", "Seeparkquartier"), ("2", "Pionierquartier"), ("3", "Quartier Am Hannah-Arendt-Park"),
        ("4", "Quartier Am Seebogen"), ("5", "Technologiequartier"), ("6", "Nelson-Mandela-Quartier Nord"),
        ("7", "Quartier Seeterrassen"), ("8", "Quartier An den Alten Schanzen"), ("9", "Gewerbequartier Südrand"),
    ]
}
