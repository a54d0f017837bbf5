/// A scheme of values that files use, with a crosswalk to the standard values.
public enum ValueScheme: String, Hashable, Sendable, CaseIterable {
    /// The tags of OpenStreetMap.
    case osm
    /// The building functions and kinds of land use of the German cadastre (ALKIS: Gebäudefunktion, tatsächliche
    /// Nutzung).
    case alkis
    /// The attributes of buildings in CityGML and CityJSON.
    case citygml
    /// The codes of German plans in XPlanung: kinds of building use, purposes of green spaces. None of them is a kind
    /// of land cover by definition: a plan says what ground is for, not what lies on it.
    case xplanung
    /// The classes of Vienna's land use survey (Realnutzungskartierung).
    case realnutzung
    /// The classes of CORINE Land Cover, level 3.
    case clc

    /// The crosswalks for the attributes of a layer.
    public func crosswalks(of layer: LayerKind) -> [Crosswalk] {
        switch (self, layer) {
        case (.osm, .buildings): OSMCrosswalks.buildings
        case (.osm, .green): OSMCrosswalks.green
        case (.osm, .surfaces): OSMCrosswalks.surfaces
        case (.osm, .trees): OSMCrosswalks.trees
        case (.osm, .places): OSMCrosswalks.places
        case (.osm, .stops): OSMCrosswalks.stops
        case (.osm, .streets): OSMCrosswalks.streets
        case (.alkis, .buildings): ALKISCrosswalks.buildings
        case (.alkis, .surfaces): ALKISCrosswalks.surfaces
        case (.citygml, .buildings): CityGMLCrosswalks.buildings
        case (.xplanung, .plots): XPlanungCrosswalks.plots
        case (.xplanung, .green): XPlanungCrosswalks.green
        case (.realnutzung, .plots): RealnutzungCrosswalks.plots
        case (.realnutzung, .green): RealnutzungCrosswalks.green
        case (.realnutzung, .surfaces): RealnutzungCrosswalks.surfaces
        case (.clc, .green): CLCCrosswalks.green
        case (.clc, .surfaces): CLCCrosswalks.surfaces
        case (.osm, _), (.alkis, _), (.citygml, _), (.xplanung, _), (.realnutzung, _), (.clc, _): []
        }
    }

    /// The fields that the crosswalks of a layer read.
    public func fields(of layer: LayerKind) -> [String] {
        crosswalks(of: layer).flatMap { $0.sources.map(\.field) }
    }
}
