/// Guesses from the names of columns which of them hold coordinates; people are asked, nothing is read by it.
enum CoordinateColumns {
    private static let customary: [(x: String, y: String)] = [
        ("x", "y"), ("lon", "lat"), ("lng", "lat"), ("long", "lat"), ("longitude", "latitude"),
        ("stop_lon", "stop_lat"), ("east", "north"), ("easting", "northing"), ("ost", "nord"), ("e", "n"),
        ("rechtswert", "hochwert"), ("ostwert", "nordwert"), ("laenge", "breite"), ("länge", "breite"),
        ("geo_x", "geo_y"), ("coord_x", "coord_y"), ("x_coord", "y_coord"), ("utm_x", "utm_y"), ("point_x", "point_y"),
        ("longitud", "latitud"),
    ]

    /// The column of x (east, longitude) and that of y (north, latitude); nil if no two names are known.
    static func guess(among names: [String]) -> (x: String, y: String)? {
        for pair in customary {
            guard let x = names.first(where: { $0.lowercased() == pair.x }),
                let y = names.first(where: { $0.lowercased() == pair.y })
            else { continue }
            return (x, y)
        }
        return guessBehindPrefix(among: names)
    }

    /// Two names that say more in front, both the same: WGS84_LON and WGS84_LAT.
    private static func guessBehindPrefix(among names: [String]) -> (x: String, y: String)? {
        for pair in customary {
            for x in names where x.lowercased().hasSuffix("_" + pair.x) {
                let wanted = x.lowercased().dropLast(pair.x.count) + pair.y
                if let y = names.first(where: { $0.lowercased() == wanted }) { return (x, y) }
            }
        }
        return nil
    }

    /// Whether a name is one for latitudes.
    static func isLatitude(_ name: String) -> Bool {
        ["lat", "latitude", "latitud", "breite", "stop_lat"].contains(name.lowercased())
    }
}
