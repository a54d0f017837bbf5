/// The layers a city is made of.
public enum LayerKind: String, Sendable, Hashable, CaseIterable {
    /// Quarters or other areas that results are reported for (Gebiete, Quartiere).
    case districts
    /// Building plots (Baufelder, Grundstücke).
    case plots
    /// Buildings (Gebäude).
    case buildings
    /// Green and open spaces, water included (Grün- und Freiflächen).
    case green
    /// The ground outside buildings by what covers it (Bodenbedeckung).
    case surfaces
    /// Trees (Bäume).
    case trees
    /// Places that people go to: schools, shops, surgeries (Einrichtungen).
    case places
    /// Stops of public transport (Haltestellen).
    case stops
    /// Streets, paths and squares on which people walk (Straßen, Wege, Plätze).
    case streets
}

/// The kinds of zone that results are written for.
public enum ZoneKind: String, Sendable, Hashable, CaseIterable {
    /// Every district.
    case districts
    /// Every plot.
    case plots
    /// The union of all districts, as one zone.
    case study
}
