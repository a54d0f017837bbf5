import Testing

@testable import QuartierTransit

/// PTAL by its published formulas.
@Suite struct AccessLevelTests {
    private func bus(_ metres: Double, _ perHour: Double) -> AccessLevel.Service {
        .init(mode: .bus, lineMode: .bus, metres: metres, departuresPerHour: perHour)
    }

    private func rail(_ metres: Double, _ perHour: Double) -> AccessLevel.Service {
        .init(mode: .rail, lineMode: .rail, metres: metres, departuresPerHour: perHour)
    }

    @Test func threeRoutesGiveTheVectorOfTheFormulaSheet() throws {
        let services = [bus(400, 6), bus(200, 4), rail(800, 8)]
        #expect(services.map(\.accessTime) == [12, 12, 14.5])
        let level = AccessLevel(of: services)
        #expect(abs(level.index - (2.5 + 1.25 + 30 / 14.5)) < 1e-12)
        #expect(level.band == "2")
    }

    @Test func waysBeyondTheReachOfAModeCountForNothing() {
        #expect(bus(640, 6).accessTime != nil && bus(640.1, 6).accessTime == nil)
        #expect(rail(960, 6).accessTime != nil && rail(960.1, 6).accessTime == nil)
        #expect(bus(100, 0).doorstepFrequency == 0)
        #expect(AccessLevel(of: []).band == "0")
        #expect(AccessLevel(of: [bus(700, 6)]).band == "0")
    }

    @Test func eachModeHasABestRoute() {
        let both = AccessLevel(of: [bus(0, 30), rail(0, 30)])
        let apart = AccessLevel(of: [bus(0, 30)]).index + AccessLevel(of: [rail(0, 30)]).index
        #expect(both.index == apart)
        #expect(AccessLevel(of: [bus(0, 30), bus(0, 30)]).index == 1.5 * AccessLevel(of: [bus(0, 30)]).index)
    }

    @Test func theBestRouteMayBeTheOneThatDepartsMostOften() {
        // 14.5 and 9.5 minutes: the rarer bus has the higher doorstep frequency.
        let services = [bus(600, 6), bus(0, 4), rail(0, 4)]
        let (often, near, train) = (30 / 14.5, 30 / 9.5, 30 / 8.25)
        #expect(abs(AccessLevel(of: services).index - (near + often / 2 + train)) < 1e-12)
        #expect(abs(AccessLevel(of: services, best: .frequency).index - (often + near / 2 + train)) < 1e-12)
        #expect(AccessLevel.shares(of: services, best: .frequency) == [1, 0.5, 1])
        // Out of reach nothing is best.
        #expect(AccessLevel.shares(of: [bus(700, 60), bus(0, 4)], best: .frequency) == [0.5, 1])
        // Of equal frequency the nearer one.
        #expect(AccessLevel.shares(of: [bus(300, 6), bus(200, 6)], best: .frequency) == [0.5, 1])
    }

    @Test(arguments: [
        (0.0, "0"), (2.5, "1a"), (2.51, "1b"), (5, "1b"), (10, "2"), (15, "3"), (20, "4"), (25, "5"), (40, "6a"),
        (40.1, "6b"),
    ])
    func bandsIncludeTheirUpperEnds(_ index: Double, _ band: String) {
        #expect(AccessLevel.bands[AccessLevel.bandNumber(ofIndex: index)] == band)
    }
}
