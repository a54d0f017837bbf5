internal import QuartierModel

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

extension FeatureFile {
    /// The columns of a CSV table that are named for coordinates, and whether the names are those of degrees.
    ///
    /// Nil for files that are no such table, and where no two names are known. A guess, to be shown to people.
    public static func coordinateColumns(path: String) -> (x: String, y: String, areDegrees: Bool)? {
        guard ["csv", "tsv"].contains(FileName.suffix(path)), let file = try? MappedFile(path: path),
            UTF8Text.firstInvalid(in: file.bytes) == nil
        else { return nil }
        var ignored = Findings()
        let start = TextStart.skipMark(in: file.bytes, file: path, findings: &ignored)
        for split in CSVHeader.splits(file.bytes, from: start) {
            guard let (x, y) = CoordinateColumns.guess(among: split.names) else { continue }
            return (x, y, CoordinateColumns.isLatitude(y))
        }
        return nil
    }
}
