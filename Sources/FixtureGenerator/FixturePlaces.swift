/// A place whose layers are drawn: a folder below the fixtures and what goes into it.
struct FixturePlace: Sendable {
    /// The name of the folder.
    let folder: String
    /// The EPSG code of the plane it is drawn in.
    let code: Int
    /// Draws the layers, in the order in which they are written.
    let layers: @Sendable () -> [FixtureLayer]
    /// Draws the timetable.
    let feed: @Sendable () -> DrawnFeed
    /// A few lines for people on what the drawing adds up to.
    let summary: @Sendable () -> String
}

/// One file of a place.
struct FixtureLayer: Sendable {
    /// The name of the file without its ending.
    let name: String
    /// The features in the order in which they are written.
    let features: [DrawnFeature]
}

/// All places, in the order in which they are drawn; a new one is a folder of sources and a line here.
let fixturePlaces: [FixturePlace] = [.seestadt, .sonnwendviertel, .rothneusiedl, .krefeldMitte, .grid]

/// Every drawn file as a path below the fixtures and its whole text.
///
/// The same bytes on every machine: coordinates are whole centimetres, chance comes from seeded dice, and the
/// only operations on floating point are those that IEEE 754 defines to the last bit.
func fixtureFiles() -> [(path: String, text: String)] {
    fixturePlaces.flatMap { place in
        let layers = place.layers().map { layer in
            ("\(place.folder)/\(layer.name).geojson", featureCollectionText(layer.features, code: place.code))
        }
        return layers + place.feed().tables.map { ("\(place.folder)/gtfs/\($0.name).txt", $0.text) }
    }
}
