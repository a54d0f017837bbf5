import QuartierModel
import Testing

@testable import QuartierScenario

/// `assume` with parameters: what a study with these parameters says.
@Suite struct ParameterEditTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 1_000, 100))
        city.district("E", Box(1_000, 0, 1_000, 100))
        city.building("A", Box(10, 10, 10, 10), storeys: 5)
        city.building("B", Box(450, 10, 10, 10), storeys: 5)
        // Its centroid lies in D, a part of it in E.
        city.building("C", Box(980, 10, 30, 10), storeys: 1)
        city.green("G", Box(100, 0, 80, 100))
        city.green("H", Box(700, 0, 20, 20), isPublic: false)
        city.stop("S", 40, 15, departures: 3)
        return city
    }()

    /// Changes of parameters, each with an indicator that notices it.
    static let changes: [(String, @Sendable (inout StatedParameters) -> Void)] = [
        ("residents_near_green_300m_share", { $0.greenAccess.limit = 200 }),
        ("residents_near_green_300m_share", { $0.greenAccess.minimumArea = 9_000 }),
        (
            "residents_near_green_300m_share",
            {
                $0.greenAccess.publicOnly = false
                $0.greenAccess.minimumArea = 100
            }
        ),
        ("residents_near_stop_300m_share", { $0.stopAccess.minimumDeparturesPerHour = 4 }),
        ("gfa_m2", { $0.assignment = .areaShare }),
        ("green_public_m2_per_resident", { $0.minimumPopulation = 100 }),
    ]

    @Test(arguments: changes.indices)
    func equalsAStudyWithTheParameter(_ number: Int) throws {
        let (noticed, change) = Self.changes[number]
        let baseline = try Self.city.baseline()
        let found = try baseline.evaluate(Edits.measure(change))
        var stated = StatedParameters()
        change(&stated)
        let other = try Self.city.baseline { $0.parameters.merge(stated) }
        let ids = baseline.indicators.map(\.definition.id)
        // A study with another distance calls its indicator otherwise; the order is the same.
        for (id, anew) in zip(ids, other.indicators.map(\.definition.id)) {
            for zone in ["D", "E"] {
                #expect(try found.measurement(id, zone) == other.measured.measurement(anew, zone), "\(id) of \(zone)")
            }
        }
        #expect(try found.measurement(noticed) != baseline.measured.measurement(noticed))
    }

    @Test func editsAndParametersGoTogetherInAnyOrder() throws {
        let baseline = try Self.city.baseline()
        let near = Edits.measure { $0.greenAccess.limit = 200 }
        let tall = try Edits.change(.buildings, "id = 'B'", [("storeys", .set(.number(20)))])
        let one = try baseline.evaluate(near, tall)
        let other = try baseline.evaluate(tall, near)
        #expect(try one.measurement("residents_near_green_300m_share").numerator == 10)
        #expect(
            try one.measurement("residents_near_green_300m_share")
                == other.measurement("residents_near_green_300m_share"))
        // The later one decides, and a part of a group leaves the rest of it alone.
        let far = Edits.measure { $0.greenAccess.limit = 300 }
        #expect(
            try baseline.evaluate(near, far).measurement("residents_near_green_300m_share")
                == baseline.measured.measurement("residents_near_green_300m_share"))
        var parameters = Parameters()
        var stated = StatedParameters()
        stated.greenAccess.limit = 7
        parameters.merge(stated)
        #expect(parameters == .with { $0.greenAccess.limit = 7 })
    }

    /// The places of buildings are made anew, and what green there is is brought up to date.
    @Test func anotherAssignmentSeesTheGreenOfTheScenario() throws {
        let surface = Edits.measure { $0.assignment = .pointOnSurface }
        let baseline = try Self.city.baseline()
        let gone = try baseline.evaluate(surface, Edits.remove(.green, "id = 'G'"))
        #expect(try gone.value("residents_near_green_300m_share") == 0)
        let grown = try baseline.evaluate(
            surface, Edits.add(GreenSpace.self) { $0.green("N", Box(800, 0, 100, 100)) })
        #expect(try grown.value("residents_near_green_300m_share") == 1)
    }

    @Test func aNameThatSaysAnotherDistanceIsAWarning() throws {
        let baseline = try Self.city.baseline()
        let findings = baseline.findings(Edits.measure { $0.greenAccess.limit = 500 })
        #expect(
            findings.map(\.message) == [
                "'residents_near_green_300m_share' keeps its name, but is measured with 500 m in this scenario"
            ])
        #expect(findings.map(\.severity) == [.warning])
        let density = try Self.city.baseline { $0.indicators = ["density"] }
        #expect(density.findings(Edits.measure { $0.greenAccess.limit = 500 }).isEmpty)
    }

    @Test func distancesOfStopsAreTheStudys() throws {
        let findings = try Self.city.baseline().findings(Edits.measure { $0.stopAccess.limits = [400] })
        #expect(findings.map(\.code) == ["fixed-parameter"])
    }

    @Test func statingWhatIsSoTouchesNothing() throws {
        let baseline = try Self.city.baseline()
        #expect(baseline.findings(Edits.measure { $0.minimumCoverage = 0.95 }).map(\.code) == ["touches-nothing"])
        // A parameter that nothing heeds is an edit without effect.
        let density = try Self.city.baseline { $0.indicators = ["gfa_m2"] }
        #expect(
            try density.outcome([Edits.measure { $0.stopAccess.minimumDeparturesPerHour = 9 }]).findings.all.map(
                \.message)
                == ["the scenario changes its parameters and no indicator"])
    }
}
