/// What a street or path is (Straßenart, Wegeart).
public enum StreetKind: String, Vocabulary {
    /// Motorways and roads for motor vehicles only (Autobahn, Kraftfahrstraße).
    case motorway
    /// Main roads (Hauptstraße).
    case main
    /// Streets with houses (Wohnstraße, Gemeindestraße).
    case local
    /// Streets on which everybody walks: pedestrian zones, shared space (Fußgängerzone, verkehrsberuhigter Bereich).
    case pedestrian
    /// Drives, access to car parks and yards (Zufahrt).
    case service
    /// Footways and paths (Fußweg).
    case footway
    /// Steps (Treppe).
    case steps
    /// Ways for cycling (Radweg).
    case cycleway
    /// Ways for riding (Reitweg).
    case bridleway
    /// Tracks through fields and woods (Feldweg, Forstweg).
    case track
    /// The entrance of a building, as a point on its outline (Eingang, Haustür).
    case entrance
    /// Anything else.
    case other
}

/// The directions in which a street is walked.
public enum WalkingDirection: String, Vocabulary {
    /// Both ways.
    case both
    /// As it is drawn.
    case forward
    /// Against the way it is drawn.
    case backward
}
