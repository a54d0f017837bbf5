import QuartierModel

/// Words in the names of files and layers that tell what is in them, in the languages of Europe's planning offices.
enum LayerWords {
    /// The words for a layer, folded.
    static func of(_ layer: LayerKind) -> [String] {
        switch layer {
        case .districts: districts
        case .plots: plots
        case .buildings: buildings
        case .green: green
        case .surfaces: surfaces
        case .trees: trees
        case .places: places
        case .stops: stops
        case .streets: streets
        }
    }

    private static let districts = [
        "district", "bezirk", "quartier", "stadtteil", "stadtviertel", "viertel", "ortsteil", "planungsraum",
        "untersuchungsgebiet", "geltungsbereich", "gemeinde", "graetzl", "quarter", "neighbourhood", "neighborhood",
        "borough", "ward", "municip", "commune", "arrondissement", "barrio", "distrito", "concelho", "freguesia",
        "wijk", "wijken", "buurt", "kvarter", "rione", "circoscrizion", "dzielnic", "kerulet", "raion", "kaupunginosa",
        "study_area", "boundary",
    ]

    private static let plots = [
        "plot", "baufeld", "bauplatz", "bauplaetze", "baugebiet", "parzelle", "grundstueck", "flurstueck", "parcel",
        "perceel", "percelen", "kavel", "parcela", "particell", "lot", "tomt", "baublock",
    ]

    private static let buildings = [
        "building", "gebaeude", "haus", "haeuser", "houses", "bauten", "batiment", "bati", "pand", "panden",
        "edifici", "edificacion", "bygning", "byggnad", "rakennus", "budynk", "epulet", "footprint",
    ]

    private static let green = [
        "green", "gruen", "park", "garten", "garden", "freiflaeche", "freiraum", "espaces_verts", "espace_vert",
        "zonas_verdes", "zona_verde", "verde", "groen", "gront", "open_space", "realnut", "spielplatz", "friedhof",
        "cemetery", "forest", "wald",
    ]

    private static let surfaces = [
        "surface", "belag", "belaege", "oberflaeche", "bodenbedeckung", "land_cover", "landcover", "versiegel",
        "entsiegel", "sealing", "imperm", "flaechen_mehrzweck", "mehrzweckkarte", "tatsaechliche_nutzung",
        "bodembedekking", "occupation_du_sol", "cobertura_suelo", "copertura_suolo",
    ]

    private static let trees = [
        "tree", "baum", "baeume", "arbre", "arbol", "alber", "boom", "bomen", "arvore", "trae", "trad", "puu", "drzew",
    ]

    private static let places = [
        "einrichtung", "schule", "school", "kindergarten", "kita", "kindertages", "apothek", "arztpraxis", "supermarkt",
        "supermarket", "nahversorg", "einzelhandel", "shop", "amenit", "poi", "facilit", "ecole", "escuela", "scuola",
        "equipement", "equipamiento", "voorziening", "infrastruktur",
    ]

    private static let stops = [
        "stop", "haltestelle", "haltepunkt", "halt", "arret", "parada", "fermata", "halte", "paragem", "pysakki",
        "przystan", "station", "hallplats",
    ]

    private static let streets = [
        "street", "strasse", "strassen", "road", "highway", "fussweg", "wegenetz", "gehweg", "footway", "footpath",
        "pedestrian", "gip", "rue", "voirie", "calle", "vial", "vias", "strada", "strade", "straat", "wegen", "vej",
        "gata",
        "gator", "tiet", "ulic",
    ]
}
