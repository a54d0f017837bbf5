/// A closed list of standard values that files and studies may state for an attribute.
public protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {}

/// What a building is used for (Nutzung).
public enum BuildingUse: String, Vocabulary {
    /// Housing (Wohnen).
    case residential
    /// Housing with other uses in one building (Mischnutzung); assumptions say how much is housing.
    case mixed
    /// Offices and services (Büro).
    case office
    /// Shops, restaurants (Handel, Gastronomie).
    case retail
    /// Industry, crafts, logistics (Gewerbe, Industrie).
    case industry
    /// Schools, kindergartens, universities (Bildung).
    case education
    /// Hospitals, surgeries, care (Gesundheit, Pflege).
    case health
    /// Culture, sport, worship, administration open to the public (Kultur, Sport, Gemeinbedarf).
    case culture
    /// Hotels and other short stays (Beherbergung).
    case hotel
    /// Garages (Parken).
    case parking
    /// Anything else.
    case other
}

/// What a green or open space is (Art der Grünfläche).
public enum GreenKind: String, Vocabulary {
    /// A public park (Park).
    case park
    /// A garden or planted courtyard (Garten).
    case garden
    /// A planted courtyard (Hof).
    case courtyard
    /// A playground (Spielplatz).
    case playground
    /// Sports grounds with vegetation (Sportplatz).
    case sports
    /// A meadow or lawn (Wiese).
    case meadow
    /// A wood (Wald).
    case wood
    /// Fields (Landwirtschaft).
    case agriculture
    /// Allotment gardens (Kleingärten).
    case allotments
    /// A cemetery (Friedhof).
    case cemetery
    /// Planted strips along streets and paths (Straßenbegleitgrün, Grünzug).
    case corridor
    /// Water; part of the layer because plans draw it there, never counted as green.
    case water
    /// Anything else that is green.
    case other
}

extension GreenKind {
    /// Whether areas of this kind count as green.
    public var isGreen: Bool { self != .water }
}

/// Who owns or rents out the dwellings of a building (Rechtsform).
public enum Tenure: String, Vocabulary {
    /// Subsidised rental (geförderter Wohnbau).
    case subsidised
    /// Rental on the market (freifinanzierte Miete).
    case rental
    /// Owner-occupied (Eigentum).
    case owner
    /// Cooperative (Genossenschaft, Baugruppe).
    case cooperative
}

/// The means of transport that serves a stop (Verkehrsmittel).
public enum TransitMode: String, Vocabulary {
    /// Railway, S-Bahn (Bahn).
    case rail
    /// Metro (U-Bahn).
    case metro
    /// Tram (Straßenbahn).
    case tram
    /// Bus.
    case bus
    /// Ferry (Fähre).
    case ferry
    /// Cable car (Seilbahn).
    case cableway
}
