import QuartierModel
import Testing

/// The crosswalks lead to standard values, and only where the definition says so.
@Suite struct CrosswalkTests {
    @Test func everyTargetIsAStandardValue() {
        check(Building.self)
        check(GreenSpace.self)
        check(Stop.self)
    }

    private func check<E: Element>(_ type: E.Type) {
        for scheme in ValueScheme.allCases {
            for crosswalk in scheme.crosswalks(of: E.layer) {
                guard let attribute = E.attribute(named: crosswalk.attribute) else {
                    Issue.record("\(E.layer) has no attribute \(crosswalk.attribute)")
                    continue
                }
                for case .table(let values, let silent) in crosswalk.sources.map(\.reading) {
                    #expect(silent.isDisjoint(with: values.keys))
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
}
