import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// Hostile city models end in findings; damaged ones are a matter of `DamageTests`, which takes the samples here.
@Suite struct CityModelRobustnessTests {
    private static let houses = [
        House(identifier: "Ä", extra: "\"children\":[\"B\"],", attributes: "\"measuredHeight\":5,\"a\":[1,{}]"),
        House(identifier: "B", east: 10, type: "BuildingPart", extra: "\"parents\":[\"Ä\"],", hasCourtyard: true),
        House(identifier: "C", east: 30, isSemantic: false),
    ]
    /// A system that needs no look into the register, which would take most of the time.
    private static let system = "OGC:CRS84"
    static let json = Array(CityJSONText.document(of: houses, system: system).utf8)
    static let sequence = Array(
        CityJSONText.sequence(House(identifier: "A"), House(identifier: "B"))
            .replacing(CityJSONText.system, with: system).utf8)
    static let gml = Array(
        CityGMLText.document(
            House(identifier: "Ä", extra: "<bldg:measuredHeight uom=\"m\">5</bldg:measuredHeight>", hasCourtyard: true),
            House(identifier: "C", east: 30, isSemantic: false), system: system
        ).utf8)

    @Test func documentTypesAreRefusedBeforeTheyDoAnything() {
        let bomb = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n"
        let outside = "<!DOCTYPE x [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>\n"
        let plain = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">\n"
        for head in [bomb, outside, plain] {
            let extra = "<gml:name>&xxe;&b;</gml:name>"
            let reading = Reading.city(CityGMLText.document(House(identifier: "A", extra: extra), head: head))
            #expect(reading.codes == ["xml-entities"])
            #expect(reading.table == nil)
        }
        let undeclared = Reading.city(CityGMLText.document(House(identifier: "A", extra: "<gml:name>&b;</gml:name>")))
        #expect(undeclared.codes == ["xml-syntax"])
    }

    @Test func depthIsLimited() {
        let elements = String(repeating: "<a>", count: 200_000)
        #expect(Reading.city(CityGMLText.document(House(identifier: "A", extra: elements))).codes == ["depth-limit"])
        let arrays = String(repeating: "[", count: 1_000_000)
        let text = CityJSONText.document(House(identifier: "A", attributes: "\"a\":\(arrays)"))
        #expect(Reading.city(text).codes == ["depth-limit"])
    }

    @Test func endlessTagsAndRemarksAreRefused() {
        let remark = "<!--" + String(repeating: " ", count: 12 << 20) + "-->"
        #expect(Reading.city(CityGMLText.document(House(identifier: "A"), tail: remark)).codes == ["xml-limit"])
    }

    @Test func partsInACircleAreReadOnce() {
        let parts = [
            House(identifier: "A", extra: "\"children\":[\"B\",\"C\"],"),
            House(identifier: "B", east: 10, type: "BuildingPart", extra: "\"parents\":[\"A\",\"C\",\"B\"],"),
            House(identifier: "C", east: 20, type: "BuildingPart", extra: "\"parents\":[\"B\",\"A\"],"),
        ]
        let reading = Reading.city(CityJSONText.document(of: parts))
        #expect(reading.table?.identifiers == ["A"])
        #expect(reading.table?.shapes.area(of: 0) == 180)
    }

    @Test func repeatedKeysAndIdentifiersAreErrors() {
        let twice = CityJSONText.document(House(identifier: "A"), House(identifier: "A", east: 20))
        #expect(Reading.city(twice).codes.contains("duplicate-key"))
        let gml = CityGMLText.document(House(identifier: "A"), House(identifier: "A", east: 20))
        #expect(Reading.city(gml).codes.contains("duplicate-id"))
    }

    @Test func limitsAreKept() {
        for text in [CityJSONText.document(of: Self.houses), CityGMLText.document(Self.houses[2], Self.houses[2])] {
            var options = FeatureFileOptions()
            options.limits.features = 1
            #expect(Reading.city(text, options: options).codes.contains("too-many-features"))
            options = FeatureFileOptions()
            options.limits.coordinates = 3
            #expect(Reading.city(text, options: options).codes.contains("too-many-coordinates"))
        }
        var options = FeatureFileOptions()
        options.limits.fields = 1
        #expect(Reading.city(Self.json, options: options).codes.contains("too-many-fields"))
    }

    private func check(_ reading: Reading) {
        guard let table = reading.table else {
            #expect(reading.findings.contains { $0.severity == .error })
            return
        }
        #expect(table.identifiers.count == table.count)
        #expect(table.positions.count == table.count)
        for column in table.columns { #expect(column.count == table.count) }
        for defect in table.defects { #expect(defect.isMended || table.shapes.isEmpty(defect.row)) }
        for coordinate in table.shapes.coordinates { #expect(coordinate.isFinite) }
    }
}
