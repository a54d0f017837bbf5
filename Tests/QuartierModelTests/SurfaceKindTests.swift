import QuartierModel
import Testing

/// Kinds of land cover and their classes of sealing.
@Suite struct SurfaceKindTests {
    @Test func everyKindSaysWhereItsClassComesFrom() {
        for kind in SurfaceKind.allCases {
            #expect(!kind.source.isEmpty)
            // The classes of surfaces of the list, and those of ground and water.
            let expected: [String: Sealing] = [
                "BFF 2021, 1": .fully, "BFF 2021, 2": .partly, "BFF 2021, 3": .partly, "BFF 2021, 4": .partly,
                "BFF 2021, 5": .unsealed, "BFF 2021, 11": .unsealed,
            ]
            if kind.source.hasPrefix("BFF") { #expect(expected[kind.source] == kind.sealing, "\(kind)") }
        }
    }

    @Test func classesRunFromOpenToClosed() {
        #expect(Sealing.unsealed < .partly && Sealing.partly < .fully)
        #expect(SurfaceKind.asphalt.sealing == .fully && SurfaceKind.gravel.sealing == .partly)
        #expect(SurfaceKind.lawn.sealing == .unsealed)
    }

    @Test(arguments: [
        (ValueScheme.osm, "surface", "asphalt", SurfaceKind.asphalt), (.osm, "surface", "sett", .paving),
        (.osm, "surface", "compacted", .waterBound), (.osm, "surface", "grass_paver", .grassPaving),
        (.osm, "landuse", "forest", .wood), (.osm, "natural", "water", .water), (.alkis, "nutzart", "Wald", .wood),
        (.alkis, "objart", "44001", .water), (.alkis, "vegetationsmerkmal", "1020", .meadow),
        (.realnutzung, "NUTZUNG_CODE", "27", .cropland), (.clc, "CODE_18", "211", .cropland),
        (.clc, "LABEL3", "Inland marshes", .wetland),
    ])
    func whatIsOneCoverByDefinitionIsMapped(
        scheme: ValueScheme, field: String, value: String, kind: SurfaceKind
    ) throws {
        let source = try source(scheme, field)
        #expect(source.meaning(of: .text(value)) == .value(.text(kind.rawValue)))
    }

    @Test(arguments: [
        (ValueScheme.osm, "surface", "paved"), (.osm, "surface", "ground"), (.osm, "landuse", "residential"),
        (.alkis, "nutzart", "Landwirtschaft"), (.clc, "CODE_18", "333"),
    ])
    func whatMayBeSeveralIsReported(scheme: ValueScheme, field: String, value: String) throws {
        #expect(try source(scheme, field).meaning(of: .text(value)) == .unmapped)
    }

    @Test(arguments: [
        (ValueScheme.alkis, "nutzart", "Wohnbaufläche"), (.alkis, "nutzart", "Straßenverkehr"),
        (.realnutzung, "NUTZUNG_CODE", "3"), (.realnutzung, "NUTZUNG_CODE", "24"), (.clc, "CODE_18", "111"),
        (.clc, "CODE_18", "141"),
    ])
    func whatHoldsSeveralByDefinitionIsNone(scheme: ValueScheme, field: String, value: String) throws {
        #expect(try source(scheme, field).meaning(of: .text(value)) == .excluded)
    }

    @Test func plansSayNothingOfCover() { #expect(ValueScheme.xplanung.crosswalks(of: .surfaces) == []) }

    @Test(arguments: [
        ("amenity", "kindergarten", Crosswalk.Meaning.value(.text("kindergarten"))),
        ("amenity", "doctors", .value(.text("doctor"))), ("amenity", "bench", .excluded),
        ("amenity", "dojo", .unmapped), ("shop", "supermarket", .value(.text("supermarket"))),
        ("shop", "bakery", .value(.text("groceries"))), ("shop", "vacant", .excluded), ("shop", "yes", .unmapped),
    ])
    func placesAreWhatPeopleGoTo(field: String, value: String, meaning: Crosswalk.Meaning) throws {
        let crosswalk = try #require(
            ValueScheme.osm.crosswalks(of: .places).first { $0.attribute == "category" })
        let source = try #require(crosswalk.sources.first { $0.field == field })
        #expect(source.meaning(of: .text(value)) == meaning)
    }

    private func source(_ scheme: ValueScheme, _ field: String) throws -> Crosswalk.Source {
        let crosswalk = try #require(scheme.crosswalks(of: .surfaces).first { $0.attribute == "kind" })
        return try #require(crosswalk.sources.first { $0.field == field })
    }
}
