import QuartierModel
import Testing

struct SuggestionTests {
    @Test(arguments: [
        ("storys", "storeys"), ("Storeys", "storeys"), ("usee", "use"), ("green-share", "green_share"),
        ("dwelings", "dwellings"), ("depart", "departures"),
    ])
    func findsTheWordThatWasMeant(_ slip: String, _ meant: String) {
        let known = ["storeys", "use", "green_share", "dwellings", "departures"]
        #expect(Suggestion.nearest(to: slip, in: known) == meant)
    }

    @Test func findsNothingWhereNothingIsNear() {
        #expect(Suggestion.nearest(to: "colour", in: ["storeys", "use"]) == nil)
        #expect(Suggestion.remedy(for: "colour", known: ["storeys", "use"]) == "Known are storeys, use")
    }
}
