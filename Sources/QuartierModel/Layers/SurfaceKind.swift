/// What covers the ground (Bodenbedeckung, Belagsart).
///
/// There is no statutory German division into three classes of sealing. The one here follows the surface classes of
/// Berlin's biotope area factor (Biotopflächenfaktor, BFF), edition 2021, as far as that has the surface, and says so
/// for each kind: `sealing` gives the class, `source` where it comes from.
public enum SurfaceKind: String, Vocabulary {
    /// Asphalt (Asphaltdecke).
    case asphalt
    /// Concrete (Betondecke).
    case concrete
    /// Pavers or slabs on a bound base or with bound joints (Pflaster und Platten in gebundener Bauweise).
    case boundPaving = "bound_paving"
    /// Sealed, and nobody says with what (versiegelt ohne nähere Angabe).
    case sealed
    /// Setts, clinker, concrete pavers, slabs or wood with unbound joints (Pflaster in ungebundener Bauweise).
    case paving
    /// A surface of graded, compacted minerals (wassergebundene Decke).
    case waterBound = "water_bound"
    /// Clay courts and cinder tracks (Tennenfläche, DIN 18035-5).
    case clay
    /// Plastic surfaces and artificial turf of sports grounds (Kunststofffläche, Kunststoffrasen).
    case sportsSynthetic = "sports_synthetic"
    /// Soil compacted by use, without vegetation (verdichteter Boden).
    case compactedSoil = "compacted_soil"
    /// Pavers with very coarse joints, drain stones (Pflaster mit Sickerfugen, Drainsteine).
    case permeablePaving = "permeable_paving"
    /// Loose gravel, chippings or sand, laid as a surface (Kies-, Splitt- oder Sandfläche).
    case gravel
    /// Ballast of railways (Gleisschotter).
    case ballast
    /// Grass pavers, paving with turf joints (Rasengittersteine, Rasenfugenpflaster).
    case grassPaving = "grass_paving"
    /// Gravel turf (Schotterrasen).
    case gravelTurf = "gravel_turf"
    /// Partly sealed, and nobody says with what (teilversiegelt ohne nähere Angabe).
    case partlySealed = "partly_sealed"
    /// Mown grass (Rasen).
    case lawn
    /// Meadow, pasture (Wiese, Weide).
    case meadow
    /// Beds of perennials and other low planting (Staudenfläche, Beet).
    case planting
    /// Shrubs and hedges, heath (Gehölz, Hecke, Heide).
    case shrubs
    /// Wood (Wald, Baumbestand).
    case wood
    /// Arable land and permanent crops (Acker, Weingarten, Obstbau).
    case cropland
    /// Ground without vegetation that nobody has laid or compacted (offener Boden).
    case bareSoil = "bare_soil"
    /// Marsh, reed, bog (Sumpf, Röhricht, Moor).
    case wetland
    /// Water (Wasserfläche).
    case water
    /// Unsealed, and nobody says what it is (unversiegelt ohne nähere Angabe).
    case unsealed
}

/// How far the ground is closed to air and water (Versiegelungsklasse).
public enum Sealing: String, Vocabulary, Comparable {
    /// Ground without a laid surface (unversiegelt).
    case unsealed
    /// A laid or compacted surface that lets water through in part (teilversiegelt).
    case partly = "partly_sealed"
    /// A surface that lets nothing through (vollversiegelt).
    case fully = "fully_sealed"

    /// Orders from open to closed.
    public static func < (one: Sealing, other: Sealing) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .unsealed: 0
        case .partly: 1
        case .fully: 2
        }
    }

    /// The class in words: "fully sealed".
    public var words: String {
        switch self {
        case .unsealed: "unsealed"
        case .partly: "partly sealed"
        case .fully: "fully sealed"
        }
    }
}

extension SurfaceKind {
    /// The class of sealing of the kind.
    public var sealing: Sealing { classification.sealing }

    /// Where the class of the kind comes from; "BFF 2021, 2" is the second class of that list.
    ///
    /// Classes 2 to 4 of the BFF are laid surfaces (Belagsflächen) that let water through, more or less: all of them
    /// are partly sealed here. Classes 5 and 11 are ground and water without a surface.
    public var source: String { classification.source }

    private var classification: (sealing: Sealing, source: String) {
        switch self {
        case .asphalt, .concrete, .boundPaving: (.fully, "BFF 2021, 1")
        case .paving, .waterBound, .compactedSoil: (.partly, "BFF 2021, 2")
        case .permeablePaving, .gravel: (.partly, "BFF 2021, 3")
        case .grassPaving, .gravelTurf: (.partly, "BFF 2021, 4")
        case .lawn, .meadow, .planting, .shrubs, .wood: (.unsealed, "BFF 2021, 5")
        case .wetland, .water: (.unsealed, "BFF 2021, 11")
        case .sealed: (.fully, "the word itself")
        case .partlySealed: (.partly, "the word itself")
        case .unsealed: (.unsealed, "the word itself")
        case .clay: (.partly, "Quartier: built like a water-bound surface; in no class of the BFF 2021")
        case .sportsSynthetic:
            (.partly, "Quartier: DIN 1986-100 has a runoff between paving and gravel; in no class of the BFF 2021")
        case .ballast: (.partly, "Quartier: as gravel (Schotter); the BFF 2021 names no railways")
        case .cropland, .bareSoil: (.unsealed, "Quartier: soil that nobody has laid a surface on")
        }
    }
}
