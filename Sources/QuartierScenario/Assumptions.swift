public import QuartierModel

/// A number that may differ by building use.
public struct ByUse: Hashable, Sendable {
    /// The number where the use has none of its own.
    public var general: Double?
    /// The numbers of single uses.
    public var byUse: [BuildingUse: Double]

    /// A number for all uses, numbers for single uses, or both.
    public init(general: Double? = nil, byUse: [BuildingUse: Double] = [:]) {
        self.general = general
        self.byUse = byUse
    }

    /// The number for a use; nil where nothing was stated for it.
    ///
    /// A building of unknown use has the general number.
    public subscript(use use: BuildingUse?) -> Double? {
        if let use, let own = byUse[use] { return own }
        return general
    }

    /// Takes over what another one states.
    ///
    /// A general number is meant for every use: it takes the place of all numbers of single uses, except those that are
    /// stated again beside it. Numbers of single uses alone leave the others as they are.
    public mutating func merge(_ other: ByUse) {
        if other.general != nil {
            self = other
        } else {
            byUse.merge(other.byUse) { _, new in new }
        }
    }
}

/// What a study assumes where the data does not say it (Annahmen).
///
/// Nothing here has a default: a number that an indicator needs and nobody stated leaves the indicator undefined.
/// The chain from floor area to people is that of German and Austrian planning practice; see `Floorspace`.
public struct Assumptions: Hashable, Sendable {
    /// Height of one storey in metres, to tell storeys from a building's height (Geschosshöhe).
    public var storeyHeight = ByUse()
    /// Storeys of a building that states neither storeys nor height.
    public var storeysWhereUnknown = ByUse()
    /// Usable floor area per gross floor area, 0 to 1 (Wohnnutzfläche je Bruttogeschossfläche).
    public var netToGross = ByUse()
    /// Share of the gross floor area that is housing, 0 to 1 (Wohnanteil).
    public var residentialShare = ByUse()
    /// Usable floor area of a dwelling in m² (Wohnfläche je Wohnung).
    public var livingAreaPerDwelling = ByUse()
    /// People in an occupied dwelling (Haushaltsgröße).
    public var householdSize = ByUse()
    /// Share of dwellings that stand empty, 0 to below 1 (Leerstand).
    public var vacancy = ByUse()
    /// Gross floor area of a job in m² (Geschossfläche je Arbeitsplatz).
    public var floorAreaPerJob = ByUse()
    /// Diameter of the crown in metres of trees that state none (Kronendurchmesser).
    public var crownDiameter: Double?

    /// No assumptions.
    public init() {}

    /// Takes over what another set states, as `ByUse.merge` does, and keeps the rest.
    public mutating func merge(_ other: Assumptions) {
        storeyHeight.merge(other.storeyHeight)
        storeysWhereUnknown.merge(other.storeysWhereUnknown)
        netToGross.merge(other.netToGross)
        residentialShare.merge(other.residentialShare)
        livingAreaPerDwelling.merge(other.livingAreaPerDwelling)
        householdSize.merge(other.householdSize)
        vacancy.merge(other.vacancy)
        floorAreaPerJob.merge(other.floorAreaPerJob)
        crownDiameter = other.crownDiameter ?? crownDiameter
    }
}

extension Assumptions {
    /// Every assumption under its key in the study file, in the order of the chain.
    public var named: [(key: String, value: ByUse)] {
        [
            ("storey_height_m", storeyHeight), ("storeys_where_unknown", storeysWhereUnknown),
            ("net_to_gross", netToGross), ("residential_share", residentialShare),
            ("living_area_per_dwelling_m2", livingAreaPerDwelling), ("household_size", householdSize),
            ("vacancy", vacancy), ("floor_area_per_job_m2", floorAreaPerJob),
            ("crown_diameter_m", ByUse(general: crownDiameter)),
        ]
    }
}
