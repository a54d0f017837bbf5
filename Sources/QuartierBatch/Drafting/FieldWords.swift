/// Names of fields that customarily hold a standard attribute, folded; the surest first.
enum FieldWords {
    /// The names for an attribute.
    static func of(_ attribute: String) -> [String] { words[attribute] ?? [] }

    /// Endings of fields with identifiers; the surest first.
    static let identifierEndings = ["id", "nr", "nummer", "code", "codigo", "kennziffer", "schluessel", "kod"]

    /// Numbers that programs give to rows, and measures: no names for areas.
    static let noIdentifiers = ["objectid", "fid", "gid", "rowid", "shape", "area", "flaeche", "len", "umfang", "anno"]

    private static let words = [
        "name": [
            "name", "bezeichnung", "bezeichnun", "bez", "nom", "naam", "nombre", "nome", "denominacion", "denominaci",
            "titel", "title", "label", "navn", "namn", "nimi", "nazwa",
        ],
        "zone": [
            "zone", "widmung", "zoning", "gebietsart", "baugebiet", "baugebietstyp", "festsetzung", "bestemming",
            "zonage", "calificacion",
        ],
        "use": [
            "use", "nutzung", "nutzungsart", "gebaeudenutzung", "gebaeudefunktion", "gfk", "funktion", "function",
            "usage", "gebruiksdoel", "gebruik", "uso", "usos", "destinazione", "building",
        ],
        "storeys": [
            "storeys", "stories", "storey", "geschosse", "geschosszahl", "anzahl_geschosse", "anz_geschosse",
            "vollgeschosse", "anzahl_vollgeschosse", "aog", "gesch_anz", "building:levels", "building_levels",
            "levels", "floors", "num_floors", "nb_etages", "etages", "bouwlagen", "aantal_bouwlagen", "plantas",
            "num_plantas", "piani", "pisos", "storeysaboveground",
        ],
        "height_m": [
            "height_m", "height", "hoehe_m", "hoehe", "gebaeudehoehe", "measuredheight", "building_height", "hauteur",
            "hoogte", "altura", "altezza", "baumhoehe",
        ],
        "dwellings": [
            "dwellings", "we", "wohneinheiten", "anz_we", "wohnungen", "anzahl_wohnungen", "nb_logements", "logements",
            "woningen", "viviendas", "abitazioni", "building:flats", "building_flats",
        ],
        "residents": [
            "residents", "einwohner", "bewohner", "ew", "hauptwohnsitze", "population", "inwoners", "habitants",
            "habitantes", "residenti",
        ],
        "jobs": ["jobs", "arbeitsplaetze", "beschaeftigte", "employees", "emplois", "arbeidsplaatsen", "empleos"],
        "tenure": ["tenure", "rechtsform", "eigentumsform"],
        "kind": [
            "kind", "typ", "type", "art", "kategorie", "category", "klasse", "class", "soort", "tipo", "highway",
            "leisure", "landuse", "natural", "belag", "belagsart", "oberflaeche", "surface", "nutzart",
        ],
        "public": ["public", "oeffentlich", "oeff", "openbaar", "publico", "pubblico"],
        "crown_diameter_m": [
            "crown_diameter_m", "crown_diameter", "diameter_crown", "kronendurchmesser", "kronendurchmesser_m",
            "kronendurch", "kronen_durchm", "krone_dm", "kronedurch", "kd", "diametre_couronne", "diametro_copa",
        ],
        "species": [
            "species", "baumart", "baumart_dt", "baumart_lat", "art_dtsch", "art_bot", "art", "gattung_art",
            "gattungart", "gattung", "genus", "espece", "especie", "specie", "soort",
        ],
        "category": ["category", "kategorie", "art", "typ", "type", "einrichtungsart", "amenity", "shop", "klasse"],
        "weight": ["weight", "gewicht", "plaetze", "kapazitaet", "capacity", "verkaufsflaeche"],
        "mode": ["mode", "verkehrsmittel", "art", "typ", "type", "modus"],
        "departures_per_hour": ["departures_per_hour", "abfahrten", "abfahrten_je_stunde", "departures", "takt"],
    ]
}
