import QuartierModel
import Testing

struct AttributeKindTests {
    @Test(arguments: [
        (AttributeValue.number(3), AttributeValue.number(3)), (.text("3"), .number(3)), (.text("2.5"), .number(2.5)),
    ])
    func numbersMayBeWrittenAsText(_ stated: AttributeValue, _ taken: AttributeValue) {
        #expect(AttributeKind.number(0.5...200).accept(stated) == taken)
    }

    @Test(arguments: [
        AttributeValue.text("3;4"), .text("1e2"), .text("nan"), .text("0x3"), .text(""), .number(0), .number(201),
        .boolean(true), .text("-"), .text("."),
    ])
    func whatIsNoStoreyCountIsNotTaken(_ stated: AttributeValue) {
        #expect(AttributeKind.number(0.5...200).accept(stated) == nil)
    }

    @Test func flagsMayBeWrittenInTwoLanguages() {
        for (text, flag) in [("ja", true), ("Nein", false), ("yes", true), ("0", false)] {
            #expect(AttributeKind.boolean.accept(.text(text)) == .boolean(flag))
        }
        #expect(AttributeKind.boolean.accept(.text("perhaps")) == nil)
        #expect(AttributeKind.boolean.accept(.number(2)) == nil)
    }

    @Test func everyAttributeReadsWhatItWrites() throws {
        var building = Building()
        try #require(Building.attribute(named: "use")).write(&building, .text("office"))
        try #require(Building.attribute(named: "storeys")).write(&building, .number(4))
        try #require(Building.attribute(named: "storeys")).write(&building, .number(-4))
        #expect(building.use == .office)
        #expect(building.storeys == 4)
        try #require(Building.attribute(named: "use")).write(&building, .missing)
        #expect(building.use == nil)
    }
}
