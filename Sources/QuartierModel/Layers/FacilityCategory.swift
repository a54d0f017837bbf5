/// What a place offers to the people around it (Art der Einrichtung).
public enum FacilityCategory: String, Vocabulary {
    /// Kindergarten (Kindergarten, Kindertagesstätte).
    case kindergarten
    /// School (Schule).
    case school
    /// University, college (Hochschule).
    case university
    /// Surgery of doctors, health centre (Arztpraxis, Ärztezentrum).
    case doctor
    /// Dentist (Zahnarztpraxis).
    case dentist
    /// Pharmacy (Apotheke).
    case pharmacy
    /// Hospital (Krankenhaus).
    case hospital
    /// Home for the old, other social facility (Pflegeheim, soziale Einrichtung).
    case care
    /// Supermarket (Supermarkt, Vollversorger).
    case supermarket
    /// Smaller shops of food: baker, butcher, corner shop (Lebensmittelhandwerk, Nachbarschaftsladen).
    case groceries
    /// Drugstore (Drogerie).
    case drugstore
    /// Any other shop (sonstiger Einzelhandel).
    case shop
    /// Market (Markt).
    case market
    /// Restaurant, café, bar (Gastronomie).
    case gastronomy
    /// Bank (Bankfiliale).
    case bank
    /// Post office (Postfiliale).
    case post
    /// Library (Bibliothek).
    case library
    /// Theatre, cinema, arts centre (Kultur).
    case culture
    /// Community centre (Gemeinschaftseinrichtung, Nachbarschaftszentrum).
    case community
    /// Place of worship (Gotteshaus).
    case worship
    /// Town hall, court, other administration open to the public (Verwaltung).
    case administration
    /// Police, fire brigade (Sicherheit).
    case safety
    /// Sports facility (Sportstätte).
    case sports
    /// Playground (Spielplatz).
    case playground
    /// Anything else.
    case other
}
