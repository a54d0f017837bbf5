import QuartierModel
import QuartierScenario
import QuartierTransit
import Testing

@testable import QuartierBatch

/// What a study states of the service that indicators ask for.
@Suite struct TransitParameterTests {
    private func parameters(_ text: String) throws -> Parameters {
        let (study, findings) = StudyTexts.read("parameters: {\(text)}\n")
        #expect(findings.all.isEmpty)
        return try #require(study).parameters
    }

    @Test func whatIsStatedIsTaken() throws {
        let convenient = try parameters(
            "convenient_transit: {low_capacity_m: 400, high_capacity_m: 800, high_capacity: [tram]}"
        ).convenientTransit
        #expect(convenient.lowCapacity == 400 && convenient.highCapacity == 800)
        #expect(convenient.highCapacityModes == [.tram])
        let levels = try parameters("ptal: {window: [\"7:00\", \"9:30\"], best_route: frequency}").accessLevels
        #expect(levels.window == 25_200..<34_200)
        #expect(levels.bestRoute == .frequency)
    }

    @Test func whatIsLeftOutStaysAsTheStandardsSay() throws {
        let stated = try parameters("convenient_transit: {low_capacity_m: 400}")
        #expect(stated.convenientTransit.highCapacity == 1_000)
        #expect(stated.convenientTransit.highCapacityModes == [.rail, .metro, .ferry])
        #expect(stated.accessLevels.window == 29_700..<33_300)
        #expect(stated.accessLevels.bestRoute == .doorstepFrequency)
    }

    @Test func modesStandInTheListOnce() {
        #expect(
            StudyTexts.messages("parameters: {convenient_transit: {high_capacity: [rail, rail, horse]}}\n").count == 2)
    }
}
