import QuartierModel
import Testing

/// The crosswalks lead to standard values, and only where the definition says so.
@Suite struct CrosswalkTests {
    @Test func everyTargetIsAStandardValue() {
        check(Plot.self)
        check(Building.self)
        check(GreenSpace.self)
        check(Surface.self)
        check(Tree.self)
        check(Facility.self)
        check(Stop.self)
    }

    private func check<E: Element>(_ type: E.Type) {
        for scheme in ValueScheme.allCases {
            for crosswalk in scheme.crosswalks(of: E.layer) {
                guard let attribute = E.attribute(named: crosswalk.attribute) else {
                    Issue.record("\(E.layer) has no attribute \(crosswalk.attribute)")
                    continue
                }
                for case .table(let values, let silent, let excluded) in crosswalk.sources.map(\.reading) {
                    #expect(silent.isDisjoint(with: values.keys))
                    #expect(excluded.isDisjoint(with: values.keys) && excluded.isDisjoint(with: silent))
                    for target in values.values { #expect(attribute.kind.accept(.text(target)) != nil, "\(target)") }
                }
            }
        }
    }

    @Test(arguments: [
        ("apartments", Crosswalk.Meaning.value(.text("residential"))), ("yes", .silent), ("commercial", .unmapped),
    ])
    func buildingsAreMappedByDefinitionOnly(tag: String, meaning: Crosswalk.Meaning) throws {
        let use = try #require(ValueScheme.osm.crosswalks(of: .buildings).first { $0.attribute == "use" })
        #expect(use.sources[0].meaning(of: .text(tag)) == meaning)
        #expect(use.source(forField: "nutzung").meaning(of: .text(tag)) == meaning)
    }

    @Test(arguments: [
        (AttributeValue.text("12 m"), Crosswalk.Meaning.value(.number(12))), (.text("12.5"), .value(.number(12.5))),
        (.text("3m"), .value(.number(3))), (.number(7), .value(.number(7))), (.text("40 ft"), .unmapped),
        (.text("12'4\""), .unmapped), (.text("m"), .unmapped), (.text("1e3"), .unmapped), (.text(""), .silent),
        (.missing, .silent),
    ])
    func heightsAreMetres(value: AttributeValue, meaning: Crosswalk.Meaning) throws {
        let height = try #require(ValueScheme.osm.crosswalks(of: .buildings).first { $0.attribute == "height_m" })
        #expect(height.sources[0].meaning(of: value) == meaning)
    }

    @Test func cadastreCodesAreReadWithAndWithoutTheirClass() throws {
        let use = try #require(ValueScheme.alkis.crosswalks(of: .buildings).first)
        for code in [AttributeValue.number(1010), .text("1010"), .text("31001_1010")] {
            #expect(use.sources[0].meaning(of: code) == .value(.text("residential")))
        }
        #expect(use.sources[0].meaning(of: .number(2000)) == .unmapped)
    }

    @Test(arguments: [
        (AttributeValue.number(1200), "residential"), (.text("1200"), "residential"), (.text("WA"), "residential"),
        (.number(1500), "mixed"), (.text("MU"), "mixed"), (.number(1450), "mixed"),
        (.text("GewerblicheBauflaeche"), "industry"),
    ])
    func buildingLandOfPlansIsReadByCodeAndShortName(value: AttributeValue, use: String) throws {
        let crosswalk = try #require(ValueScheme.xplanung.crosswalks(of: .plots).first)
        #expect(crosswalk.sources[0].meaning(of: value) == .value(.text(use)))
        #expect(crosswalk.source(forField: "art").meaning(of: value) == .value(.text(use)))
    }

    @Test func aCodeThatTwoEnumerationsShareCountsOnlyWhereTheFieldSaysWhich() throws {
        let crosswalk = try #require(ValueScheme.xplanung.crosswalks(of: .plots).first)
        let general = try #require(crosswalk.sources.first { $0.field == "allgArtDerBaulNutzung" })
        #expect(general.meaning(of: .number(2000)) == .value(.text("mixed")))
        #expect(general.meaning(of: .number(3000)) == .value(.text("industry")))
        for code in [2000.0, 3000] {
            #expect(crosswalk.sources[0].meaning(of: .number(code)) == .unmapped)
            #expect(crosswalk.source(forField: "art").meaning(of: .number(code)) == .unmapped)
        }
        // Core and special areas may be anything.
        for word in ["MK", "SO", "1600"] { #expect(crosswalk.sources[0].meaning(of: .text(word)) == .unmapped) }
    }

    @Test(arguments: [
        (ValueScheme.xplanung, AttributeValue.number(1000), Crosswalk.Meaning.value(.text("park"))),
        (.xplanung, .text("Friedhof"), .value(.text("cemetery"))), (.xplanung, .number(24006), .excluded),
        (.xplanung, .number(24002), .unmapped), (.realnutzung, .text("Park, Grünanlage"), .value(.text("park"))),
        (.realnutzung, .number(30), .value(.text("wood"))), (.realnutzung, .number(211), .value(.text("wood"))),
        (.realnutzung, .number(32), .value(.text("water"))), (.realnutzung, .text("Straßenraum begrünt"), .excluded),
        (.realnutzung, .number(3), .excluded), (.realnutzung, .number(33), .unmapped),
        (.clc, .number(141), .value(.text("park"))), (.clc, .text("311"), .value(.text("wood"))),
        (.clc, .text("Mixed forest"), .value(.text("wood"))),
        (.clc, .text("Wiesen und Weiden"), .value(.text("meadow"))),
        (.clc, .number(111), .excluded), (.clc, .number(512), .value(.text("water"))), (.clc, .number(334), .unmapped),
        (.clc, .number(999), .unmapped), (.clc, .text("Salines"), .excluded),
    ])
    func greenIsTakenBuiltLandIsNotAndTheUnknownIsReported(
        scheme: ValueScheme, value: AttributeValue, meaning: Crosswalk.Meaning
    ) throws {
        let kind = try #require(scheme.crosswalks(of: .green).first { $0.attribute == "kind" })
        #expect(kind.source(forField: "art").meaning(of: value) == meaning)
    }

    @Test func everyClassOfTheLandCoverAndOfTheSurveyIsDecidedOrLeftOutOnPurpose() throws {
        let levels = [
            11: 2, 12: 4, 13: 3, 14: 2, 21: 3, 22: 3, 23: 1, 24: 4, 31: 3, 32: 4, 33: 5, 41: 2, 42: 3, 51: 2, 52: 3,
        ]
        let codes = levels.flatMap { level, count in (1...count).map { level * 10 + $0 } }.sorted()
        #expect(codes.count == 44)
        let cover = try #require(ValueScheme.clc.crosswalks(of: .green).first).sources[0]
        #expect(codes.filter { cover.meaning(of: .number(Double($0))) == .unmapped } == [333, 334])
        let green = try #require(ValueScheme.realnutzung.crosswalks(of: .green).first).sources[0]
        let use = try #require(ValueScheme.realnutzung.crosswalks(of: .plots).first).sources[0]
        #expect((1...32).filter { green.meaning(of: .number(Double($0))) == .unmapped } == [])
        #expect((1...32).filter { use.meaning(of: .number(Double($0))) == .unmapped } == [7, 11])
    }

    @Test func whatIsBuiltOnIsNoGreenAndTheOtherWayRound() throws {
        let green = try #require(ValueScheme.realnutzung.crosswalks(of: .green).first).sources[0]
        let use = try #require(ValueScheme.realnutzung.crosswalks(of: .plots).first).sources[0]
        guard case .table(let kinds, _, _) = green.reading, case .table(let uses, let silent, _) = use.reading else {
            Issue.record("the survey is read by tables")
            return
        }
        #expect(Set(kinds.keys).isDisjoint(with: uses.keys))
        #expect(Set(kinds.keys).isSubset(of: silent))
        for code in uses.keys { #expect(green.meaning(of: .text(code)) == .excluded, "\(code)") }
    }
}
