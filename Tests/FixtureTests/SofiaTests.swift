import Quartier
import Testing

/// The numbers of Fixtures/sofia/README.md: a study whose names are in no Latin script.
@Suite struct SofiaTests {
    @Test func numbersAreAsWorkedOutByHand() throws {
        let study = try Fixtures.study("sofia")
        let results = try Results(of: study)
        for (zone, gfa, taller, buildings) in [("А-1", 9_000.0, 11_000.0, 2.0), ("А-2", 8_000, 8_000, 1)] {
            func value(_ indicator: String, in scenario: String = "base") throws -> Double? {
                try results.measurement(indicator, zone, in: scenario).value
            }
            #expect(agree(try value("area_m2"), 20_000))
            #expect(agree(try value("buildings"), buildings))
            #expect(agree(try value("green_m2"), 2_500))
            #expect(agree(try value("fsi"), gfa / 20_000))
            #expect(agree(try value("gfa_m2", in: "po-visoko"), taller))
        }
    }

    @Test func namesComeThroughUnchanged() throws {
        let study = try Fixtures.study("sofia")
        #expect(study.baseline.zones.zones.map(\.name) == ["Зона „Север“", "Зона „Юг“ (Żółć, Țară, Älv)"])
        let unmapped = try #require(study.findings.all.first { $0.code == "unmapped-values" })
        #expect(unmapped.message.contains("'парк' (1)") && unmapped.message.contains("'вид'"))
        #expect(unmapped.place.file == "зелени площи.geojson")
    }
}
